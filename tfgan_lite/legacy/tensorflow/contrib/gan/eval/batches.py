"""A classifier over many images, a batch after the other, to hold little in memory."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def in_batches(images: Any, classifier_fn: Callable[..., Any], num_batches: int) -> tf.Tensor:
    """Returns what a classifier makes of images.

    Args:
      images: tensor `[N, ...]`.
      classifier_fn: function from a batch to `[N / num_batches, D]` of the images' dtype.
      num_batches: int that divides N.
    """
    made = v1.map_fn(
        fn=classifier_fn,
        elems=tf.stack(tf.split(images, num_or_size_splits=num_batches)),
        parallel_iterations=1,
        back_prop=False,
        swap_memory=True,
        name="RunClassifier",
    )
    return tf.concat(tf.unstack(made), 0)


def as_float64(*tensors: Any) -> tuple[Any, ...]:
    """Returns float64 tensors; scores of means and covariances want the digits."""
    return tuple(tf.cast(tensor, tf.float64) for tensor in tensors)
