"""Judges the samples of a run on digits: class shares and Frechet distance.

    tfgan-train && python bench/quality.py --workdir=runs/conv28-digits

A classifier is trained on four fifths of the real digits; the run's newest checkpoint paints
the samples. Beside their distance from the real digits stand the distance between two halves
of these and the distance of the generator before its first step. Where the game can be asked for
classes, all are asked for alike, and the share of samples that are judged as the class asked for
is printed too.
"""

from absl import app, flags
from painted import before_and_after

from tfgan_lite import data, latent
from tfgan_lite.metrics.digit_classifier import held_out_split, train_digit_classifier
from tfgan_lite.metrics.sample_quality import agreement, sample_quality

WORKDIR = flags.DEFINE_string("workdir", "runs/conv28-digits", "A run of tfgan-train.")
NUM = flags.DEFINE_integer("num", 1000, "How many samples to judge.", lower_bound=2)
SEED = flags.DEFINE_integer("seed", 1, "Which samples.")


def main(_):
    painted = before_and_after(WORKDIR.value, NUM.value, SEED.value)
    _, checkpoint, game, noise, before, samples = painted
    real = data.load("digits", *game.image_shape)
    images = data.to_unit_range(real.images)
    train, held_out = held_out_split(images, real.labels)
    classifier = train_digit_classifier(*train)
    accuracy = classifier.accuracy(*held_out)
    print(f"Classifier: {100 * accuracy:.1f}% right on {len(held_out[1])} held-out digits")

    print(f"Samples of {checkpoint}")
    print(sample_quality(classifier, images, samples, before).table())
    asked = latent.asked_classes(game, noise)
    if asked is not None:
        print(agreement(classifier.predict(samples), asked).table())


if __name__ == "__main__":
    app.run(main)
