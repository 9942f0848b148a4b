"""What every engine offers, and all that the loop, the apps and the checkpoints know of it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from tfgan_lite.game import Game


class Engine(Protocol):
    """Plays a `Game`; see `GraphEngine` for what each part takes and returns.

    Attributes:
      game: the `Game`.
      step: int, the number of rounds played.
    """

    game: Game
    step: int

    def train_step(self, inputs: Mapping[str, Sequence[Any]] | None = None) -> dict[str, float]:
        """Plays one round and returns each player's loss."""

    def sample(self, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images from noise."""

    def variables(self) -> dict[str, np.ndarray]:
        """Returns everything that a checkpoint holds, by full name."""

    def save(self, prefix: str) -> str:
        """Writes a checkpoint and returns its path."""

    def restore(self, path: str, keep: Sequence[str] = ()) -> None:
        """Reads a checkpoint and goes on from its step."""

    def close(self) -> None:
        """Frees what the engine holds."""
