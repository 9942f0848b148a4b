"""What batches are taken from: examples in memory, a column for each input of a game."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np


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
