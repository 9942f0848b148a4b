"""Tensors of which a shape is demanded, at once or when the graph is run.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

from typing import Any

import numpy as np
import tensorflow as tf

__all__ = ["with_same_shape", "with_shape"]

v1 = tf.compat.v1


def with_shape(expected_shape: Any, tensor: tf.Tensor) -> tf.Tensor:
    """Returns a tensor once it is known to have a shape.

    Args:
      expected_shape: list, tuple or int32 array of sizes, or int32 tensor `[rank]`.
      tensor: any dtype.

    Returns:
      The tensor itself where both shapes are known; else one that asserts its shape when run. A
      tensor `[1]` of which `[]` is expected is reshaped.

    Raises:
      ValueError: for another known shape, an `expected_shape` of another dtype or rank, and for
        a sparse tensor.
    """
    if isinstance(tensor, tf.SparseTensor):
        raise ValueError("SparseTensor not supported.")
    expected = _checked(expected_shape, tensor)
    dynamic = isinstance(expected, tf.Tensor)
    if dynamic or not tensor.shape.is_fully_defined():
        return _asserted(expected, tensor)
    if tensor.shape.is_compatible_with([int(size) for size in expected]):
        return tensor
    if not len(expected) and tensor.shape.is_compatible_with([1]):
        with v1.name_scope(f"{tensor.op.name}/"):
            return tf.reshape(tensor, [])
    raise ValueError(
        f"Invalid shape for tensor {tensor.name}, expected {list(expected)}, got {tensor.shape}."
    )


def with_same_shape(expected_tensor: tf.Tensor, tensor: tf.Tensor) -> tf.Tensor:
    """Returns `tensor` once it is known to have the shape of `expected_tensor`."""
    with v1.name_scope(f"{tensor.op.name}/"):
        known = expected_tensor.shape
        static = known.is_fully_defined()
        expected = known.as_list() if static else tf.shape(expected_tensor, name="expected_shape")
        return with_shape(expected, tensor)


def _checked(shape, tensor):
    """The expected shape as an int32 array or tensor."""
    if isinstance(shape, tf.Tensor):
        dtype, rank = shape.dtype.base_dtype.name, 1
    else:
        shape = np.asarray(shape, np.int32) if len(shape) == 0 else np.asarray(shape)
        if shape.dtype == np.int64:
            shape = shape.astype(np.int32)
        dtype, rank = shape.dtype.name, shape.ndim
    if dtype != "int32":
        raise ValueError(f"Invalid dtype {dtype} for shape {shape} expected of {tensor.name}.")
    if rank > 1:
        raise ValueError(f"Invalid rank {rank} for shape {shape} expected of {tensor.name}.")
    return shape


def _asserted(expected, tensor):
    static = not isinstance(expected, tf.Tensor)
    with v1.name_scope(f"{tensor.op.name}/"):
        if static and not len(expected):
            return tf.reshape(tensor, [])
        actual = tf.shape(tensor, name="actual")
        wanted = tf.convert_to_tensor(expected)
        same = tf.cond(
            tf.equal(tf.size(wanted), tf.size(actual)),
            lambda: tf.reduce_all(tf.equal(wanted, -1) | tf.equal(wanted, actual)),
            lambda: tf.constant(False),
        )
        message = f"Wrong shape for {tensor.name} [expected] [actual]."
        with tf.control_dependencies([v1.Assert(same, [message, wanted, actual])]):
            result = tf.identity(tensor)
        if static:
            result.set_shape([None if size == -1 else int(size) for size in expected])
        return result
