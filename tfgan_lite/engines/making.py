"""An engine by its name."""

import os
from typing import Any

from tfgan_lite.determinism import FAST, compiles_by_itself
from tfgan_lite.engines.eager import EagerEngine
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.engines.interface import Engine
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game
from tfgan_lite.settings import ENGINES


def make_engine(name: str, game: Game, **options: Any) -> Engine:
    """Returns an engine that plays a game.

    Args:
      name: one of `settings.ENGINES`.
      game: `Game`.
      **options: see `GraphEngine`; every engine takes the same.

    Raises:
      InputError: for another name.
      ValueError: for a game that cannot be played; see `reading.read`.
    """
    if name not in ENGINES:
        raise InputError(f"--engine: wants one of {', '.join(ENGINES)}; got {name!r}.")
    numerics = options.get("numerics", FAST)
    if numerics.is_strict and compiles_by_itself():
        raise InputError(
            f"--numerics: strict wants TF_XLA_FLAGS without auto_jit, with which XLA rounds in "
            f"its own way; got {os.environ['TF_XLA_FLAGS']!r}. Unset it."
        )
    if name == "graph":
        return GraphEngine(game, **options)
    return EagerEngine(game, way=name, **options)
