"""DCGAN at 28x28 pixels."""

from tfgan_lite.game import Game
from tfgan_lite.games.dcgan import dcgan
from tfgan_lite.stabilizers import PLAIN, Stabilizers


def make_game(stabilizers: Stabilizers = PLAIN) -> Game:
    """Returns the `dcgan28` game."""
    return dcgan(size=28, channels=1, steps=2000, stabilizers=stabilizers)
