"""DCGAN at 64x64 pixels."""

from tfgan_lite.game import Game
from tfgan_lite.games.dcgan import dcgan
from tfgan_lite.stabilizers import PLAIN, Stabilizers


def make_game(stabilizers: Stabilizers = PLAIN) -> Game:
    """Returns the `dcgan64` game."""
    return dcgan(size=64, channels=3, steps=2000, stabilizers=stabilizers)
