"""Which parameter server a variable goes to: strategies for `tf.train.replica_device_setter`.

Source: TensorFlow 1.15 (`tf.contrib.training`).
"""

import hashlib
from collections.abc import Callable
from typing import Any

import tensorflow as tf


class RandomStrategy:
    """Places an operation by a hash of its name: the same one in every run.

    Args:
      num_ps_tasks: int, how many parameter servers there are.
      seed: int, a part of what is hashed.
    """

    def __init__(self, num_ps_tasks: int, seed: int = 0) -> None:
        self._num_tasks = num_ps_tasks
        self._seed = seed

    def __call__(self, op: tf.Operation) -> int:
        """Returns the index of the server for an operation."""
        digest = hashlib.md5(f"{op.name}_{self._seed}".encode(), usedforsecurity=False)
        return int(digest.hexdigest(), 16) % self._num_tasks


class GreedyLoadBalancingStrategy:
    """Places an operation on the server that has the least load so far.

    Args:
      num_tasks: int, how many parameter servers there are.
      load_fn: function from an operation to its load, a number; `byte_size_load_fn` is one.
    """

    def __init__(self, num_tasks: int, load_fn: Callable[[Any], Any]) -> None:
        self._load_fn = load_fn
        self._loads: list[Any] = [0] * num_tasks

    def __call__(self, op: tf.Operation) -> int:
        """Returns the index of the server for an operation, the first of equal ones."""
        task = self._loads.index(min(self._loads))
        self._loads[task] += self._load_fn(op)
        return task


def byte_size_load_fn(op: tf.Operation) -> int:
    """Returns how many bytes an operation's output takes.

    Args:
      op: operation of one output, such as that of a variable.

    Raises:
      ValueError: for another number of outputs, or an output of unknown shape.
    """
    if len(op.outputs) != 1:
        raise ValueError(f"byte_size_load_fn: {op.name} wants one output; got {len(op.outputs)}.")
    shape = op.outputs[0].shape
    if not shape.is_fully_defined():  # a variable's, which is told once its operation is there
        shape = tf.TensorShape(op.get_attr("shape"))
    shape.assert_is_fully_defined()
    return shape.num_elements() * op.outputs[0].dtype.size
