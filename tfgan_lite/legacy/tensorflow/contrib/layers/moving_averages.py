"""A moving average that takes one step, by the names that TF 1.15 gave the operations."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def assign_moving_average(variable: Any, value: Any, decay: Any, zero_debias: bool) -> tf.Tensor:
    """Moves a variable towards a value.

    Args:
      variable: the average.
      value: a tensor of its shape.
      decay: float or scalar tensor, the share that stays.
      zero_debias: bool, whether the average's start from zero is made up for, by the variables
        `biased` and `local_step` below the average's name.

    Returns:
      The new average. The operation that assigns it bears the name of the scope.

    Source: `tensorflow.python.training.moving_averages` of TensorFlow 1.15; Kingma and Ba 2015,
    section 3, for the correction.
    """
    with v1.name_scope(None, "AssignMovingAvg", [variable, value, decay]) as scope:
        rate = tf.cast(tf.convert_to_tensor(1.0 - decay, name="decay"), variable.dtype.base_dtype)
        if zero_debias:
            return v1.assign(variable, _debiased(variable, value, rate), name=scope)
        return v1.assign_sub(variable, (variable - value) * rate, name=scope)


def _debiased(average, value, rate):
    """The corrected average."""
    dtype = average.dtype.base_dtype
    with v1.variable_scope(average.op.name, values=[average, value, rate]):
        biased = _variable("biased", average.shape, dtype)
        step = _variable("local_step", [], dtype)
        moved = v1.assign_sub(biased, (biased - value) * rate)
        steps = v1.assign_add(step, tf.ones([], dtype))
        return moved / (1 - tf.pow(1.0 - rate, steps))


def _variable(name, shape, dtype):
    """One of its own for each call, `biased`, `biased_1` ..., unless variables are reused."""
    scope = v1.get_variable_scope()
    unique, count = name, 0
    if not scope.reuse:
        taken = {variable.op.name for variable in v1.global_variables()}
        while f"{scope.name}/{unique}" in taken:
            count += 1
            unique = f"{name}_{count}"
    return v1.get_variable(unique, shape, dtype, v1.zeros_initializer(), trainable=False)
