"""Vectors brought to length one (`unit_norm`), or into the unit ball (`poincare_normalize`)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope

__all__ = ["poincare_normalize", "unit_norm"]

v1 = tf.compat.v1


@add_arg_scope
def unit_norm(inputs: tf.Tensor, dim: int, epsilon: float = 1e-7, scope: Any = None) -> tf.Tensor:
    """Divides by the length along one axis.

    Args:
      inputs: floating, of known rank.
      dim: int, the axis, counted from the front.
      epsilon: float, added to the squared length.
      scope: str or `VariableScope`; None for `UnitNorm`.

    Returns:
      The shape and dtype of `inputs`.

    Raises:
      ValueError: for an unknown rank, or an axis that is not there.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.variable_scope(scope, "UnitNorm", [inputs]):
        rank = inputs.shape.rank
        if not rank:
            raise ValueError(f"The input rank must be known; got {inputs.shape}.")
        if not 0 <= dim < rank:
            raise ValueError(
                f"dim must be positive but smaller than the input rank; got {dim} of {rank}."
            )
        lengths = tf.sqrt(epsilon + tf.reduce_sum(tf.square(inputs), dim, keepdims=True))
        return tf.truediv(inputs, lengths, name="div")  # TF 1.15's name


def poincare_normalize(
    x: Any, axis: Any = 1, epsilon: float = 1e-5, name: str | None = None
) -> tf.Tensor:
    """Returns vectors along `axis`, those longer than `1 - epsilon` cut to that length.

    Args:
      x: floating, of any shape.
      axis: int, or ints.
      epsilon: float.
      name: str, of the operation.

    Source: Nickel and Kiela 2017; `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.name_scope(name, "poincare_normalize", [x]) as scope:
        x = tf.convert_to_tensor(x, name="x")
        inverse = tf.math.rsqrt(tf.reduce_sum(tf.square(x), axis, keepdims=True))
        return tf.multiply(x, tf.minimum((1.0 - epsilon) * inverse, 1.0), name=scope)
