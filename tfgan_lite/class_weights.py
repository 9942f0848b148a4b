"""A game in which real images of rare classes count more."""

import dataclasses

from tfgan_lite import adversarial
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input


def weighted(game: Game) -> Game:
    """Returns the game with an input `weights`: what each real image counts for the discriminator.

    Args:
      game: `Game` whose losses come from `adversarial_losses`.

    Returns:
      `Game`; an image set gives it weights by class, see `data.balancing.class_weights`. Its
      losses raise InputError where no discriminator asks for the weights.
    """

    def losses(weights, **arguments):
        with adversarial.weighting(weights) as used:
            told = game.losses(**arguments)
        if not used:
            raise InputError(
                f"--balance: weights are what real images count for a discriminator; game "
                f"{game.name} has none that asks for them. Take --balance=resample."
            )
        return told

    inputs = (*game.inputs, Input("weights", ()))
    return dataclasses.replace(game, inputs=inputs, losses=losses)
