"""The GAN with an auxiliary classifier: ask for a class, and get it.

images --------------------------> discriminator -+-> is it real?
z, asked -> generator -> images ---^              +-> of which class is it?

Both players gain from a class that is told: the discriminator of real and of generated images,
the generator of its own.

Source: Odena et al. 2017, equations 2 and 3. Departure: the generator's loss is the one that does
not saturate. Rates, penalty and averages are those of `conv28`.
"""

import dataclasses
import functools

import tensorflow as tf

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game
from tfgan_lite.games import conditional
from tfgan_lite.games.conv28 import STABLE
from tfgan_lite.networks.acgan import CLASSES, discriminator, generator
from tfgan_lite.stabilizers import Stabilizers


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `acgan` game.

    Args:
      stabilizers: `Stabilizers`, of the discriminator.

    Raises:
      ValueError: for packing, as several images of one pack have no one class.
    """
    if stabilizers.packing > 1:
        raise ValueError(
            "games.acgan: packing wants 1, as the discriminator tells the class of each image; "
            f"got {stabilizers.packing}. The game conditional takes packing."
        )
    return dataclasses.replace(
        conditional.make_game(stabilizers),
        name="acgan",
        losses=functools.partial(_losses, stabilizers),
    )


def _losses(stabilizers, images, labels, z, asked):
    seen = []  # the class logits of real images, then of generated ones

    def judge(images, **options):
        logits, class_logits = discriminator(images, **options)
        seen.append(class_logits)
        return logits

    told = adversarial_losses(images, lambda: generator(z, asked), judge, stabilizers)
    real, fake = (
        tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=classes, logits=logits))
        for classes, logits in zip((tf.one_hot(labels, CLASSES), asked), seen, strict=False)
    )
    return {
        "discriminator": told["discriminator"] + real + fake,
        "generator": told["generator"] + fake,
    }
