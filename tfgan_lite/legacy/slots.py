"""Slots and moving averages that are made while `reuse` is on.

Until TensorFlow 0.11 an optimizer's slots were plain variables, so a script could call
`tf.get_variable_scope().reuse_variables()` and then `minimize`, or average a tensor in a batch norm
that it builds a second time. Since 0.12 both end in "Variable .../Adam does not exist". Here they
work again. What TensorFlow 1.15 can run is left as it is: there, such a call fails.
"""

import functools
from typing import Any

import tensorflow as tf
from tensorflow.python.training import slot_creator  # no public name leads to a slot's making

v1 = tf.compat.v1


def let_slots_be_made_under_reuse() -> None:
    """Lets every optimizer and moving average of `tf.compat.v1` make its slots, for good."""
    make = slot_creator._create_slot_var
    if hasattr(make, "__wrapped__"):
        return

    @functools.wraps(make)
    def made(*args: Any, **kwargs: Any) -> Any:
        scope = v1.get_variable_scope()
        if scope.reuse is not True:
            return make(*args, **kwargs)
        with v1.variable_scope(scope, reuse=v1.AUTO_REUSE, auxiliary_name_scope=False):
            return make(*args, **kwargs)

    slot_creator._create_slot_var = made


def reuse_variables(scope: Any) -> None:
    """`scope.reuse_variables()`, under which optimizers and moving averages make their slots.

    Args:
      scope: of `tf.get_variable_scope()`.
    """
    let_slots_be_made_under_reuse()
    scope.reuse_variables()
