"""`tf.contrib.data.prefetch_to_device`: elements that are made before they are asked for.

TensorFlow 1.15 kept them on the GPU. Here they stay with the host, from where TensorFlow copies
them when they are used: the same values, on a machine without a GPU too.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf


def prefetch_to_device(device: str, buffer_size: Any = None) -> Callable[[Any], Any]:
    """Returns a function for `Dataset.apply` that prefetches.

    Args:
      device: name of a device; has no effect.
      buffer_size: how many elements; None for a number that TensorFlow picks.
    """
    buffer_size = tf.data.AUTOTUNE if buffer_size is None else buffer_size
    return lambda dataset: dataset.prefetch(buffer_size)


def copy_to_device(target_device: str, source_device: str = "/cpu:0") -> Callable[[Any], Any]:
    """Returns a function for `Dataset.apply` that leaves a data set as it is; see above.

    Args:
      target_device: name of a device; has no effect.
      source_device: the same.
    """
    return lambda dataset: dataset
