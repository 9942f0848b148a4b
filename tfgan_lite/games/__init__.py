"""Named games: who minimises what over which scope. A game a file, made by `make_game`."""

import importlib

from tfgan_lite.errors import InputError
from tfgan_lite.game import Game

NAMES = ("conv28", "mlp", "dcgan28", "dcgan32", "dcgan64")


def make(name: str) -> Game:
    """Returns the named `Game`.

    Raises:
      InputError: for a name that is not in `NAMES`.
    """
    if name not in NAMES:
        raise InputError(f"--game: wants one of {', '.join(NAMES)}; got {name!r}.")
    return importlib.import_module(f"tfgan_lite.games.{name}").make_game()
