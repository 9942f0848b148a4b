"""The global step, by the names that it had before `tf.train` took it over.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

__all__ = [
    "assert_global_step",
    "assert_or_get_global_step",
    "create_global_step",
    "get_global_step",
    "get_or_create_global_step",
]

v1 = tf.compat.v1


def assert_global_step(global_step_tensor: Any) -> None:
    """Raises TypeError unless the argument is an integer scalar tensor or variable."""
    v1.train.assert_global_step(global_step_tensor)


def get_global_step(graph: tf.Graph | None = None) -> Any:
    """Returns the graph's global step, int64 `[]`, or None where it has none."""
    return v1.train.get_global_step(graph)


def create_global_step(graph: tf.Graph | None = None) -> Any:
    """Returns the graph's global step, made at once; ValueError where it has one already."""
    return v1.train.create_global_step(graph)


def get_or_create_global_step(graph: tf.Graph | None = None) -> Any:
    """Returns the graph's global step, int64 `[]`, made where it has none."""
    return v1.train.get_or_create_global_step(graph)


def assert_or_get_global_step(graph: tf.Graph | None = None, global_step_tensor: Any = None) -> Any:
    """Returns the given global step once it was checked; the graph's where None was given."""
    if global_step_tensor is None:
        return get_global_step(graph)
    assert_global_step(global_step_tensor)
    return global_step_tensor
