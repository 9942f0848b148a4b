"""Judges the samples of a run of any game of images, without a trained judge.

    tfgan-train --game=deep64 && python bench/photos.py --workdir=runs/deep64-photos

The Frechet distance is taken between the random features of samples and of the whole data set.
Beside it stand the distance between two halves of the data, those of the generator before its
first step, of the data's mean image repeated, and of images each of which is the mean colour of
a real one. The mean distance between two samples, beside that of two real images, tells a
generator that has collapsed.
"""

import numpy as np
from absl import app, flags
from painted import before_and_after

from tfgan_lite import data
from tfgan_lite.health import pair_distance
from tfgan_lite.metrics.frechet import frechet_distance
from tfgan_lite.metrics.random_features import random_features

WORKDIR = flags.DEFINE_string("workdir", "runs/deep64-photos", "A run of tfgan-train.")
NUM = flags.DEFINE_integer("num", 1000, "How many samples to judge.", lower_bound=2)
SEED = flags.DEFINE_integer("seed", 1, "Which samples, and which halves of the data.")
PAIRED = 500  # images of each kind between whose pairs the mean distance is taken


def compared(real, samples, before, random):
    """Yields (what, number) of the table."""
    features = random_features(real)
    halves = np.array_split(random.permutation(len(real)), 2)

    def distance(images):
        return frechet_distance(random_features(images), features)

    yield "samples to the data", distance(samples)
    yield "untrained generator to the data", distance(before)
    yield "half of the data to the other half", frechet_distance(*(features[h] for h in halves))
    yield "the mean image, repeated", distance(np.repeat(real.mean(0, keepdims=True), 2, 0))
    colours = real.mean(axis=(1, 2), keepdims=True)
    yield "mean colours of the data, without form", distance(np.broadcast_to(colours, real.shape))
    mixed = real[random.permutation(len(real))]
    yield "mean distance of two samples", pair_distance(samples[:PAIRED])
    yield "the same, untrained", pair_distance(before[:PAIRED])
    yield "the same, data", pair_distance(mixed[:PAIRED])


def main(_):
    painted = before_and_after(WORKDIR.value, NUM.value, SEED.value)
    record, checkpoint, game, _, before, samples = painted
    real = data.to_unit_range(data.load(record.dataset, *game.image_shape).images)
    print(f"{NUM.value} samples of {checkpoint}, {len(real)} images of {record.dataset}")
    random = np.random.Generator(np.random.Philox(SEED.value))
    for what, number in compared(real, samples, before, random):
        print(f"  {what:<42} {number:>10.3f}")


if __name__ == "__main__":
    app.run(main)
