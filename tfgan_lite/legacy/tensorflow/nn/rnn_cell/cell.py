"""The base classes of the recurrent cells: a layer that is called with inputs and a state."""

import copy
from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.base import Layer
from tfgan_lite.legacy.tensorflow.nn.rnn_cell import zero_state as states

v1 = tf.compat.v1
_NEVER_CALLED = {"built": False, "_scope": None, "_current": None}


class OfOneCell:
    """Variables that a cell has made in its scope; a copy of the cell makes its own."""


class RNNCell(Layer):
    """Base class of a cell, as `tf.nn.rnn_cell.RNNCell`.

    A subclass has the properties `state_size` and `output_size`, and either `call(inputs, state)`
    or, as was usual before TensorFlow 1.2, its own `__call__(inputs, state, scope=None)`; then it
    need not call this class's `__init__`. Variables that `call` makes with `tf.get_variable` lie
    in the cell's scope, and are the cell's weights.

    Args:
      trainable: bool.
      name: str, also the name of the variable scope; None for the class name in snake case.
      dtype: of the variables; None for that of the first input.
      **kwargs: `_reuse`, `_scope`, `activity_regularizer`: see `tfgan_lite.layers.Layer`;
        `input_size`, which cells took before TensorFlow 1.0, has no effect.

    Source: TensorFlow 1.15. Departure: `add_variable` works in `call` as it did up to 1.4;
    1.15 finds no such variable there. A copy made with `copy.deepcopy` is one that was never
    called, and shares tensors with the original; 1.15 cannot copy a cell after its first call.
    """

    def __init__(
        self, trainable: Any = True, name: Any = None, dtype: Any = None, **kwargs: Any
    ) -> None:
        kwargs.pop("input_size", None)
        super().__init__(trainable=trainable, name=name, dtype=dtype, **kwargs)

    @property
    def state_size(self) -> Any:
        """int, `TensorShape`, or a nest of them: the sizes of the state without the batch axis."""
        raise NotImplementedError(f"{type(self).__name__} wants a property state_size.")

    @property
    def output_size(self) -> Any:
        """int or `TensorShape`: the size of the output without the batch axis."""
        raise NotImplementedError(f"{type(self).__name__} wants a property output_size.")

    def __call__(self, inputs: Any, state: Any, scope: Any = None) -> Any:
        """Returns the output `[N, output_size]` and the next state, for one time step.

        Args:
          inputs: `[N, C]`, or a nest of tensors.
          state: tensors in the structure of `state_size`, `[N, size]` each.
          scope: str or `VariableScope` to use at the first call; None for the cell's name.
        """
        if scope is not None:
            with v1.variable_scope(scope, custom_getter=self._keep) as entered:
                return self._called(inputs, state, scope=entered)
        # One scope for the cell's life: a later call finds its variables from anywhere.
        entered = getattr(self, "rnncell_scope", None)
        if entered is None:
            entered = v1.variable_scope(v1.get_variable_scope(), custom_getter=self._keep)
            self.rnncell_scope = entered
        with entered:
            return self._called(inputs, state)

    def build(self, input_shape: Any) -> None:
        """Makes no variables: `call` does."""
        del input_shape

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Returns the output and the next state, of `inputs` and `state`; a subclass has it."""
        raise NotImplementedError(f"{type(self).__name__} wants a method call(inputs, state).")

    def zero_state(self, batch_size: Any, dtype: Any) -> Any:
        """Returns zeros in the structure of `state_size`, `[batch_size, size]` each.

        Args:
          batch_size: int or int32 scalar tensor.
          dtype: of the zeros.
        """
        with v1.name_scope(f"{type(self).__name__}ZeroState"):
            return states.zeros(self.state_size, batch_size, dtype)

    def get_initial_state(
        self, inputs: Any = None, batch_size: Any = None, dtype: Any = None
    ) -> Any:
        """Returns `zero_state` for a batch size and dtype that are given, or those of `inputs`.

        Raises:
          ValueError: if neither tells them, or both do and disagree.
        """
        if inputs is not None:
            inputs = tf.convert_to_tensor(inputs, name="inputs")
            rows = inputs.shape.as_list()[0]
            given = tf.get_static_value(batch_size) if tf.is_tensor(batch_size) else batch_size
            if batch_size is not None and rows != given:
                raise ValueError(
                    f"get_initial_state: batch_size wants the {rows} rows of inputs; got {given}. "
                    "Leave one of the two out."
                )
            if dtype is not None and inputs.dtype != dtype:
                raise ValueError(
                    f"get_initial_state: dtype wants the {inputs.dtype.name} of inputs; got "
                    f"{dtype}. Leave one of the two out."
                )
            batch_size, dtype = rows or tf.shape(inputs)[0], inputs.dtype
        if batch_size is None or dtype is None:
            raise ValueError(
                "get_initial_state wants inputs, or batch_size and dtype; got "
                f"batch_size={batch_size}, dtype={dtype}. Give both."
            )
        return self.zero_state(batch_size, dtype)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        made: Any = type(self).__new__(type(self))
        memo[id(self)] = made
        for name, value in self._untracked().items():
            vars(made)[name] = _copied(value, memo)
        if self.built:
            vars(made).update(_NEVER_CALLED, _trainable_weights=[], _non_trainable_weights=[])
        vars(made).pop("rnncell_scope", None)
        return made

    def _called(self, inputs, state, **kwargs):
        outputs = Layer.__call__(self, inputs, state, **kwargs)
        self.built = True
        return outputs

    def _prepare(self, inputs):
        was_built = self.built
        super()._prepare(inputs)
        if type(self).build is RNNCell.build:
            self.built = was_built  # variables may still be made, in `call`

    def _keep(self, getter, *args, **kwargs):
        """The custom getter: notes the variables that `call` makes."""
        made = getter(*args, **kwargs)
        part = made if isinstance(made, tf.Variable) else next(_parts(made), None)
        trained = getattr(part, "trainable", False)
        kept = self._trainable_weights if trained else self._non_trainable_weights
        if not any(made is weight for weight in kept):
            kept.append(made)
        return made


class LayerRNNCell(RNNCell):
    """A cell that makes its variables in `build`, and whose scope is opened by nothing else."""

    def __call__(
        self, inputs: Any, state: Any, scope: Any = None, *args: Any, **kwargs: Any
    ) -> Any:
        """Returns the output and the next state; see `RNNCell`."""
        return Layer.__call__(self, inputs, state, *args, scope=scope, **kwargs)


def input_depth(input_shape: Any) -> int:
    """Returns the size of the last axis of a cell's inputs.

    Raises:
      ValueError: if it is unknown.
    """
    depth = tf.TensorShape(input_shape).as_list()[-1]
    if depth is None:
        raise ValueError(
            f"Expected inputs.shape[-1] to be known, saw shape: {input_shape}. "
            "Give the inputs a static last axis, with set_shape or reshape."
        )
    return depth


def squashing(activation: Any) -> Any:
    """Returns the function that a cell's activation argument stands for; None is tanh."""
    return (by_name.activation(activation) or tf.identity) if activation else tf.tanh


def _copied(value, memo):
    if isinstance(value, RNNCell):
        return copy.deepcopy(value, memo)
    if isinstance(value, OfOneCell):
        return None
    if type(value) in (list, tuple):
        return type(value)(_copied(item, memo) for item in value)
    if type(value) is dict:
        kept = {key: item for key, item in value.items() if not isinstance(item, OfOneCell)}
        return {key: _copied(item, memo) for key, item in kept.items()}
    return value  # a tensor belongs to its graph, which cannot be copied


def _parts(made):
    """Yields the variables that a partitioned one consists of."""
    if not tf.is_tensor(made) and hasattr(made, "__iter__"):
        yield from made
