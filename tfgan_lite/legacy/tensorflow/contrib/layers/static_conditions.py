"""Flags such as `is_training` that are known while a graph is built, or are not.

Source: `tf.contrib.layers.utils` of TensorFlow 1.15.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

__all__ = ["constant_value", "smart_cond", "static_cond"]

v1 = tf.compat.v1


def constant_value(value_or_tensor_or_var: Any, dtype: Any = None) -> Any:
    """Returns the value of a Python value or constant tensor; None where it is not known.

    Args:
      value_or_tensor_or_var: a value, tensor or variable.
      dtype: that a tensor has to have, or None.

    Raises:
      ValueError: for None, and for a tensor of another dtype.
    """
    value = value_or_tensor_or_var
    if value is None:
        raise ValueError("value_or_tensor_or_var cannot be None")
    if not isinstance(value, (tf.Tensor, tf.Variable)):
        return value
    if dtype and value.dtype != dtype:
        raise ValueError(f"It has the wrong type {value.dtype} instead of {dtype}")
    return None if isinstance(value, tf.Variable) else tf.get_static_value(value)


def static_cond(pred: Any, fn1: Callable[[], Any], fn2: Callable[[], Any]) -> Any:
    """Returns `fn1()` where `pred`, a Python value, is true, else `fn2()`.

    Raises:
      TypeError: for a branch that cannot be called.
    """
    for name, function in (("fn1", fn1), ("fn2", fn2)):
        if not callable(function):
            raise TypeError(f"{name} must be callable; got {function!r}.")
    return fn1() if pred else fn2()


def smart_cond(
    pred: Any, fn1: Callable[[], Any], fn2: Callable[[], Any], name: str | None = None
) -> Any:
    """Returns `fn1()` or `fn2()`; `tf.cond` of both where `pred` is not known yet."""
    value = constant_value(pred)
    if value is not None:
        return static_cond(value, fn1, fn2)
    return v1.cond(pred, true_fn=fn1, false_fn=fn2, name=name)
