"""Batches: `tf.contrib.data.map_and_batch` and the batches that drop a remainder.

Each returns a function for `Dataset.apply`. Source: TensorFlow 1.15.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

Transformation = Callable[[Any], Any]


def batch_and_drop_remainder(batch_size: Any) -> Transformation:
    """Cuts a data set into batches, and drops a last one that is smaller.

    Args:
      batch_size: int or int64 scalar tensor; known when the graph is built, the shapes are too.
    """
    return lambda dataset: dataset.batch(batch_size, drop_remainder=True)


def padded_batch_and_drop_remainder(
    batch_size: Any, padded_shapes: Any, padding_values: Any = None
) -> Transformation:
    """Cuts a data set into padded batches, and drops a last one that is smaller.

    Args:
      batch_size: int or int64 scalar tensor.
      padded_shapes: see `Dataset.padded_batch`.
      padding_values: the same.
    """
    return lambda dataset: dataset.padded_batch(
        batch_size, padded_shapes, padding_values, drop_remainder=True
    )


def map_and_batch(
    map_func: Callable[..., Any],
    batch_size: Any,
    num_parallel_batches: int | None = None,
    drop_remainder: Any = False,
    num_parallel_calls: Any = None,
) -> Transformation:
    """Calls a function of each element, and cuts the results into batches.

    Args:
      map_func: function of an element.
      batch_size: int or int64 scalar tensor.
      num_parallel_batches: how many batches are made at a time; `num_parallel_calls` is then
        this times `batch_size`.
      drop_remainder: whether a last batch that is smaller is dropped.
      num_parallel_calls: how many elements are made at a time; None for one batch.

    Raises:
      ValueError: for both `num_parallel_batches` and `num_parallel_calls`.
    """
    if num_parallel_batches is not None and num_parallel_calls is not None:
        raise ValueError(
            "map_and_batch: one of num_parallel_batches and num_parallel_calls is wanted; got "
            f"{num_parallel_batches} and {num_parallel_calls}. Leave one out."
        )
    if num_parallel_calls is None:
        num_parallel_calls = tf.cast(batch_size, tf.int64) * (num_parallel_batches or 1)

    def apply(dataset: Any) -> Any:
        mapped = dataset.map(map_func, num_parallel_calls=num_parallel_calls)
        return mapped.batch(batch_size, drop_remainder=drop_remainder).prefetch(1)

    return apply
