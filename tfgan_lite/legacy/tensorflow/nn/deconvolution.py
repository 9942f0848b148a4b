"""`tf.nn.conv2d_transpose` of TensorFlow 1, and its name from before 1.0.

TensorFlow 1 believed `output_shape` in every dimension; today's takes the batch size of the result
from the input. Scripts that feed `[None, ...]` ask the result for the batch size which they gave.
"""

import functools
from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def _with_batch_size(
    function: Callable[..., tf.Tensor], name: str, position: int
) -> Callable[..., tf.Tensor]:
    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> tf.Tensor:
        result = function(*args, **kwargs)
        wanted = kwargs.get(name, args[position] if len(args) > position else None)
        if wanted is not None and result.shape.rank:
            rest = [None] * (result.shape.rank - 1)
            result.set_shape([_first(wanted), *rest])
        return result

    return called


def _first(shape):
    """Returns the first number of a shape, or None where it is not known or not there."""
    if isinstance(shape, tf.Tensor):
        numbers = tf.get_static_value(shape, partial=True)
    else:
        numbers = shape.as_list() if isinstance(shape, v1.TensorShape) else list(shape)
    if numbers is None or len(numbers) < 4:
        return None  # two numbers are a height and a width
    first = numbers[0]
    first = tf.get_static_value(first) if isinstance(first, tf.Tensor) else first
    first = getattr(first, "value", first)
    return None if first is None or first < 0 else int(first)


atrous_conv2d_transpose = _with_batch_size(v1.nn.atrous_conv2d_transpose, "output_shape", 2)
conv2d_transpose = _with_batch_size(v1.nn.conv2d_transpose, "output_shape", 2)
conv2d_backprop_input = _with_batch_size(v1.nn.conv2d_backprop_input, "input_sizes", 0)
deconv2d = conv2d_transpose
