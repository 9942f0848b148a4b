"""`slim.data_provider`: gives the tensors of named items."""

from collections.abc import Iterable
from typing import Any


class DataProvider:
    """Gives tensors by name.

    Args:
      items_to_tensors: dict from name to tensor.
      num_samples: int, how many examples the data set has.
    """

    def __init__(self, items_to_tensors: dict[str, Any], num_samples: int) -> None:
        self._items_to_tensors = items_to_tensors
        self._num_samples = num_samples

    def get(self, items: Any) -> list[Any]:
        """Returns the tensors of a list of names.

        Raises:
          ValueError: for what is no list or tuple, or an unknown name.
        """
        if not isinstance(items, (list, tuple)):
            raise ValueError(f"DataProvider.get: items wants a list or tuple; got {items!r}.")
        for item in items:
            if item not in self._items_to_tensors:
                raise ValueError(
                    f"Item [{item}] is invalid. Valid entries include: {list(self.list_items())}"
                )
        return [self._items_to_tensors[item] for item in items]

    def list_items(self) -> Iterable[str]:
        """Returns all names."""
        return self._items_to_tensors.keys()

    def num_samples(self) -> int:
        """Returns how many examples there are."""
        return self._num_samples
