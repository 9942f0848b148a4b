"""Zeros in the structure of a cell's state, and what makes an object a cell."""

from typing import Any

import tensorflow as tf


def zeros(state_size: Any, batch_size: Any, dtype: Any) -> Any:
    """Returns zeros `[batch_size, *size]` for each size of a nested `state_size`.

    Args:
      state_size: int, `TensorShape`, or a nest of them.
      batch_size: int or int32 scalar tensor.
      dtype: of the zeros.
    """
    return tf.nest.map_structure(lambda size: _zeros(size, batch_size, dtype), state_size)


def _zeros(size, batch_size, dtype):
    tail = tf.TensorShape(size).as_list()
    if not tf.is_tensor(batch_size):
        return tf.zeros(tf.TensorShape(batch_size).as_list() + tail, dtype)
    made = tf.zeros(tf.concat([tf.reshape(tf.cast(batch_size, tf.int32), [1]), tail], 0), dtype)
    known = tf.get_static_value(batch_size)
    made.set_shape([None if known is None else int(known), *tail])
    return made


def check_cell(name: str, cell: Any) -> None:
    """Raises TypeError if `cell`, the argument called `name`, cannot be used as a cell."""
    wanted = {
        "an 'output_size' property": _has(cell, "output_size"),
        "a 'state_size' property": _has(cell, "state_size"),
        "a 'zero_state' or 'get_initial_state' method": _has(cell, "zero_state")
        or _has(cell, "get_initial_state"),
        "to be callable": callable(cell),
    }
    lacking = [wish for wish, met in wanted.items() if not met]
    if lacking:
        raise TypeError(
            f"The argument {name!r} ({cell}) is not an RNNCell: it wants {', '.join(lacking)}. "
            "Give an instance of tf.nn.rnn_cell.RNNCell."
        )


def check_dtypes(*values: Any) -> None:
    """Raises ValueError for tensors, or dtypes, of which no cell can work: integers, strings."""
    for value in tf.nest.flatten(values):
        dtype = tf.as_dtype(getattr(value, "dtype", value))
        if not (dtype.is_floating or dtype.is_complex):
            raise ValueError(
                f"RNN cell only supports floating point inputs, but saw dtype: {dtype}. "
                "Cast them to tf.float32."
            )


def _has(thing, attribute):
    try:
        getattr(thing, attribute)
    except AttributeError:
        return False
    return True
