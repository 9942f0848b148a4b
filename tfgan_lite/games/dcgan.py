"""DCGAN at any of its sizes: Adam 2e-4 with beta1 0.5 for both players, in turn.

Source: Radford et al. 2016, section 4.
"""

import functools

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.dcgan import discriminator, generator
from tfgan_lite.stabilizers import Stabilizers


def dcgan(size: int, channels: int, steps: int, stabilizers: Stabilizers) -> Game:
    """Returns the `dcgan<size>` game for images `[N, size, size, channels]`."""
    paint = functools.partial(generator, size=size, channels=channels)

    def game_losses(images, z):
        return adversarial_losses(images, lambda: paint(z), discriminator, stabilizers)

    return Game(
        name=f"dcgan{size}",
        inputs=(Input("images", (size, size, channels)),),
        noise=(Noise("z", (100,)),),
        players=(
            Player("discriminator", learning_rate=2e-4),
            Player("generator", learning_rate=2e-4),
        ),
        losses=game_losses,
        sample=functools.partial(paint, training=False),
        batch_size=64,
        steps=steps,
    )
