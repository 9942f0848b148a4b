"""`repeat` and `stack`: one layer several times, each time in a scope of its own."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

__all__ = ["repeat", "stack"]

v1 = tf.compat.v1


def repeat(
    inputs: Any, repetitions: int, layer: Callable[..., Any], *args: Any, **kwargs: Any
) -> Any:
    """Applies a layer `repetitions` times, with the same arguments.

    Args:
      inputs: a tensor that the layer takes.
      repetitions: int.
      layer: a function `(inputs, *args, scope=..., **kwargs)`.
      *args, **kwargs: of the layer; `scope`, or the layer's name, names the scopes
        `conv1/conv1_1`, `conv1/conv1_2` ... (`Repeat/...` without `scope`).

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    return _chained(inputs, layer, [args] * repetitions, kwargs, "Repeat", "repeat")


def stack(inputs: Any, layer: Callable[..., Any], stack_args: Any, **kwargs: Any) -> Any:
    """Applies a layer once for each of several arguments.

    Args:
      inputs: a tensor that the layer takes.
      layer: a function `(inputs, *stack_args[i], scope=..., **kwargs)`.
      stack_args: list or tuple; an entry that is neither is a single argument.
      **kwargs: of the layer; `scope`, or the layer's name, names the scopes
        `fc/fc_1`, `fc/fc_2` ... (`Stack/...` without `scope`).

    Raises:
      ValueError: for stack_args of another type.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    if not isinstance(stack_args, (list, tuple)):
        raise ValueError(f"stack_args need to be a list or tuple; got {stack_args!r}.")
    calls = [args if isinstance(args, (list, tuple)) else [args] for args in stack_args]
    return _chained(inputs, layer, calls, kwargs, "Stack", "stack")


def _chained(inputs, layer, calls, kwargs, default_scope, nameless):
    kwargs = dict(kwargs)
    scope = kwargs.pop("scope", None)
    with v1.variable_scope(scope, default_scope, [inputs]):
        outputs = tf.convert_to_tensor(inputs)
        if scope is None:
            original = getattr(layer, "func", layer)  # of a functools.partial
            scope = getattr(layer, "__name__", getattr(original, "__name__", nameless))
        for count, args in enumerate(calls, 1):
            outputs = layer(outputs, *args, **kwargs, scope=f"{scope}_{count}")
        return outputs
