"""Random weights whose variance goes by the number of inputs and outputs.

Source: `tf.contrib.layers.initializers` of TensorFlow 1.15; Glorot and Bengio 2010; He et al.
2015. With an explicit seed the bits are TF 1.15's.
"""

import math
from collections.abc import Callable
from typing import Any

import tensorflow as tf

__all__ = ["variance_scaling_initializer", "xavier_initializer", "xavier_initializer_conv2d"]

v1 = tf.compat.v1
_MODES = ("FAN_IN", "FAN_OUT", "FAN_AVG")
_TRUNCATION = 1.3  # TF 1.15's rough factor for what a truncated normal loses in variance


def xavier_initializer(
    uniform: bool = True, seed: int | None = None, dtype: Any = tf.float32
) -> Callable[..., tf.Tensor]:
    """Returns an initializer of variance `2 / (inputs + outputs)`.

    Args:
      uniform: bool, whether to draw from a uniform or a truncated normal distribution.
      seed: int, of the operation, or None.
      dtype: floating.
    """
    return variance_scaling_initializer(1.0, "FAN_AVG", uniform, seed, dtype)


xavier_initializer_conv2d = xavier_initializer


def variance_scaling_initializer(
    factor: float = 2.0,
    mode: str = "FAN_IN",
    uniform: bool = False,
    seed: int | None = None,
    dtype: Any = tf.float32,
) -> Callable[..., tf.Tensor]:
    """Returns an initializer of variance `factor / fan`.

    Args:
      factor: positive float.
      mode: `FAN_IN`, `FAN_OUT` or `FAN_AVG`, which is half the sum of both.
      uniform: bool, whether to draw from a uniform or a truncated normal distribution.
      seed: int, of the operation, or None.
      dtype: floating.

    Returns:
      A function `(shape, dtype, partition_info)` to a tensor. The last two sizes of a shape are
      inputs and outputs; those before them count for both.

    Raises:
      TypeError: for another mode or dtype.
    """
    _check_floating(dtype)
    if mode not in _MODES:
        raise TypeError(f"Unknown mode {mode!r}; it wants one of {_MODES}.")

    def initializer(shape: Any, dtype: Any = dtype, partition_info: Any = None) -> tf.Tensor:
        del partition_info
        _check_floating(dtype)
        sizes = [int(size) for size in shape]
        variance = factor / _fan(sizes, mode)
        if uniform:
            limit = math.sqrt(3.0 * variance)
            return v1.random_uniform(sizes, -limit, limit, dtype, seed=seed)
        stddev = math.sqrt(_TRUNCATION * variance)
        return v1.truncated_normal(sizes, 0.0, stddev, dtype, seed=seed)

    return initializer


def _fan(sizes, mode):
    window = float(math.prod(sizes[:-2]))
    inputs = window * (sizes[-2:] or [1])[0]
    outputs = window * (sizes[-1:] or [1])[0]
    return {"FAN_IN": inputs, "FAN_OUT": outputs, "FAN_AVG": (inputs + outputs) / 2.0}[mode]


def _check_floating(dtype):
    if not tf.as_dtype(dtype).is_floating:
        raise TypeError(f"Cannot create initializer for non-floating point type; got {dtype}.")


XAVIER = xavier_initializer()  # defaults of arguments
ZEROS = v1.zeros_initializer()
