"""`tf.contrib.eager.Network`: layers under one scope, before `tf.keras.Model` took its place.

Source: TensorFlow 1.15, contrib/eager/python/network.py.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import tensorflow as _tensorflow

_v1 = _tensorflow.compat.v1


class Network:
    """Layers that a subclass makes in `__init__` and calls in `call`.

    Their variables are born at the first call, below a variable scope of the network's name:
    `net/dense/kernel`. A network is a layer of another one too.

    Args:
      name: str; the class's name in snake case unless given.
    """

    def __init__(self, name: str | None = None) -> None:
        self._given = name
        self._scope: Any = None
        self.layers: list[Any] = []

    def track_layer(self, layer: Any) -> Any:
        """Keeps a layer or network of this network; returns it.

        Raises:
          TypeError: if it is neither.
        """
        if not hasattr(layer, "trainable_weights"):
            raise TypeError(
                f"{type(self).__name__}.track_layer: wants a layer or a Network; got {layer!r}. "
                "Next: keep anything else as a plain attribute."
            )
        self.layers.append(layer)
        return layer

    def call(self, inputs: Any) -> Any:
        """Returns the network's output; for the subclass to write."""
        raise NotImplementedError(f"{type(self).__name__}: wants a method `call`.")

    def __call__(self, *inputs: Any, **named: Any) -> Any:
        """Returns what `call` returns for these arguments."""
        if self._scope is None:
            with _v1.variable_scope(self._given, default_name=self._default()) as self._scope:
                return self.call(*inputs, **named)
        with _v1.variable_scope(self._scope):
            return self.call(*inputs, **named)

    def _default(self):
        return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", type(self).__name__).lower()

    @property
    def name(self) -> str:
        """The name, without the scopes around it."""
        if self._scope is None:
            return self._given or self._default()
        return self._scope.name.rpartition("/")[2]

    def get_layer(self, name: str | None = None, index: int | None = None) -> Any:
        """Returns a layer by its name or by its place in `layers`.

        Raises:
          ValueError: for both or neither, and for a layer that is not there.
        """
        if (name is None) == (index is None):
            raise ValueError(f"get_layer: wants a name or an index; got {name!r} and {index!r}.")
        if index is not None:
            if not -len(self.layers) <= index < len(self.layers):
                raise ValueError(f"get_layer: {self.name} has {len(self.layers)}; got {index}.")
            return self.layers[index]
        for layer in self.layers:
            if layer.name == name:
                return layer
        names = ", ".join(layer.name for layer in self.layers)
        raise ValueError(f"get_layer: {self.name} has {names}; got {name!r}.")

    def _all(self, kind):
        return [one for layer in self.layers for one in getattr(layer, kind)]

    @property
    def variables(self) -> list[Any]:
        """The variables of all layers."""
        return self._all("variables")

    @property
    def trainable_variables(self) -> list[Any]:
        """The trainable variables of all layers."""
        return self._all("trainable_variables")

    @property
    def non_trainable_variables(self) -> list[Any]:
        """The other variables of all layers."""
        return self._all("non_trainable_variables")

    weights = variables
    trainable_weights = trainable_variables
    non_trainable_weights = non_trainable_variables

    @property
    def losses(self) -> list[Any]:
        """The penalties of all layers."""
        return self._all("losses")


class Sequential(Network):
    """Layers and functions, each applied to what the one before it returned.

    Args:
      layers_funcs: layers, networks and functions of one tensor.
      name: str.
    """

    def __init__(
        self, layers_funcs: Iterable[Callable[..., Any]] | None = None, name: str | None = None
    ) -> None:
        super().__init__(name)
        self._steps: list[Callable[..., Any]] = []
        for one in layers_funcs or ():
            self.add(one)

    def add(self, layer_func: Callable[..., Any]) -> None:
        """Appends a layer or a function."""
        self._steps.append(layer_func)
        if hasattr(layer_func, "trainable_weights"):
            self.track_layer(layer_func)

    def call(self, inputs: Any) -> Any:
        """Returns what the last one returns."""
        for one in self._steps:
            inputs = one(inputs)
        return inputs


class Saver:
    """Writes and reads variables by their names, in eager execution.

    Args:
      var_list: variables, or dict from name to variable.
    """

    def __init__(self, var_list: Any) -> None:
        self._saver = _v1.train.Saver(var_list)

    def save(self, file_prefix: str, global_step: Any = None) -> str:
        """Writes a checkpoint; returns its prefix, which ends in the step if there is one."""
        return self._saver.save(None, file_prefix, global_step, write_meta_graph=False)

    def restore(self, file_prefix: str) -> None:
        """Reads a checkpoint into the variables."""
        self._saver.restore(None, file_prefix)
