"""How contrib's layers make their variables: names, and the collections that they go into."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework import variable_making

v1 = tf.compat.v1
BIASES_AND_WEIGHTS = {"bias": "biases", "kernel": "weights"}  # from the names of `tf.layers`


def get_variable_collections(variables_collections: Any, name: str) -> Any:
    """Returns the collections for the variable `name`.

    Args:
      variables_collections: a list for all variables, a dict from name to list, or None.
      name: str such as `weights`.
    """
    if isinstance(variables_collections, dict):
        return variables_collections.get(name)
    return variables_collections


def model_variable_getter(rename: dict[str, str] | None = None) -> Callable[..., Any]:
    """Returns a custom getter that makes model variables under contrib's names.

    Args:
      rename: dict from the name that a layer of `tf.layers` gives a variable to contrib's.
    """
    names = rename or {}

    def variable_getter(getter: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> Any:
        scope, slash, last = name.rpartition("/")
        given = dict(zip(("shape", "dtype", "initializer", "regularizer"), args, strict=False))
        given |= {key: kwargs[key] for key in _PASSED if key in kwargs}
        return variable_making.model_variable(
            scope + slash + names.get(last, last), custom_getter=getter, **given
        )

    return variable_getter


# Of a getter's arguments those that TF 1.15 passed on: not the constraint.
_PASSED = (
    "shape",
    "dtype",
    "initializer",
    "regularizer",
    "trainable",
    "collections",
    "caching_device",
    "partitioner",
    "use_resource",
    "synchronization",
    "aggregation",
)


def collect_variable(variable: Any, variables_collections: Any, name: str) -> None:
    """Puts a variable into its collections, where it is not there yet."""
    for collection in get_variable_collections(variables_collections, name) or ():
        held = v1.get_collection_ref(collection)
        if not any(known is variable for known in held):
            held.append(variable)


def parameter(
    name: str,
    shape: Any,
    dtype: Any,
    initializer: Any,
    variables_collections: Any,
    trainable: bool,
    regularizer: Any = None,
) -> Any:
    """Returns a layer's model variable `name`, new or under reuse."""
    return variable_making.model_variable(
        name,
        shape=shape,
        dtype=dtype,
        initializer=initializer,
        regularizer=regularizer,
        collections=get_variable_collections(variables_collections, name),
        trainable=trainable,
    )
