"""`slim.data_decoder`: what turns a record of a data set into named tensors."""

import abc
from collections.abc import Sequence
from typing import Any


class DataDecoder(abc.ABC):
    """Turns a serialized record into tensors, each of which is called an item."""

    @abc.abstractmethod
    def decode(self, data: Any, items: Sequence[str]) -> list[Any]:
        """Returns the tensors of some items of a record."""

    @abc.abstractmethod
    def list_items(self) -> list[str]:
        """Returns the names of all items."""
