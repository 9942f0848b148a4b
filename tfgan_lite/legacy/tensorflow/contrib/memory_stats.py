"""`tf.contrib.memory_stats`: the memory that a GPU's tensors take, read when the session runs.

Source: TensorFlow 1.15, contrib/memory_stats. It read the device that the operation was on; here
it is the first GPU, and 0 bytes where there is none.
"""

import numpy as np
import tensorflow as tf


def BytesInUse() -> tf.Tensor:
    """Returns an int64 scalar: the bytes that tensors take on the GPU at that moment."""
    return _read("current", "BytesInUse")


def MaxBytesInUse() -> tf.Tensor:
    """Returns an int64 scalar: the most bytes that they have taken at any time."""
    return _read("peak", "MaxBytesInUse")


def BytesLimit() -> tf.Tensor:
    """Returns an int64 scalar: 0, as TensorFlow does not tell the limit in public any more."""
    with tf.name_scope("BytesLimit"):
        return tf.constant(0, tf.int64)


def _read(what, name):
    def count() -> np.int64:
        gpus = tf.config.list_logical_devices("GPU")
        return np.int64(tf.config.experimental.get_memory_info(gpus[0].name)[what] if gpus else 0)

    value = tf.numpy_function(count, [], tf.int64, stateful=True, name=name)
    value.set_shape([])
    return value
