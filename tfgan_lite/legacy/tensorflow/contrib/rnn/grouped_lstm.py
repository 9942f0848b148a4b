"""[N, C] and a state (c, h) -> an LSTM of groups of units that do not see each other."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedLSTMCell, known_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import Linear
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple

v1 = tf.compat.v1


class GLSTMCell(SizedLSTMCell):
    """The group LSTM.

    Args:
      num_units: int, H.
      initializer: of the variables without one of their own.
      num_proj: int P, the size of h and of the output; None for no projection.
      number_of_groups: int, which divides C, H and P.
      forget_bias: float, added to the forget gate.
      activation: a function on tensors, of c; the new values go through tanh.
      reuse: as in `variable_scope`.

    Raises:
      ValueError: for sizes that the groups do not divide.

    Source: Kuchaiev and Ginsburg 2017, arXiv 1703.10722; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        initializer: Any = None,
        num_proj: Any = None,
        number_of_groups: Any = 1,
        forget_bias: Any = 1.0,
        activation: Any = tf.tanh,
        reuse: Any = None,
    ) -> None:
        super().__init__(num_units, num_proj, _reuse=reuse)
        self._initializer = initializer
        self._forget_bias = forget_bias
        self._activation = activation
        self._groups = number_of_groups
        self._check("num_units", num_units)
        self._check("num_proj", num_proj or 0)
        self._linears: dict[Any, Linear] = {}

    def call(self, inputs: Any, state: Any = None) -> Any:
        c, h = state
        self._check("input size", known_depth(inputs))
        with v1.variable_scope(v1.get_variable_scope(), initializer=self._initializer):
            parts = zip(*(self._gates(*group) for group in self._grouped(inputs, h)), strict=True)
            i, j, f, o = (
                tf.nn.bias_add(tf.concat(part, 1), self._bias(gate, inputs.dtype))
                for gate, part in zip("ijfo", parts, strict=True)
            )
        c = tf.sigmoid(f + self._forget_bias) * c + tf.sigmoid(i) * tf.tanh(j)
        h = tf.sigmoid(o) * self._activation(c)
        if self._num_proj is not None:
            with v1.variable_scope("projection"):
                h = self._linear("projection", h, self._num_proj)  # [N, P]
        return h, LSTMStateTuple(c, h)

    def _grouped(self, inputs, h):
        pairs = zip(tf.split(inputs, self._groups, 1), tf.split(h, self._groups, 1), strict=True)
        return enumerate(pairs)

    def _gates(self, group, pair):
        with v1.variable_scope(f"group{group}"):
            width = 4 * (self._num_units // self._groups)
            return tf.split(self._linear(group, tf.concat(pair, 1), width), 4, axis=1)

    def _linear(self, key, values, width):
        if key not in self._linears:
            self._linears[key] = Linear(values, width, False)
        return self._linears[key](values)

    def _bias(self, gate, dtype):
        zeros = v1.zeros_initializer()
        return variables.get_variable(
            f"bias_{gate}", shape=[self._num_units], dtype=dtype, initializer=zeros
        )

    def _check(self, name, size):
        if size % self._groups:
            raise ValueError(
                f"{name} ({size}) must be divisible by number_of_groups ({self._groups})"
            )
