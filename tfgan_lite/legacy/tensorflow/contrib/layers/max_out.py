"""`maxout`: the largest of each run of features."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope

__all__ = ["maxout"]

v1 = tf.compat.v1


@add_arg_scope
def maxout(inputs: Any, num_units: int, axis: int = -1, scope: Any = None) -> tf.Tensor:
    """Takes the maximum over groups of features.

    Args:
      inputs: a tensor with C features along `axis`.
      num_units: int that divides C.
      axis: int.
      scope: str or `VariableScope`; None for `MaxOut`.

    Returns:
      The shape of `inputs` with `num_units` in place of C.

    Raises:
      ValueError: for a number of units that does not divide C.

    Source: Goodfellow et al. 2013; `tf.contrib.layers` of TensorFlow 1.15, which reshapes to
    `[..., num_units, ..., C / num_units]` and so, for another axis than the last, mixes axes.
    """
    with v1.variable_scope(scope, "MaxOut", [inputs]):
        inputs = tf.convert_to_tensor(inputs)
        shape = inputs.shape.as_list()
        if shape[axis] % num_units:
            raise ValueError(
                f"number of features({shape[axis]}) is not a multiple of num_units({num_units})"
            )
        shape = shape + [shape[axis] // num_units]
        shape[axis if axis >= 0 else axis - 1] = num_units
        dynamic = tf.shape(inputs)
        sizes = [dynamic[i] if size is None else size for i, size in enumerate(shape)]
        return tf.reduce_max(tf.reshape(inputs, sizes), -1)
