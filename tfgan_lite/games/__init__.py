"""Named games: who minimises what over which scope. A game a file, made by `make_game`."""

import importlib
import re
from collections.abc import Mapping

from tfgan_lite import options as game_options
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game
from tfgan_lite.importing import call_by_name

NAMES = (
    *("conv28", "mlp", "dcgan28", "dcgan32", "dcgan64", "deep64", "vae", "vae_gan", "keras_gan"),
    *("conditional", "acgan", "infogan"),
    *("rings", "grid"),
)
FORMS = f"{', '.join(NAMES)} or package.module:function"


def is_name(value: str) -> bool:
    """Tells whether a value names a game of ours or has the form of somebody else's."""
    return value in NAMES or re.fullmatch(r"\w+(\.\w+)*:\w+", value) is not None


def make(name: str, options: Mapping[str, str] | None = None) -> Game:
    """Returns a `Game` by its name.

    Args:
      name: one of `NAMES`, or `package.module:function` for a function without arguments that
        returns a `Game`, or whose arguments all have defaults. The module is looked for in the
        current directory too.
      options: dict from option to value, see `options.call`.

    Raises:
      InputError: for another name, a module or function that is not there or fails, a function
        that returns something else, and an option that cannot be used.
    """
    if not is_name(name):
        raise InputError(f"--game: wants {FORMS}; got {name!r}.")
    options = options or {}
    if name in NAMES:
        module = importlib.import_module(f"tfgan_lite.games.{name}")
        return game_options.call(module.make_game, options)

    def call(make_game):
        return game_options.call(make_game, options, name)

    return call_by_name("--game", name, call)
