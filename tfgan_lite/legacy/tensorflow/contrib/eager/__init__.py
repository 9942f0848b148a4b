"""`tf.contrib.eager`: eager execution while it was an experiment.

Source: TensorFlow 1.15, contrib/eager. Most of it became TensorFlow's own; what it had for itself
is written here on `tf.GradientTape`. Its metrics are not provided.
"""

from collections.abc import Callable, Iterable
from typing import Any

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_V1 = "tfgan_lite.legacy.tensorflow"
_SAME = {
    "Checkpoint": "train.Checkpoint",
    "GradientTape": "GradientTape",
    "TensorSpec": "TensorSpec",
    "custom_gradient": "custom_gradient",
    "defun": "function",
    "enable_eager_execution": "enable_eager_execution",
    "executing_eagerly": "executing_eagerly",
    "function": "function",
    "in_eager_mode": "executing_eagerly",
    "make_template": "make_template",
    "py_func": "py_function",
}
_ELSEWHERE = {
    name: ".".join([_V1, *path.split(".")[:-1]]) + ":" + path.rpartition(".")[2]
    for name, path in _SAME.items()
}
_NETWORKS = "tfgan_lite.legacy.tensorflow.contrib.eager.networks"
_ELSEWHERE |= {name: f"{_NETWORKS}:{name}" for name in ("Network", "Saver", "Sequential")}
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)


class Iterator:
    """The batches of a data set, one at a time; for eager execution.

    Args:
      dataset: tf.data.Dataset.

    Raises:
      RuntimeError: in a graph.
    """

    def __init__(self, dataset: Any) -> None:
        if not _tensorflow.executing_eagerly():
            raise RuntimeError(
                "tf.contrib.eager.Iterator: a data set is iterated eagerly alone. "
                "Next: dataset.make_one_shot_iterator()."
            )
        self._batches = iter(dataset)

    def __iter__(self) -> "Iterator":
        return self

    def __next__(self) -> Any:
        return next(self._batches)

    def next(self, name: str | None = None) -> Any:
        """Returns the next batch; raises StopIteration after the last."""
        return next(self._batches)


def Variable(*args: Any, **kwargs: Any) -> Any:
    """Returns a resource variable, with the arguments of `tf.Variable`."""
    return _tensorflow.compat.v1.Variable(*args, **kwargs | {"use_resource": True})


def num_gpus() -> int:
    """Returns the number of GPUs."""
    return len(_tensorflow.config.list_logical_devices("GPU"))


def list_devices() -> list[str]:
    """Returns the names of the devices."""
    return [device.name for device in _tensorflow.config.list_logical_devices()]


def implicit_value_and_gradients(f: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a function that gives (value, [(gradient, variable), ...]) of `f`.

    The variables are the trainable ones that `f` reads.
    """

    def found(*args: Any, **kwargs: Any) -> Any:
        with _tensorflow.GradientTape() as tape:
            value = f(*args, **kwargs)
        if value is None:
            raise ValueError(
                f"tf.contrib.eager: {_name(f)} wants to return a tensor to differentiate; "
                "got None. Next: return the loss."
            )
        variables = tape.watched_variables()
        if not variables:
            raise ValueError(f"tf.contrib.eager: {_name(f)} reads no trainable variable.")
        return value, list(zip(tape.gradient(value, variables), variables, strict=True))

    return found


def implicit_gradients(f: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a function that gives [(gradient, variable), ...] of `f`."""
    both = implicit_value_and_gradients(f)
    return lambda *args, **kwargs: both(*args, **kwargs)[1]


def value_and_gradients_function(
    f: Callable[..., Any], params: Iterable[int | str] | None = None
) -> Callable[..., Any]:
    """Returns a function that gives (value, [gradient, ...]) of `f` by its arguments.

    Args:
      f: function.
      params: places or names of the arguments to differentiate by; None for all.
    """

    def found(*args: Any, dy: Any = None) -> Any:
        names = f.__code__.co_varnames
        chosen = range(len(args)) if params is None else params
        places = [names.index(place) if isinstance(place, str) else place for place in chosen]
        tensors = [_tensorflow.convert_to_tensor(argument) for argument in args]
        with _tensorflow.GradientTape() as tape:
            tape.watch([tensors[place] for place in places])
            value = f(*tensors)
        sources = [tensors[place] for place in places]
        return value, tape.gradient(value, sources, output_gradients=dy)

    return found


def gradients_function(
    f: Callable[..., Any], params: Iterable[int | str] | None = None
) -> Callable[..., Any]:
    """Returns a function that gives [gradient, ...] of `f` by its arguments."""
    both = value_and_gradients_function(f, params)
    return lambda *args, dy=None: both(*args, dy=dy)[1]


def _name(f):
    return getattr(f, "__name__", repr(f))
