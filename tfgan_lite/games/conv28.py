"""The default job: the 28x28 convolutional GAN of document 000, made stable.

Departures from the document: one Adam for each player instead of one for both; players in
turn; a gradient penalty on real images and an averaged generator, without which the small
data set loses most of its classes (BUILD.md has what was tried).
"""

import functools

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.conv28 import discriminator, generator
from tfgan_lite.stabilizers import Stabilizers

STABLE = Stabilizers(gradient_penalty="r1", penalty_weight=3.0)


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `conv28` game."""
    return Game(
        name="conv28",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(Noise("z", (100,)),),
        players=(
            Player("discriminator", learning_rate=4e-4),
            Player("generator", learning_rate=1e-3, average=0.995),
        ),
        losses=functools.partial(_losses, stabilizers),
        sample=generator,
        batch_size=32,
        steps=1500,
    )


def _losses(stabilizers, images, z):
    return adversarial_losses(images, lambda: generator(z), discriminator, stabilizers)
