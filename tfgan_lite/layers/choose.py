"""One of two results by a flag that is a Python value or a tensor."""

import tensorflow as tf


def static_value(flag):
    """Returns the flag as a bool, or None where only a running graph will tell.

    Args:
      flag: bool, 0 or 1, or a boolean scalar tensor.
    """
    if isinstance(flag, tf.Variable):
        return None
    value = tf.get_static_value(flag) if tf.is_tensor(flag) else flag
    return None if value is None and tf.is_tensor(flag) else bool(value)


def choose(flag, if_true, if_false):
    """Returns `if_true()` or `if_false()`; `tf.cond` of both only where the flag is unknown.

    Raises:
      TypeError: from `tf.cond`, for a flag that is not boolean.
    """
    value = static_value(flag)
    if value is None:
        return tf.cond(tf.cast(flag, tf.bool), if_true, if_false)
    return if_true() if value else if_false()
