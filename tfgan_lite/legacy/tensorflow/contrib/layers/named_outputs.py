"""Tensors in collections, under names of the layers' choice.

Source: `tf.contrib.layers.utils` of TensorFlow 1.15.
"""

import collections
from collections.abc import Iterable
from typing import Any

import tensorflow as tf

__all__ = [
    "NamedOutputs",
    "append_tensor_alias",
    "collect_named_outputs",
    "convert_collection_to_dict",
    "gather_tensors_aliases",
    "get_tensor_aliases",
]

v1 = tf.compat.v1
NamedOutputs = collections.namedtuple("NamedOutputs", ["name", "outputs"])


def collect_named_outputs(collections: Any, alias: str, outputs: Any) -> Any:
    """Returns `outputs`, put into collections and given one more alias.

    Args:
      collections: str, list of str, or None for neither.
      alias: str, such as the name of the layer's scope.
      outputs: a tensor.
    """
    if collections:
        append_tensor_alias(outputs, alias)
        v1.add_to_collections(collections, outputs)
    return outputs


def append_tensor_alias(tensor: Any, alias: str) -> Any:
    """Returns the tensor with `alias`, less a slash at its end, behind its `aliases`."""
    tensor.aliases = [*getattr(tensor, "aliases", []), alias.removesuffix("/")]
    return tensor


def get_tensor_aliases(tensor: Any) -> list[str]:
    """Returns a tensor's aliases; its operation's name where it has none."""
    if hasattr(tensor, "aliases"):
        return tensor.aliases
    return [tensor.op.name if tensor.name.endswith(":0") else tensor.name]


def gather_tensors_aliases(tensors: Iterable[Any]) -> list[str]:
    """Returns the aliases of several tensors in one list."""
    return [alias for tensor in tensors for alias in get_tensor_aliases(tensor)]


def convert_collection_to_dict(
    collection: str, clear_collection: bool = False
) -> "collections.OrderedDict[str, Any]":
    """Returns a collection's tensors by their aliases.

    Args:
      collection: str.
      clear_collection: bool, whether the collection is emptied.
    """
    found = collections.OrderedDict(
        (alias, tensor)
        for tensor in v1.get_collection(collection)
        for alias in get_tensor_aliases(tensor)
    )
    if clear_collection:
        v1.get_default_graph().clear_collection(collection)
    return found
