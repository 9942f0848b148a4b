"""What every engine offers, and all that the loop, the apps and the checkpoints know of it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from tfgan_lite.engines.observation import Observation
from tfgan_lite.game import Game

MAX_TO_KEEP = 3
Inputs = Mapping[str, Sequence[Any]]


class Engine(Protocol):
    """Plays a `Game`.

    Attributes:
      game: the `Game`.
      step: int, the number of rounds played.
      losses: array `[players]`, what the last round's losses were, in their own dtype; empty
        before the first.
      gradient_norms: array `[players]`, the norms of the gradients of the same moves.
    """

    game: Game
    step: int
    losses: np.ndarray
    gradient_norms: np.ndarray

    def train_step(self, inputs: Inputs | None = None) -> dict[str, float]:
        """Plays one round.

        Args:
          inputs: dict from the name of an input or noise to a list of arrays: one for each
            batch of the round for an input, one for each move of the round for noise. What is
            not in it comes from the pipeline, and from the seed; None for all of it.

        Returns:
          dict from player name to float, the loss at its last move of the round.

        Raises:
          ValueError: for inputs that are not the game's, not one for each batch or move, or of
            another shape, and for one that nobody provides.
        """

    def observations(self) -> list[Observation]:
        """Returns what the last `train_step` let be seen, with NumPy arrays as values.

        An engine that was not made with `observed=True` has none. Looking can change what is
        seen: a graph optimizer does not fuse what somebody fetches.
        """

    def sample(self, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images, with the averaged weights of players that keep an average.

        Args:
          noise: dict from noise name to float array `[N, ...]`, N >= 1.

        Returns:
          float32 array `[N, H, W, C]` in [-1, 1].
        """

    def variables(self) -> dict[str, np.ndarray]:
        """Returns a dict from full name to array of everything that a checkpoint holds."""

    def assign(self, values: Mapping[str, np.ndarray]) -> None:
        """Sets variables by full name and, with `global_step` among them, the step.

        Raises:
          ValueError: for a name that the engine does not have, or another shape or dtype.
        """

    def save(self, prefix: str) -> str:
        """Writes a TF1 checkpoint `<prefix>-<step>` and returns its path.

        Only the last `MAX_TO_KEEP` that this engine wrote or was told of are kept.

        Raises:
          OSError: if the disk does not take it.
        """

    def restore(self, path: str, keep: Sequence[str] = ()) -> None:
        """Reads a checkpoint, whichever engine wrote it, and goes on from its step.

        Args:
          path: str, a checkpoint's path without `.index`.
          keep: paths of checkpoints, oldest first, that count towards `MAX_TO_KEEP`.

        Raises:
          InputError: if the checkpoint lacks a variable or has one of another shape.
        """

    def close(self) -> None:
        """Lets go of the input pipeline, and of the session where there is one."""
