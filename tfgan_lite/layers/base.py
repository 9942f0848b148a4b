"""The layer object of TF 1.15: one scope, its variables, and a call that may be repeated.

A functional layer such as `dense(...)` is an object that is called once. Which variables
it gets is decided by `variable_scope` alone: names, numbers (`dense`, `dense_1`), reuse,
scope initializers, regularizers and custom getters are TensorFlow's own work.
"""

import math
from typing import Any

import tensorflow as tf

from tfgan_lite import activations, spectral_norm, update_ops, variables
from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import check_inputs
from tfgan_lite.layers.penalized import Penalized, collect, in_graph, newness
from tfgan_lite.tracking import Tracked

# Arguments that TF 1.15 took from its common base with Keras and that change nothing here.
_WITHOUT_EFFECT = ("input_shape", "batch_input_shape", "batch_size", "autocast")


class Layer(Penalized, Tracked):
    """Base class of the layers, as `tf.layers.Layer`.

    A subclass may override `build(input_shape)`, which makes variables with `add_weight`,
    and `call(inputs, ...)`, which uses them.

    Args:
      trainable: bool, whether the variables are trained and the layer's updates run.
      name: str, also the name of the variable scope; None for the class name in snake case,
        numbered.
      dtype: of the variables; None for that of the first input.
      **kwargs: `activity_regularizer`, a function from the output to a scalar loss;
        `_scope`, str or `VariableScope` to open at once; `_reuse`, as in `variable_scope`.

    Raises:
      TypeError: for an unknown argument.

    Source: `tf.layers.Layer` of TensorFlow 1.15. Departure: in eager code a layer lives in
    the current `tfgan_lite.variables` store, so that reuse means there what it means in a graph.
    """

    def __init__(self, trainable=True, name=None, dtype=None, **kwargs):
        scope = kwargs.pop("_scope", None)
        reuse = kwargs.pop("_reuse", None)
        activity_regularizer = by_name.regularizer(kwargs.pop("activity_regularizer", None))
        for unknown in set(kwargs) - set(_WITHOUT_EFFECT):
            raise TypeError("Keyword argument not understood:", unknown)
        self.trainable = trainable
        self.built = False
        self.input_spec = None
        self._dtype: Any = None if dtype is None else tf.as_dtype(dtype).base_dtype
        self._trainable_weights, self._non_trainable_weights = [], []
        self._updates = []
        super().__init__(name, scope, reuse, activity_regularizer)

    # What a subclass overrides.

    def build(self, input_shape):
        """Makes the variables; `input_shape` is the `TensorShape` of the first input."""
        del input_shape
        self.built = True

    def call(self, inputs):
        """Returns the layer's outputs."""
        return inputs

    # What a subclass calls.

    def add_weight(
        self,
        name,
        shape,
        dtype=None,
        initializer=None,
        regularizer=None,
        trainable=None,
        constraint=None,
        **kwargs,
    ):
        """Creates the variable `name` of this layer, or finds it under reuse.

        Args:
          name: str, below the layer's scope.
          shape: sequence of int.
          dtype: None for the layer's.
          initializer: None for the scope's, else Glorot uniform.
          regularizer: a function from the variable to a scalar loss. It counts once for each
            variable, and on top of the scope's own regularizer.
          trainable: None for True.
          constraint: a function that an optimizer applies after each update.
          **kwargs: more arguments of `get_variable`.

        Raises:
          ValueError: TF1's, see `tfgan_lite.variables.get_variable`.
        """
        trainable = (True if trainable is None else trainable) and self.trainable
        with self._reentered() as scope:
            regularizer = by_name.regularizer(regularizer)
            is_new = None if regularizer is None else newness()
            variable = variables.get_variable(
                name,
                shape=shape,
                dtype=dtype or self._variable_dtype,
                initializer=by_name.initializer(initializer),
                trainable=trainable,
                constraint=by_name.constraint(constraint),
                **kwargs,
            )
            raw = spectral_norm.raw(variable)
            if is_new is not None and is_new(raw):
                self._regularize(f"{scope.name}/{name}", name, raw, regularizer)
        # A custom getter may have made something else of it, or have made it untrainable.
        trained = trainable and getattr(raw, "trainable", False)
        (self._trainable_weights if trained else self._non_trainable_weights).append(raw)
        self._track(name, raw)
        return variable

    add_variable = add_weight

    def add_update(self, updates, inputs=None):
        """Runs updates now in eager code; in a graph keeps them for `UPDATE_OPS`.

        Where an engine collects them (`update_ops.collecting`), callables are handed to it
        instead, in both.

        Args:
          updates: callables that return an operation, or operations; one or a list.
          inputs: ignored.
        """
        del inputs
        for update in updates if isinstance(updates, (list, tuple)) else [updates]:
            wanted = callable(update) and self.trainable
            if wanted and update_ops.defer(self.name, self.weights, update):
                continue
            if in_graph():
                made = update() if callable(update) else update
                self._updates.append(getattr(made, "op", made))
            elif wanted:
                update()

    # What a user calls.

    # Nothing here branches on tensors, and rewriting it for tf.function would take long.
    @tf.autograph.experimental.do_not_convert
    def __call__(self, inputs, *args, **kwargs):
        """Makes the variables at the first call, and returns `call(inputs, ...)`."""
        inputs = tf.nest.map_structure(_to_tensor, inputs)
        with self._entered(kwargs.pop("scope", None)):
            self._prepare(inputs)
            outputs = self.call(inputs, *args, **kwargs)
            self._regularize_activity(outputs)
        activations.record(self.scope_name, outputs)
        if in_graph():
            collect(self.updates, tf.compat.v1.GraphKeys.UPDATE_OPS)
        return outputs

    def apply(self, inputs, *args, **kwargs):
        """The same as calling the layer."""
        return self(inputs, *args, **kwargs)

    def count_params(self):
        """Returns the number of scalars in the layer's variables."""
        if not self.built:
            raise ValueError(
                f"Layer {self.name}: count_params wants a built layer; got one that was never "
                "called. Call it first."
            )
        return sum(math.prod(weight.shape.as_list()) for weight in self.weights)

    @property
    def dtype(self):
        return None if self._dtype is None else self._dtype.name

    @property
    def trainable_weights(self):
        return list(self._trainable_weights) if self.trainable else []

    @property
    def non_trainable_weights(self):
        frozen = [] if self.trainable else self._trainable_weights
        return frozen + self._non_trainable_weights

    @property
    def weights(self):
        return self.trainable_weights + self.non_trainable_weights

    trainable_variables = trainable_weights
    non_trainable_variables = non_trainable_weights
    variables = weights

    @property
    def updates(self):
        return list(self._updates) if self.trainable else []

    @property
    def _variable_dtype(self):
        return self._dtype or tf.float32

    def _prepare(self, inputs):
        tensors = tf.nest.flatten(inputs)
        check_inputs(self.input_spec, tensors, self.name)
        if tensors and self._dtype is None:
            self._dtype = tensors[0].dtype.base_dtype
        if self.built:
            return
        self.build(tf.nest.map_structure(lambda tensor: tensor.shape, inputs))
        self.built = True


def _to_tensor(value):
    return value if isinstance(value, tf.SparseTensor) else tf.convert_to_tensor(value)
