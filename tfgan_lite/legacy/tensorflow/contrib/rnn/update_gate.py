"""[N, C] and a state [N, H] -> a cell with one gate, which updates."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedCell, known_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import Linear

v1 = tf.compat.v1


class UGRNNCell(SizedCell):
    """`g, c = [inputs, state] @ kernel + bias`; `state = g * state + (1 - g) * activation(c)`.

    Args:
      num_units: int, H.
      initializer: of the kernel and the bias; the bias starts at zeros without it too.
      forget_bias: float, added to g before its sigmoid.
      activation: a function on tensors.
      reuse: as in `variable_scope`.

    Source: Collins et al. 2016, arXiv 1611.09913; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        initializer: Any = None,
        forget_bias: Any = 1.0,
        activation: Any = tf.tanh,
        reuse: Any = None,
    ) -> None:
        super().__init__(num_units, _reuse=reuse)
        self._initializer = initializer
        self._forget_bias = forget_bias
        self._activation = activation
        self._gates: Linear | None = None

    def call(self, inputs: Any, state: Any = None) -> Any:
        known_depth(inputs)
        with v1.variable_scope(v1.get_variable_scope(), initializer=self._initializer):
            joined = tf.concat([inputs, state], 1)
            self._gates = self._gates or Linear(joined, 2 * self._num_units, True)
            gate, candidate = tf.split(self._gates(joined), 2, axis=1)  # [N, H]
            gate = tf.sigmoid(gate + self._forget_bias)
            state = gate * state + (1.0 - gate) * self._activation(candidate)
        return state, state
