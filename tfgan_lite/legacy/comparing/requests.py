"""What a `Session.run` asks for: tensors, operations, and what is fed."""

import collections.abc
import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


@dataclasses.dataclass(frozen=True)
class Request:
    """A `Session.run` by the graph elements that it names.

    Attributes:
      graph: `tf.Graph`.
      tensors: the fetched tensors, each once.
      operations: the operations that are run for their effect.
      feeds: dict from tensor to what is fed.
    """

    graph: tf.Graph
    tensors: tuple[tf.Tensor, ...]
    operations: tuple[tf.Operation, ...]
    feeds: Mapping[Any, Any]

    @property
    def key(self) -> tuple:
        """What two runs have in common that run the same part of a graph."""
        return (
            tuple(tensor.name for tensor in self.tensors),
            tuple(op.name for op in self.operations),
            tuple(sorted(name_of(tensor) for tensor in self.feeds)),
        )

    @property
    def title(self) -> str:
        """The names of what is run, for people."""
        names = [op.name for op in self.operations] + [t.name for t in self.tensors]
        return ", ".join(names[:4]) + (", ..." if len(names) > 4 else "")

    def fed(self) -> dict[str, np.ndarray]:
        """Returns the fed arrays by the names of the tensors, as the session takes them."""
        return {
            name_of(tensor): np.asarray(value, dtype=tensor.dtype.base_dtype.as_numpy_dtype)
            for tensor, value in self.feeds.items()
        }


def name_of(element: tf.Tensor) -> str:
    """Returns `scope/operation:0`."""
    return element.name


def read(graph: tf.Graph, fetches: Any, feeds: Mapping[Any, Any] | None) -> Request | None:
    """Returns the `Request` of the arguments of a run; None for one that cannot be compared.

    That is one whose arguments the session itself is going to refuse, and one with feeds that
    are no dense tensors.
    """
    tensors: dict[str, Any] = {}
    operations: dict[str, Any] = {}
    fed = {}
    try:
        for element in _elements(graph, fetches):
            kept = operations if isinstance(element, tf.Operation) else tensors
            kept[element.name] = element
        for key, value in (feeds or {}).items():
            tensor = graph.as_graph_element(key, allow_tensor=True, allow_operation=False)
            if isinstance(value, tf.Tensor) or tensor.dtype.base_dtype == tf.resource:
                return None
            fed[tensor] = value
    except (TypeError, ValueError, KeyError, RuntimeError):
        return None
    return Request(graph, tuple(tensors.values()), tuple(operations.values()), fed)


def _elements(graph: tf.Graph, fetches: Any) -> Iterator[Any]:
    if isinstance(fetches, collections.abc.Mapping):
        fetches = list(fetches.values())
    if isinstance(fetches, (list, tuple)):
        for fetch in fetches:
            yield from _elements(graph, fetch)
    elif isinstance(fetches, (tf.IndexedSlices, v1.SparseTensor)):
        parts = (fetches.indices, fetches.values, fetches.dense_shape)
        yield from (part for part in parts if part is not None)
    else:
        yield graph.as_graph_element(fetches, allow_tensor=True, allow_operation=True)
