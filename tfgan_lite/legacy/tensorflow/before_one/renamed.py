"""Names from before TensorFlow 1.0, by what they are called since.

Source: the release notes of TensorFlow 1.0, "Breaking Changes to the API".
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
complex_abs = v1.abs
inv = v1.reciprocal
listdiff = v1.setdiff1d
mul = v1.multiply
neg = v1.negative
pack = v1.stack
select = v1.where
sub = v1.subtract
unpack = v1.unstack


def batch_matmul(
    x: Any,
    y: Any,
    adj_x: bool = False,
    adj_y: bool = False,
    name: str | None = None,
) -> tf.Tensor:
    """Multiplies the matrices in the last two axes of `[..., r, k]` and `[..., k, c]`."""
    return v1.matmul(x, y, adjoint_a=adj_x, adjoint_b=adj_y, name=name)
