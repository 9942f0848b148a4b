"""Checks on dtypes and scalars, sums of tensors, and the squeezing of predictions.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

__all__ = [
    "assert_same_float_dtype",
    "assert_scalar",
    "assert_scalar_int",
    "convert_to_tensor_or_sparse_tensor",
    "is_non_decreasing",
    "is_numeric_tensor",
    "is_strictly_increasing",
    "is_tensor",
    "reduce_sum_n",
    "remove_squeezable_dimensions",
]

v1 = tf.compat.v1
assert_same_float_dtype = v1.debugging.assert_same_float_dtype
assert_scalar = v1.debugging.assert_scalar
convert_to_tensor_or_sparse_tensor = v1.convert_to_tensor_or_sparse_tensor
is_non_decreasing = v1.debugging.is_non_decreasing
is_numeric_tensor = v1.debugging.is_numeric_tensor
is_strictly_increasing = v1.debugging.is_strictly_increasing
is_tensor = v1.is_tensor


def assert_scalar_int(tensor: Any, name: str | None = None) -> tf.Tensor:
    """Returns an integer scalar as a tensor; ValueError for another dtype or rank."""
    with v1.name_scope(name, "assert_scalar_int", [tensor]) as scope:
        tensor = tf.convert_to_tensor(tensor)
        if not tensor.dtype.base_dtype.is_integer:
            raise ValueError(
                f"Expected integer type for {tensor.name}, received type: {tensor.dtype}."
            )
        return assert_scalar(tensor, name=scope)


def reduce_sum_n(tensors: Sequence[tf.Tensor], name: str | None = None) -> tf.Tensor:
    """Returns the sum of all values of some tensors, a scalar; ValueError for none."""
    if not tensors:
        raise ValueError("reduce_sum_n: No tensors provided.")
    with v1.name_scope(name, "reduce_sum_n", tensors) as scope:
        sums = [tf.reduce_sum(tensor, name=f"{tensor.op.name}/sum") for tensor in tensors]
        return sums[0] if len(sums) == 1 else tf.add_n(sums, name=scope)


def remove_squeezable_dimensions(
    predictions: Any, labels: Any, name: str | None = None
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns (predictions, labels), the one of higher rank without its last axis of size one.

    Args:
      predictions, labels: tensors whose ranks differ by one at most.
      name: str, of the scope of the operations.
    """
    with v1.name_scope(name, "remove_squeezable_dimensions", [predictions, labels]):
        predictions, labels = tf.convert_to_tensor(predictions), tf.convert_to_tensor(labels)
        if predictions.shape.rank is not None and labels.shape.rank is not None:
            more = predictions.shape.rank - labels.shape.rank
            if more == -1:
                labels = tf.squeeze(labels, [-1])
            elif more == 1:
                predictions = tf.squeeze(predictions, [-1])
            return predictions, labels
        more = tf.rank(predictions) - tf.rank(labels)
        return _squeezed_if(tf.equal(more, 1), predictions), _squeezed_if(
            tf.equal(more, -1), labels
        )


def _squeezed_if(wanted, tensor):
    if tensor.shape.rank is not None and tensor.shape.as_list()[-1:] not in ([1], [None]):
        return tensor
    return tf.cond(wanted, lambda: tf.squeeze(tensor, [-1]), lambda: tensor)
