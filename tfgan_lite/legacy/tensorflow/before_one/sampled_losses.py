"""`nce_loss` and `sampled_softmax_loss` by position: `(weights, biases, inputs, labels, ...)` too.

That was their order before TensorFlow 1.0, which put the labels before the inputs. Labels are
whole numbers and inputs are not, so their types tell which order a call has.
"""

import functools
from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def _either_order(function: Callable[..., tf.Tensor]) -> Callable[..., tf.Tensor]:
    @functools.wraps(function)
    def called(weights: Any, biases: Any, *args: Any, **kwargs: Any) -> tf.Tensor:
        if len(args) > 1:
            labels, inputs = v1.convert_to_tensor(args[0]), v1.convert_to_tensor(args[1])
            if labels.dtype.is_floating and inputs.dtype.is_integer:
                args = (inputs, labels, *args[2:])
        return function(weights, biases, *args, **kwargs)

    return called


nce_loss = _either_order(v1.nn.nce_loss)
sampled_softmax_loss = _either_order(v1.nn.sampled_softmax_loss)
