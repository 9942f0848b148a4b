"""The conditional GAN: ask for a class, and get it.

images, their classes ---------> discriminator -> is this a real image of that class?
z, asked -> generator -> images, asked ---^

Source: Mirza and Osindero 2014, equation 2. Rates, penalty and averages are those of `conv28`.
"""

import functools

import tensorflow as tf

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.conditional import CLASSES, discriminator, generator
from tfgan_lite.stabilizers import Stabilizers

STABLE = Stabilizers(gradient_penalty="r1", penalty_weight=3.0)


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `conditional` game."""
    return Game(
        name="conditional",
        inputs=(Input("images", (28, 28, 1)), Input("labels", (), "int32", classes=CLASSES)),
        noise=(Noise("z", (100,)), Noise("asked", (CLASSES,), "one_hot")),
        players=(
            Player("discriminator", learning_rate=4e-4),
            Player("generator", learning_rate=1e-3, average=0.995),
        ),
        losses=functools.partial(_losses, stabilizers),
        sample=generator,
        batch_size=32,
        steps=3000,
    )


def _losses(stabilizers, images, labels, z, asked):
    classes = tf.one_hot(labels, CLASSES)
    return adversarial_losses(
        images,
        lambda: generator(z, asked),
        discriminator,
        stabilizers,
        conditions=(classes, asked),
    )
