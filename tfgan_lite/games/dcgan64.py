"""DCGAN at 64x64 pixels."""

from tfgan_lite.games.dcgan import dcgan


def make_game():
    """Returns the `dcgan64` game."""
    return dcgan(size=64, channels=3, steps=2000)
