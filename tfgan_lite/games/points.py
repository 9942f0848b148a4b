"""Games of points around the centres of a mixture, on which mode collapse can be counted.

Source: Lin et al. 2018 (PacGAN), section 4.1, after Srivastava et al. 2017 (VEEGAN): batches of
100, z of 2 numbers, Adam. Departures, for a run of a minute or two on a CPU: 30,000 rounds in the
place of 400,000, at rates that start at 3e-3 in the place of 1e-4 and fall to 0 along a cosine,
beta1 0.5 in the place of 0.8, an averaged generator, and a gradient penalty on real points, which
keeps all modes (`bench/modes.py` has the games without it, and with packing).
"""

import functools

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.points import REACH, discriminator, generator
from tfgan_lite.schedules import Schedule
from tfgan_lite.stabilizers import Stabilizers

# 0.01 is sharper sooner and loses more modes, 0.1 fewer and takes longer.
STABLE = Stabilizers(gradient_penalty="r1", penalty_weight=0.03)
STEPS = 30_000  # over which the rates fall to 0


def points_game(name: str, reach: float, stabilizers: Stabilizers) -> Game:
    """Returns the game of a mixture.

    Args:
      name: str, of the game and of its data set.
      reach: positive float, how far from 0 its centres lie on an axis. The networks see points on
        a scale on which that is 4, and so do instance noise and gradient penalties.
      stabilizers: `Stabilizers`.

    Raises:
      ValueError: for an augmentation, as these are of images.
    """
    if stabilizers.augmentation != "none":
        raise ValueError(
            f"games.{name}: augmentation wants none, as it is of images and this game has points; "
            f"got {stabilizers.augmentation!r}. Try instance_noise."
        )
    scale = REACH / reach
    falling = Schedule("cosine", STEPS)
    return Game(
        name=name,
        inputs=(Input("points", (2,)),),
        noise=(Noise("z", (2,)),),
        players=(
            Player("discriminator", learning_rate=3e-3, schedule=falling),
            Player("generator", learning_rate=3e-3, average=0.999, schedule=falling),
        ),
        losses=functools.partial(_losses, scale, stabilizers),
        sample=functools.partial(_sample, scale),
        dataset=name,
        batch_size=100,
        steps=STEPS,
    )


def _losses(scale, stabilizers, points, z):
    return adversarial_losses(scale * points, lambda: generator(z), discriminator, stabilizers)


def _sample(scale, z):
    return generator(z) / scale
