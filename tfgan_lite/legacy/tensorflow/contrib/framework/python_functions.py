"""`tf.contrib.framework.py_func`: a Python function as an operation, with nested arguments."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

__all__ = ["py_func"]

v1 = tf.compat.v1


def py_func(
    func: Callable[..., Any],
    args: Any = (),
    kwargs: Any = None,
    output_types: Any = None,
    output_shapes: Any = None,
    stateful: bool = True,
    name: str | None = None,
) -> Any:
    """Calls a Python function on arrays whenever the graph is run.

    Args:
      func: from arrays, nested as `args` and `kwargs` are, to arrays nested as `output_types` is.
      args: list or tuple of tensors, which may be nested.
      kwargs: dict of tensors, or None.
      output_types: dtype, or a nest of them; or a function of the arguments that returns it.
      output_shapes: the same with shapes; None for unknown ones.
      stateful: bool, whether equal arguments may give other results.
      name: str, of the operation.

    Returns:
      Tensors, nested as `output_types` is.

    Raises:
      TypeError: for args that are no list or tuple, or kwargs that are no dict.

    Source: TensorFlow 1.15.
    """
    kwargs = {} if kwargs is None else kwargs
    if not isinstance(args, (list, tuple)):
        raise TypeError(f"py_func: args wants a list or tuple; got {type(args)}: {args}.")
    if not isinstance(kwargs, dict):
        raise TypeError(f"py_func: kwargs wants a dict; got {type(kwargs)}: {kwargs}.")
    types = output_types(*args, **kwargs) if callable(output_types) else output_types
    shapes = output_shapes(*args, **kwargs) if callable(output_shapes) else output_shapes
    given = (args, kwargs)

    def flat_function(*arrays):
        positional, named = tf.nest.pack_sequence_as(given, arrays)
        return tf.nest.flatten(func(*positional, **named))

    values = v1.py_func(
        flat_function, tf.nest.flatten(given), tf.nest.flatten(types), stateful=stateful, name=name
    )
    if shapes is not None:
        one = not tf.nest.is_nested(types)
        known = [shapes] if one else _up_to(types, shapes)
        for value, shape in zip(values, known, strict=True):
            value.set_shape(shape)
    return tf.nest.pack_sequence_as(types, values)


def _up_to(types, shapes):
    """The shapes beside a nest of types; a shape may itself be a list."""
    if not tf.nest.is_nested(types):
        return [shapes]
    if isinstance(types, dict):
        pairs = [(types[key], shapes[key]) for key in sorted(types)]
    else:
        pairs = list(zip(types, shapes, strict=True))
    return [shape for pair in pairs for shape in _up_to(*pair)]
