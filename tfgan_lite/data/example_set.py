"""What batches are taken from: examples in memory, a column for each input of a game."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from tfgan_lite.data.pixels import to_unit_range


class ExampleSet(Protocol):
    """Examples in a fixed order; an `ImageSet` or a `PointSet`."""

    @property
    def name(self) -> str:
        """The value of `--dataset` that it was loaded from."""

    def __len__(self) -> int:
        """Returns the number of examples."""

    def columns(self) -> Mapping[str, np.ndarray]:
        """Returns a dict from input name to array `[N, ...]`; bytes stand for [-1, 1]."""

    def fingerprint(self) -> str:
        """Returns a line that tells two sets apart."""


def some(examples: ExampleSet, column: str, count: int) -> np.ndarray:
    """Returns a few examples of a set, from all over it and always the same.

    Args:
      examples: `ExampleSet`.
      column: str, one of its columns.
      count: int, how many at most.

    Returns:
      Array `[min(count, N), ...]` as games take it: images float32 in [-1, 1].
    """
    rows = np.linspace(0, len(examples), min(count, len(examples)), endpoint=False).astype(int)
    chosen = examples.columns()[column][rows]
    return np.asarray(to_unit_range(chosen)) if chosen.dtype == np.uint8 else chosen
