"""`nce_loss` and `sampled_softmax_loss` by position: `(weights, biases, inputs, labels, ...)` too.

That was their order before TensorFlow 1.0, which put the labels before the inputs. Labels are
whole numbers and inputs are not, so their types tell which order a call has.
"""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


def _either_order(function: Callable[..., tf.Tensor]) -> Callable[..., tf.Tensor]:
    @functools.wraps(function)
    def called(weights: Any, biases: Any, *args: Any, **kwargs: Any) -> tf.Tensor:
        if len(args) > 1 and _dtype(args[0]).is_floating and _dtype(args[1]).is_integer:
            args = (args[1], args[0], *args[2:])
        return function(weights, biases, *args, **kwargs)

    return called


def _dtype(value):
    """Returns a value's dtype without an operation, from whose number random ops take seeds."""
    return tf.as_dtype(getattr(value, "dtype", None) or np.asarray(value).dtype).base_dtype


nce_loss = _either_order(v1.nn.nce_loss)
sampled_softmax_loss = _either_order(v1.nn.sampled_softmax_loss)
