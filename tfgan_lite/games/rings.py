"""Eight Gaussians on a circle, as narrow as a hundredth of its radius."""

from tfgan_lite.game import Game
from tfgan_lite.games.points import STABLE, points_game
from tfgan_lite.stabilizers import Stabilizers


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `rings` game; see `games.points`."""
    return points_game("rings", reach=1.0, stabilizers=stabilizers)
