"""The conditional GAN: ask for a class, and get it.

images, their classes ---------> discriminator -> is this a real image of that class?
z, asked -> generator -> images, asked ---^

Source: Mirza and Osindero 2014, equation 2. Rates, penalty and averages are those of `conv28`.
"""

import dataclasses
import functools

import tensorflow as tf

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game, Input, Noise
from tfgan_lite.games import conv28
from tfgan_lite.games.conv28 import STABLE
from tfgan_lite.networks.conditional import CLASSES, discriminator, generator
from tfgan_lite.stabilizers import Stabilizers


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `conditional` game."""
    return dataclasses.replace(
        conv28.make_game(stabilizers),
        name="conditional",
        inputs=(Input("images", (28, 28, 1)), Input("labels", (), "int32", classes=CLASSES)),
        noise=(Noise("z", (100,)), Noise("asked", (CLASSES,), "one_hot")),
        losses=functools.partial(_losses, stabilizers),
        sample=generator,
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
