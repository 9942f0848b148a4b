"""Functions that scripts took from TensorFlow's private modules and that are gone without a trace.

`private_names` says where scripts find them.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def scalar() -> tf.TensorShape:
    """`tensor_shape.scalar`: the shape of rank 0."""
    return v1.TensorShape([])


def vector(length: Any) -> tf.TensorShape:
    """`tensor_shape.vector`: the shape of rank 1, of `length`, an int or None."""
    return v1.TensorShape([length])


def matrix(rows: Any, cols: Any) -> tf.TensorShape:
    """`tensor_shape.matrix`: the shape of rank 2; either may be None."""
    return v1.TensorShape([rows, cols])


class RegisterShape:
    """`ops.RegisterShape(op_type)`, a decorator. Shapes have been worked out without it since 1.0.

    Args:
      op_type: str, the operation's type.
    """

    def __init__(self, op_type: str) -> None:
        self.op_type = op_type

    def __call__(self, function: Callable[..., Any] | None) -> Callable[..., Any] | None:
        """Returns the function as it is."""
        return function


def set_shapes_for_outputs(op: tf.Operation) -> None:
    """`ops.set_shapes_for_outputs`: nothing. An operation has its shapes from when it is made.

    Args:
      op: tf.Operation.
    """
