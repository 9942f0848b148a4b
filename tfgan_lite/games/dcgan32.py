"""DCGAN at 32x32 pixels."""

from tfgan_lite.game import Game
from tfgan_lite.games.dcgan import dcgan


def make_game() -> Game:
    """Returns the `dcgan32` game."""
    return dcgan(size=32, channels=3, steps=2000)
