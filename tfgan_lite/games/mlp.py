"""The multilayer-perceptron GAN of document 001: uniform noise, Adam 1e-4, batches of 100.

Departures from the document, without which the small data set loses every class but a few
(BUILD.md has what was tried): a gradient penalty on real images, which are in [0, 1] here, an
averaged generator, beta1 0.5 (Radford et al. 2016, section 4) where the document leaves Adam's
default of 0.9, and 30,000 rounds in the place of 10,000.
"""

import functools

import tensorflow as tf

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.mlp import discriminator, generator
from tfgan_lite.stabilizers import Stabilizers

STABLE = Stabilizers(gradient_penalty="r1", penalty_weight=0.5)


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `mlp` game."""
    return Game(
        name="mlp",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(Noise("z", (100,), "uniform"),),
        players=(
            Player("discriminator", learning_rate=1e-4),
            Player("generator", learning_rate=1e-4, average=0.999),
        ),
        losses=functools.partial(_losses, stabilizers),
        sample=_sample,
        batch_size=100,
        steps=30_000,
    )


def _losses(stabilizers, images, z):
    return adversarial_losses(
        _to_pixels(images), lambda: generator(z), discriminator, stabilizers, _to_images, _to_pixels
    )


def _sample(z):
    return _to_images(generator(z))


def _to_pixels(images):
    return tf.reshape((images + 1.0) / 2.0, [-1, 784])


def _to_images(pixels):
    return tf.reshape(pixels * 2.0 - 1.0, [-1, 28, 28, 1])
