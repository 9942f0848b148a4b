"""What distributions over single numbers have in common."""

from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


class ScalarEvents(tf.compat.v1.distributions.Distribution):
    """A distribution whose events are numbers; `_parts` are the tensors that batch it."""

    _parts: tuple[tf.Tensor, ...]

    def _batch_shape(self):
        shape = tf.TensorShape([])
        for part in self._parts:
            shape = tf.broadcast_static_shape(shape, part.shape)
        return shape

    def _batch_shape_tensor(self):
        shape = tf.constant([], tf.int32)
        for part in self._parts:
            shape = v1.broadcast_dynamic_shape(shape, v1.shape(part))
        return shape

    def _event_shape(self):
        return tf.TensorShape([])

    def _event_shape_tensor(self):
        return tf.constant([], dtype=tf.int32)


def open_uniform(shape: tf.Tensor, dtype: tf.DType, seed: int | None) -> tf.Tensor:
    """Returns draws from (0, 1): 0 itself would be infinite once its logarithm is taken."""
    tiny = np.finfo(dtype.as_numpy_dtype).tiny
    return v1.random_uniform(shape, minval=tiny, maxval=1.0, dtype=dtype, seed=seed)


def logits_and_probs(
    logits: Any, probs: Any, name: str, classes: bool
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns both of what one is given of.

    Args:
      logits: float tensor, or None.
      probs: float tensor, or None.
      name: for the error.
      classes: whether the last axis is one of classes; otherwise each is a probability of 1.

    Raises:
      ValueError: for both or none.
    """
    if (logits is None) == (probs is None):
        raise ValueError(f"{name}: wants one of logits and probs; got {logits} and {probs}.")
    if probs is None:
        logits = tf.convert_to_tensor(logits, name="logits")
        return logits, tf.nn.softmax(logits) if classes else tf.sigmoid(logits)
    probs = tf.convert_to_tensor(probs, name="probs")
    return (tf.math.log(probs) if classes else tf.math.log(probs) - tf.math.log1p(-probs)), probs
