"""Named games: who minimises what over which scope. A game a file, made by `make_game`."""

import importlib
import re

from tfgan_lite.errors import InputError
from tfgan_lite.game import Game
from tfgan_lite.importing import call_by_name

NAMES = ("conv28", "mlp", "dcgan28", "dcgan32", "dcgan64")
FORMS = f"{', '.join(NAMES)} or package.module:function"


def is_name(value: str) -> bool:
    """Tells whether a value names a game of ours or has the form of somebody else's."""
    return value in NAMES or re.fullmatch(r"\w+(\.\w+)*:\w+", value) is not None


def make(name: str) -> Game:
    """Returns a `Game` by its name.

    Args:
      name: one of `NAMES`, or `package.module:function` for a function without arguments that
        returns a `Game`. The module is looked for in the current directory too.

    Raises:
      InputError: for another name, a module or function that is not there or fails, and a
        function that returns something else.
    """
    if not is_name(name):
        raise InputError(f"--game: wants {FORMS}; got {name!r}.")
    if name in NAMES:
        return importlib.import_module(f"tfgan_lite.games.{name}").make_game()
    game = call_by_name("--game", name)
    if not isinstance(game, Game):
        raise InputError(
            f"--game: {name} wants a function that returns a tfgan_lite.game.Game; got "
            f"{type(game).__name__}."
        )
    return game
