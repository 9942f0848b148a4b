"""Twenty-five Gaussians on a square grid, as narrow as a fortieth of their distance."""

from tfgan_lite.game import Game
from tfgan_lite.games.points import STABLE, points_game
from tfgan_lite.stabilizers import Stabilizers


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `grid` game; see `games.points`."""
    return points_game("grid", reach=4.0, stabilizers=stabilizers)
