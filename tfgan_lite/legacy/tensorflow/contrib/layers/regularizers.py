"""Penalties on the size of weights, as functions from weights to a scalar loss.

Source: `tf.contrib.layers.regularizers` of TensorFlow 1.15.
"""

import logging
import numbers
from collections.abc import Callable, Sequence
from typing import Any

import tensorflow as tf

__all__ = [
    "apply_regularization",
    "l1_l2_regularizer",
    "l1_regularizer",
    "l2_regularizer",
    "sum_regularizer",
]

v1 = tf.compat.v1
Regularizer = Callable[..., Any]


def l1_regularizer(scale: Any, scope: str | None = None) -> Regularizer:
    """Returns a function to `scale * sum(abs(weights))`.

    Args:
      scale: float from 0 on, or a scalar tensor; of 0.0 comes a function to None.
      scope: str, the name scope of the operations; None for `l1_regularizer`.

    Raises:
      ValueError: for an int, as in TF 1.15, or a negative scale.
    """
    return _scaled(scale, scope, "l1_regularizer", lambda weights: tf.reduce_sum(tf.abs(weights)))


def l2_regularizer(scale: Any, scope: str | None = None) -> Regularizer:
    """Returns a function to `scale * sum(weights ** 2) / 2`; arguments as in `l1_regularizer`."""
    return _scaled(scale, scope, "l2_regularizer", tf.nn.l2_loss)


def l1_l2_regularizer(
    scale_l1: Any = 1.0, scale_l2: Any = 1.0, scope: str | None = None
) -> Regularizer:
    """Returns the sum of `l1_regularizer(scale_l1)` and `l2_regularizer(scale_l2)`."""
    for name, scale in (("scale_l1", scale_l1), ("scale_l2", scale_l2)):
        _check_not_integer(scale, name)
    scope = scope or "l1_l2_regularizer"
    if isinstance(scale_l1, numbers.Real) and scale_l1 == 0.0:
        return l2_regularizer(scale_l2, scope)
    if isinstance(scale_l2, numbers.Real) and scale_l2 == 0.0:
        return l1_regularizer(scale_l1, scope)
    summed = sum_regularizer([l1_regularizer(scale_l1), l2_regularizer(scale_l2)], scope=scope)
    assert summed is not None  # there are two
    return summed


def sum_regularizer(
    regularizer_list: Sequence[Regularizer | None], scope: str | None = None
) -> Regularizer | None:
    """Returns a function to the sum of what some regularizers return.

    Args:
      regularizer_list: functions; None among them is left out.
      scope: str, the name scope; None for `sum_regularizer`.

    Returns:
      The function; None where there is no regularizer.
    """
    regularizers = [regularizer for regularizer in regularizer_list if regularizer is not None]
    if not regularizers:
        return None

    def summed(weights: Any) -> Any:
        with v1.name_scope(scope, "sum_regularizer", [weights]) as name:
            penalties = [regularizer(weights) for regularizer in regularizers]
            penalties = [penalty for penalty in penalties if penalty is not None]
            return tf.add_n(penalties, name=name) if penalties else None

    return summed


def apply_regularization(regularizer: Regularizer, weights_list: Any = None) -> tf.Tensor:
    """Returns the summed penalty on several weights, and puts it into REGULARIZATION_LOSSES.

    Args:
      regularizer: a function from weights to a scalar, or to None for zero.
      weights_list: weights; None or none for those in the collection WEIGHTS.

    Raises:
      ValueError: where there are no weights, or a penalty is no scalar.
    """
    weights = weights_list or v1.get_collection(v1.GraphKeys.WEIGHTS)
    if not weights:
        raise ValueError(
            "No weights to regularize. Give weights_list, for instance tf.trainable_variables()."
        )
    with v1.name_scope(None, "get_regularization_penalty", values=weights) as scope:
        penalties = [regularizer(weight) for weight in weights]
        penalties = [tf.constant(0.0) if penalty is None else penalty for penalty in penalties]
        for penalty in penalties:
            if penalty.shape.rank != 0:
                raise ValueError(
                    "regularizer must return a scalar Tensor instead of a Tensor with rank "
                    f"{penalty.shape.rank}."
                )
        total = tf.add_n(penalties, name=scope)
        v1.add_to_collection(v1.GraphKeys.REGULARIZATION_LOSSES, total)
        return total


def _scaled(scale, scope, default_scope, measure):
    _check_not_integer(scale, "scale")
    if isinstance(scale, numbers.Real):
        if scale < 0.0:
            raise ValueError(f"Setting a scale less than 0 on a regularizer: {scale:g}.")
        if scale == 0.0:
            logging.getLogger("tensorflow").info("Scale of 0 disables regularizer.")
            return lambda _: None

    def regularizer(weights: Any, name: str | None = None) -> tf.Tensor:
        del name
        with v1.name_scope(scope, default_scope, [weights]) as given_name:
            dtype = weights.dtype.base_dtype
            factor = tf.convert_to_tensor(scale, dtype=dtype, name="scale")
            return tf.multiply(factor, measure(weights), name=given_name)

    return regularizer


def _check_not_integer(scale, name):
    if isinstance(scale, numbers.Integral):
        raise ValueError(f"{name} cannot be an integer: {scale}. Write it as a float.")
