"""`percentile`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


def percentile(
    x: Any,
    q: Any,
    axis: Any = None,
    interpolation: str | None = None,
    keep_dims: bool = False,
    validate_args: bool = False,
    name: str | None = None,
) -> tf.Tensor:
    """Returns the value that q percent of the values are not above.

    Args:
      x: number tensor; of known rank where `axis` is given.
      q: scalar in [0, 100].
      axis: int or list of int, the axes over which it is taken; None for all.
      interpolation: `lower`, `higher` or `nearest` (the default, by rounding half to even).
      keep_dims: whether these axes stay, with length 1.
      validate_args: bool; accepted, values are not checked.
      name: of the operations' scope.

    Raises:
      ValueError: for another interpolation.
    """
    interpolation = interpolation or "nearest"
    rounding = {"lower": tf.math.ceil, "higher": tf.math.floor, "nearest": tf.round}
    if interpolation not in rounding:
        raise ValueError(
            f"percentile: interpolation wants one of {sorted(rounding)}; got {interpolation!r}."
        )
    with v1.name_scope(name or "percentile", values=[x, q]):
        x = tf.convert_to_tensor(x, name="x")
        if axis is None:
            values = tf.reshape(x, [-1])
            axes = list(range(x.shape.rank or 0))
        else:
            axes = sorted({int(a) % x.shape.rank for a in np.atleast_1d(axis)})
            others = [a for a in range(x.shape.rank) if a not in axes]
            moved = tf.transpose(x, others + axes)
            values = tf.reshape(moved, tf.concat([v1.shape(moved)[: len(others)], [-1]], 0))
            values.set_shape(tf.TensorShape([x.shape[a] for a in others] + [None]))
        size = v1.shape(values)[-1]
        below = (tf.cast(size, tf.float64) - 1.0) * (1.0 - tf.cast(q, tf.float64) / 100.0)
        index = tf.cast(rounding[interpolation](below), tf.int32)
        index = tf.clip_by_value(index, 0, size - 1)
        result = tf.sort(values, direction="DESCENDING")[..., index]
        if keep_dims:
            for a in axes:
                result = v1.expand_dims(result, a)
        return result
