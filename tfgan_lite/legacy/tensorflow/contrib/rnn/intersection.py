"""[N, C] and a state [N, H] -> a cell gated both over time and over depth."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedCell, known_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import Linear

v1 = tf.compat.v1


class IntersectionRNNCell(SizedCell):
    """The +RNN: one gate mixes the state with new values, another the inputs with the outputs.

    Args:
      num_units: int, H.
      num_in_proj: int; where C is not H, the inputs are projected to H if this is given.
      initializer: of the kernels.
      forget_bias: float, added to both gates before their sigmoid.
      y_activation: a function on tensors, of the output.
      reuse: as in `variable_scope`.

    Source: Collins et al. 2016, arXiv 1611.09913; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        num_in_proj: Any = None,
        initializer: Any = None,
        forget_bias: Any = 1.0,
        y_activation: Any = tf.nn.relu,
        reuse: Any = None,
    ) -> None:
        super().__init__(num_units, _reuse=reuse)
        self._initializer = initializer
        self._forget_bias = forget_bias
        self._num_in_proj = num_in_proj
        self._y_activation = y_activation
        self._projection: Linear | None = None
        self._gates: Linear | None = None

    def call(self, inputs: Any, state: Any = None) -> Any:
        with v1.variable_scope(v1.get_variable_scope(), initializer=self._initializer):
            inputs = self._fitted(inputs)
            joined = tf.concat([inputs, state], 1)
            self._gates = self._gates or Linear(joined, 4 * self._num_units, True)
            state_gate, new, output_gate, output = tf.split(self._gates(joined), 4, axis=1)
            state_gate = tf.sigmoid(state_gate + self._forget_bias)
            output_gate = tf.sigmoid(output_gate + self._forget_bias)
            state = state_gate * state + (1.0 - state_gate) * tf.tanh(new)
            output = output_gate * inputs + (1.0 - output_gate) * self._y_activation(output)
        return output, state

    def _fitted(self, inputs):
        depth = known_depth(inputs)
        if depth == self._num_units:
            return inputs
        if not self._num_in_proj:
            raise ValueError(
                "Must have input size == output size for Intersection RNN: "
                f"got {depth} and {self._num_units}. "
                "To fix, num_in_proj should be set to num_units at cell init."
            )
        with v1.variable_scope("in_projection"):
            self._projection = self._projection or Linear(inputs, self._num_units, True)
            return self._projection(inputs)
