"""Conditions that are decided while a graph is built, where the predicate is known by then.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

__all__ = ["smart_case", "smart_cond", "smart_constant_value"]

v1 = tf.compat.v1


def smart_constant_value(pred: Any) -> bool | None:
    """Returns a predicate's value as a bool, or None where only a running graph will tell.

    Args:
      pred: bool, 0, 1, or boolean tensor.

    Raises:
      TypeError: for anything else.
    """
    if isinstance(pred, bool) or (isinstance(pred, int) and pred in (0, 1)):
        return bool(pred)
    if isinstance(pred, tf.Tensor):
        value = tf.get_static_value(pred)
        return None if value is None else bool(value)
    raise TypeError(
        "smart_constant_value: pred wants a boolean tensor, a bool, 0 or 1; "
        f"got {pred!r}. Give tf.cast(pred, tf.bool)."
    )


def smart_cond(
    pred: Any,
    true_fn: Callable[[], Any] | None = None,
    false_fn: Callable[[], Any] | None = None,
    name: str | None = None,
) -> Any:
    """Returns `true_fn()` or `false_fn()`; `tf.cond` of both where `pred` is not known yet.

    Raises:
      TypeError: for a branch that cannot be called, and as in `smart_constant_value`.
    """
    if not callable(true_fn) or not callable(false_fn):
        raise TypeError(
            f"smart_cond: both branches want to be callable; got {true_fn!r}, {false_fn!r}."
        )
    value = smart_constant_value(pred)
    if value is None:
        return v1.cond(pred, true_fn=true_fn, false_fn=false_fn, name=name)
    return true_fn() if value else false_fn()


def smart_case(
    pred_fn_pairs: Any,
    default: Callable[[], Any] | None = None,
    exclusive: bool = False,
    name: str = "smart_case",
) -> Any:
    """Returns the result of the first function whose predicate is true.

    Args:
      pred_fn_pairs: list of (predicate, function), or dict.
      default: function for the case that no predicate is true.
      exclusive: bool, whether `tf.case` asserts that one predicate at most is true.
      name: str.
    """
    pairs = pred_fn_pairs.items() if isinstance(pred_fn_pairs, dict) else pred_fn_pairs
    pairs = list(pairs)
    values = [smart_constant_value(pred) for pred, _ in pairs]
    unknown = [pair for pair, value in zip(pairs, values, strict=True) if value is None]
    for (_, function), value in zip(pairs, values, strict=True):
        if value:
            default = function
            if not unknown:
                return function()
            break
        if value is None:
            break
    else:
        if default is not None:
            return default()
    return v1.case(pred_fn_pairs, default=default, exclusive=exclusive, name=name)
