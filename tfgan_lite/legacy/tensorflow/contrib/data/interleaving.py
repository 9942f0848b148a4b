"""`tf.contrib.data.parallel_interleave`: several data sets read at a time, in turns."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def parallel_interleave(
    map_func: Callable[..., Any],
    cycle_length: int,
    block_length: int = 1,
    sloppy: Any = False,
    buffer_output_elements: int | None = None,
    prefetch_input_elements: int | None = None,
) -> Callable[[Any], Any]:
    """Returns a function for `Dataset.apply` that makes data sets of elements and mixes them.

    Args:
      map_func: function from an element to a data set.
      cycle_length: how many data sets are read at a time.
      block_length: how many elements are taken from one before the next.
      sloppy: whether a data set that is slow may be passed over, so that the order varies.
      buffer_output_elements: how many elements of each are kept.
      prefetch_input_elements: how many data sets are opened before they are asked for.

    Source: TensorFlow 1.15.
    """
    return v1.data.experimental.parallel_interleave(
        map_func,
        cycle_length,
        block_length,
        sloppy,
        buffer_output_elements,
        prefetch_input_elements,
    )


def sloppy_interleave(
    map_func: Callable[..., Any], cycle_length: int, block_length: int = 1
) -> Callable[[Any], Any]:
    """Returns `parallel_interleave` with `sloppy`."""
    return parallel_interleave(map_func, cycle_length, block_length, sloppy=True)
