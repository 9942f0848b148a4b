"""What a checkpoint holds, read without a graph, and variables that start from it.

Source: `tf.contrib.framework` of TensorFlow 1.15; the same functions as in `tf.train`.
"""

from typing import Any

import tensorflow as tf

__all__ = ["init_from_checkpoint", "list_variables", "load_checkpoint", "load_variable"]

v1 = tf.compat.v1


def load_checkpoint(filepattern: str) -> Any:
    """Returns a reader (`get_tensor`, `has_tensor`, `get_variable_to_shape_map`).

    Args:
      filepattern: str, a checkpoint's path, or a directory for the latest one in it.

    Raises:
      ValueError: for a directory without a checkpoint.
    """
    return v1.train.load_checkpoint(filepattern)


def load_variable(checkpoint_dir: str, name: str) -> Any:
    """Returns the array of the variable `name`; `checkpoint_dir` as in `load_checkpoint`."""
    return v1.train.load_variable(checkpoint_dir, name)


def list_variables(checkpoint_dir: str) -> list[tuple[str, list[int]]]:
    """Returns (name, shape) of all variables, by name; `checkpoint_dir` as in `load_checkpoint`."""
    return v1.train.list_variables(checkpoint_dir)


def init_from_checkpoint(checkpoint_dir: str, assignment_map: Any) -> None:
    """Makes variables of the default graph start from a checkpoint's values.

    Args:
      checkpoint_dir: as in `load_checkpoint`.
      assignment_map: dict from a name or scope (`"scope/"`) in the checkpoint to a variable, its
        name, or a scope of the graph.

    Raises:
      ValueError: for a variable or a name that is not there, or shapes that differ.
    """
    v1.train.init_from_checkpoint(checkpoint_dir, assignment_map)
