"""`fill_triangular` and `softplus_inverse`. Source: TensorFlow 1.15."""

from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


def fill_triangular(x: Any, upper: bool = False, name: str | None = None) -> tf.Tensor:
    """Returns triangular matrices of vectors, filled in a clockwise spiral.

    Args:
      x: tensor `[..., n (n + 1) / 2]`; that number must be known.
      upper: whether the upper triangle is filled instead of the lower.
      name: of the operations' scope.

    Returns:
      Tensor `[..., n, n]`.

    Raises:
      ValueError: for a length that no triangle has.
    """
    with v1.name_scope(name, "fill_triangular", [x]):
        x = tf.convert_to_tensor(x, name="x")
        length = x.shape.as_list()[-1]
        n = int(np.sqrt(0.25 + 2.0 * length) - 0.5)
        if n * (n + 1) // 2 != length:
            raise ValueError(
                f"fill_triangular: x wants n (n + 1) / 2 numbers in its last axis; got {length}."
            )
        # Lower: the tail, then all in reverse; upper: all, then the tail in reverse.
        parts = [x, x[..., n:][..., ::-1]] if upper else [x[..., n:], x[..., ::-1]]
        shape = tf.concat([v1.shape(x)[:-1], [n, n]], 0)
        square = tf.reshape(tf.concat(parts, axis=-1), shape)
        filled = tf.linalg.band_part(square, 0 if upper else -1, -1 if upper else 0)
        filled.set_shape(x.shape[:-1].concatenate([n, n]))
        return filled


def softplus_inverse(x: Any, name: str | None = None) -> tf.Tensor:
    """Returns y with softplus(y) = x, also for x that are tiny or large.

    Args:
      x: float tensor > 0.
      name: of the operations' scope.
    """
    with v1.name_scope(name, "softplus_inverse", [x]):
        x = tf.convert_to_tensor(x, name="x")
        edge = np.log(np.finfo(x.dtype.as_numpy_dtype).eps) + 2.0
        small, large = x < np.exp(edge), x > -edge
        inside = tf.where(small | large, tf.ones_like(x), x)  # keeps the gradient finite
        between = inside + tf.math.log(-tf.math.expm1(-inside))
        return tf.where(small, tf.math.log(x), tf.where(large, x, between))
