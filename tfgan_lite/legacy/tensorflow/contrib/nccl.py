"""`tf.contrib.nccl`: tensors of several towers put together, on whatever device TensorFlow chooses.

TensorFlow 1.15 does it between NVIDIA GPUs only, and raises on a CPU.
"""

import functools
from collections.abc import Sequence

import tensorflow as tf


def all_sum(tensors: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """Returns as many times the sum as there are tensors, all of one shape and dtype."""
    return _all(tf.add, tensors)


def all_prod(tensors: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """Returns as many times the product as there are tensors."""
    return _all(tf.multiply, tensors)


def all_min(tensors: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """Returns as many times the smallest values as there are tensors."""
    return _all(tf.minimum, tensors)


def all_max(tensors: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """Returns as many times the largest values as there are tensors."""
    return _all(tf.maximum, tensors)


def reduce_sum(tensors: Sequence[tf.Tensor]) -> tf.Tensor:
    """Returns the sum of the tensors."""
    return functools.reduce(tf.add, tensors)


def broadcast(tensor: tf.Tensor) -> tf.Tensor:
    """Returns the tensor, which every device may read."""
    return tf.identity(tensor)


def _all(add, tensors):
    if not tensors:
        raise ValueError("tf.contrib.nccl: wants at least one tensor; got none.")
    return [functools.reduce(add, tensors)] * len(tensors)
