"""What a checkpoint of any kind holds: arrays by name, read when they are asked for."""

import dataclasses
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np


class Kind(enum.Enum):
    """The kinds of checkpoints; the value is what a message calls them."""

    TF1 = "TF1 bundle"
    TF2 = "TF2 object checkpoint"
    WEIGHTS = "Keras weights file"
    KERAS = "Keras model file"

    @property
    def of_keras(self) -> bool:
        """Whether Keras reads and writes it."""
        return self in (Kind.WEIGHTS, Kind.KERAS)


@dataclasses.dataclass(frozen=True)
class Spec:
    """A variable without its value.

    Attributes:
      name: str, such as `generator/dense/kernel`.
      shape: tuple of int.
      dtype: str, TensorFlow's name, such as `float32`, `bfloat16` or `string`.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str

    @property
    def form(self) -> str:
        """Shape and dtype as a message shows them."""
        return f"{self.dtype} {list(self.shape)}"

    @property
    def size(self) -> int:
        """The number of elements."""
        return int(np.prod(self.shape, dtype=np.int64))


class Contents(Mapping[str, np.ndarray]):
    """An ordered mapping from a variable's name to its value.

    Args:
      path: str, as messages name it.
      kind: `Kind`.
      specs: the variables, in the order in which they are listed.
      read: function from a name to the array; of dtype object, with bytes, for strings.
      root: str, the name of a Keras model, which may stand before the names; else empty.
      bookkeeping: names of entries that TensorFlow keeps for itself.

    Attributes:
      specs: dict from name to `Spec`.
    """

    def __init__(
        self,
        path: str,
        kind: Kind,
        specs: Iterable[Spec],
        read: Callable[[str], np.ndarray],
        root: str = "",
        bookkeeping: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.kind = kind
        self.specs = {spec.name: spec for spec in specs}
        self.root = root
        self.bookkeeping = bookkeeping
        self._read = read

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self.specs:
            raise KeyError(name)
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.specs)

    def __len__(self) -> int:
        return len(self.specs)

    def __contains__(self, name: object) -> bool:
        return name in self.specs  # without a read, which the one of Mapping would do
