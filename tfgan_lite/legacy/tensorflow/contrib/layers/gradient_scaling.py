"""Functions whose values stay and whose gradients are treated: scaled, or computed anew."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

__all__ = ["recompute_grad", "scale_gradient"]


@tf.custom_gradient
def _scaled(inputs, gradient_multiplier):
    return tf.identity(inputs), lambda gradient: (gradient * gradient_multiplier, None)


def scale_gradient(inputs: Any, gradient_multiplier: Any) -> tf.Tensor:
    """Returns the inputs, whose gradient will be multiplied.

    Args:
      inputs: floating, of any shape.
      gradient_multiplier: a tensor that can be broadcast to that shape; none flows into it.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    inputs = tf.convert_to_tensor(inputs)
    return _scaled(inputs, tf.convert_to_tensor(gradient_multiplier, inputs.dtype))


def recompute_grad(
    fn: Callable[..., Any] | None = None, use_data_dep: Any = None, tupleize_grads: bool = False
) -> Callable[..., Any]:
    """Returns a function that computes its inner values again for the gradient.

    Args:
      fn: a function from tensors to tensors; None for a decorator.
      use_data_dep, tupleize_grads: without effect.

    Source: `tf.recompute_grad` in place of TensorFlow 1.15's own.
    """
    del use_data_dep, tupleize_grads
    return tf.recompute_grad if fn is None else tf.recompute_grad(fn)
