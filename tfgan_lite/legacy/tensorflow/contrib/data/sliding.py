"""`tf.contrib.data.sliding_window_batch`: batches that overlap."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf


def sliding_window_batch(
    window_size: int,
    stride: int | None = None,
    window_shift: int | None = None,
    window_stride: int = 1,
) -> Callable[[Any], Any]:
    """Returns a function for `Dataset.apply` that gives a window of elements at every place.

    A last window that is smaller is dropped.

    Args:
      window_size: elements a window.
      stride: the former name of `window_shift`.
      window_shift: elements from one window's start to the next; 1 where it is left out.
      window_stride: elements from one of a window to the next.

    Raises:
      ValueError: for both `stride` and `window_shift`.

    Source: TensorFlow 1.15.
    """
    if stride is not None and window_shift is not None:
        raise ValueError(
            f"sliding_window_batch: window_shift wants to be given alone; got stride={stride} "
            f"too. Leave stride, its former name, out."
        )
    shift = next((s for s in (window_shift, stride) if s is not None), 1)

    def batched(*window: Any) -> Any:
        parts = tf.nest.map_structure(lambda part: part.batch(window_size), window)
        return tf.compat.v1.data.Dataset.zip(parts if len(parts) > 1 else parts[0])

    def apply(dataset: Any) -> Any:
        windows = dataset.window(window_size, shift, window_stride, drop_remainder=True)
        return windows.flat_map(batched)

    return apply
