"""Trains `infogan` with several seeds, and says how far its ten codes are the ten digits.

    python bench/infogan.py --seeds=5 --jobs=1

For each seed, after the best matching of codes with digits: the share of all real digits whose
code, as the game reads it, is that of their label; and the share of 1,000 samples in which a
classifier, trained on four fifths of the real digits, sees the digit of the code that was asked
for. Both with one matching, that of the real digits. Beside these stand the samples' rarest class
and Frechet distance. No label was seen in training. `--set=clustering=0` is the plain game.
"""

import concurrent.futures
import contextlib
import dataclasses
import multiprocessing
import pathlib
import statistics
import tempfile
import time

import numpy as np
from absl import app, flags

from tfgan_lite import data, games, latent
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.engines.graph_sampler import GraphSampler
from tfgan_lite.game import Noise
from tfgan_lite.games import infogan
from tfgan_lite.metrics.digit_classifier import held_out_split, train_digit_classifier
from tfgan_lite.metrics.matching import match_codes
from tfgan_lite.metrics.sample_quality import sample_quality
from tfgan_lite.options import parse

SEEDS = flags.DEFINE_integer("seeds", 5, "Seeds 0, 1, ... of this number.", lower_bound=1)
STEPS = flags.DEFINE_integer("steps", None, "Rounds; the game's own where not given.")
JOBS = flags.DEFINE_integer("jobs", 1, "Seeds that train at once.", lower_bound=1)
OPTIONS = flags.DEFINE_multi_string("set", [], "An option of the game, OPTION=VALUE.")
SAMPLES = 1000


@dataclasses.dataclass(frozen=True)
class Measured:
    """What one seed has reached."""

    seed: int
    read: float
    painted: float
    rarest: float
    distance: float
    seconds: float
    table: str

    def line(self):
        shares = "".join(f"{100 * x:>10.1f}" for x in (self.read, self.painted, self.rarest))
        return f"{self.seed:>6}{shares}{self.distance:>10.1f}{self.seconds:>10.0f}"


def read_codes(game, checkpoint, images):
    """Returns the codes, int `[N]`, of images, with the averages of the weights."""
    reading = dataclasses.replace(
        game,
        noise=(Noise("images", game.image_shape),),
        sample=lambda images: infogan.read(images)[0],
    )
    with contextlib.closing(GraphSampler(reading, checkpoint)) as sampler:
        return np.argmax(sampler.sample({"images": images}), axis=1)


def train(game, digits, seed, steps, prefix):
    """Returns the checkpoint, and the seconds that it took."""
    batches = {"batches": lambda first: data.batches(digits, game.batch_size, seed, first)}
    began = time.perf_counter()
    with contextlib.closing(GraphEngine(game, seed=seed, **batches)) as engine:
        for _ in range(steps or game.steps):
            engine.train_step()
        return engine.save(str(prefix)), time.perf_counter() - began


def measured(seed, steps, options):
    game = games.make("infogan", options)
    real = data.load("digits", *game.image_shape)
    images = data.to_unit_range(real.images)
    with tempfile.TemporaryDirectory() as directory:
        digits = ImageSet("digits", real.images)  # without the labels
        prefix = pathlib.Path(directory) / "model"
        checkpoint, seconds = train(game, digits, seed, steps, prefix)
        noise = latent.draw_noise(game, SAMPLES, seed=1)
        with contextlib.closing(GraphSampler(game, checkpoint)) as sampler:
            samples = sampler.sample(noise)
        codes = read_codes(game, checkpoint, images)
    matching = match_codes(codes, real.labels)
    classifier = train_digit_classifier(*held_out_split(images, real.labels)[0])
    asked = np.array(matching.classes)[np.argmax(noise["code"], axis=1)]
    quality = sample_quality(classifier, images, samples)
    return Measured(
        seed=seed,
        read=matching.share,
        painted=float(np.mean(classifier.predict(samples) == asked)),
        rarest=quality.least_share,
        distance=quality.distance,
        seconds=seconds,
        table=str(matching),
    )


def main(_):
    options = parse(OPTIONS.value)
    if "spectral_norm" in options:
        raise app.UsageError(
            "--set: wants options other than spectral_norm, which codes are read without."
        )
    spawned = multiprocessing.get_context("spawn")
    found = []
    print(f"{'seed':>6}{'read %':>10}{'painted %':>10}{'rarest %':>10}{'distance':>10}", end="")
    print(f"{'seconds':>10}", flush=True)
    with concurrent.futures.ProcessPoolExecutor(JOBS.value, spawned) as pool:
        done = [pool.submit(measured, n, STEPS.value, options) for n in range(SEEDS.value)]
        for future in concurrent.futures.as_completed(done):
            found.append(future.result())
            print(found[-1].line(), flush=True)
    shares = [
        100 * statistics.median(getattr(one, what) for one in found) for what in ("read", "painted")
    ]
    print(f"median{''.join(f'{share:>10.1f}' for share in shares)}")
    typical = sorted(found, key=lambda one: one.read)[(len(found) - 1) // 2]
    print(f"Codes and digits of seed {typical.seed}; those that are matched with a star")
    print(typical.table)


if __name__ == "__main__":
    app.run(main)
