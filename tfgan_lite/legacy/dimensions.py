"""Sizes in shapes that are whole numbers of another type than int.

`tf.placeholder(tf.float32, [None, 32 / 2])`: Python 3 makes 16.0 of this, which TensorFlow 1.15
took as 16, as it took NumPy's floats and "16". Today's TensorFlow takes integers alone.
"""

import functools
from typing import Any

import tensorflow as tf

Dimension = tf.compat.v1.Dimension


def let_sizes_be_whole_numbers() -> None:
    """Lets `Dimension`, which every shape is made of, take what TensorFlow 1.15 took; for good.

    A number that is not whole raises ValueError, as in 1.15.
    """
    make = Dimension.__init__
    if hasattr(make, "__wrapped__"):
        return

    @functools.wraps(make)
    def made(self: Any, value: Any) -> None:
        try:
            make(self, value)
        except TypeError:
            make(self, _whole(value))

    Dimension.__init__ = made


def _whole(value):
    if isinstance(value, tf.DType):
        raise TypeError(f"Dimension: wants a whole number; got the type {value!r}.")
    size = int(value)
    if size != value and not isinstance(value, str | bytes):
        raise ValueError(f"Ambiguous dimension: {value}. Next: round it, or divide with //.")
    return size
