"""[N, C] and a state (c, h) -> an LSTM whose input gate is one minus its forget gate."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.rnn.normalized import normalized
from tfgan_lite.legacy.tensorflow.contrib.rnn.sharded import sharded
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedLSTMCell, clipped, known_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import joined, parted, state_of


class CoupledInputForgetGateLSTMCell(SizedLSTMCell):
    """The LSTM with coupled gates: `c = f * c + (1 - f) * activation(j)`.

    Args:
      num_units, use_peepholes, num_proj, proj_clip, forget_bias, state_is_tuple, reuse: see
        `LSTMCell`.
      initializer: ignored, as it is in TensorFlow 1.15.
      num_unit_shards: int, into how many variables `W` is split.
      num_proj_shards: int, the same for `W_P`.
      activation: a function on tensors.
      layer_norm: bool, normalization in place of the bias.
      norm_gain: float that the gammas start at.
      norm_shift: float that the betas start at.

    Variables: `W_0` `[C + P, 3H]`, `B` `[3H]`, zeros, `W_F_diag` and `W_O_diag` `[H]`,
    `W_P_0` `[H, P]`.
    Source: Greff et al. 2015, arXiv 1503.04069; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        use_peepholes: Any = False,
        initializer: Any = None,
        num_proj: Any = None,
        proj_clip: Any = None,
        num_unit_shards: Any = 1,
        num_proj_shards: Any = 1,
        forget_bias: Any = 1.0,
        state_is_tuple: Any = True,
        activation: Any = tf.tanh,
        reuse: Any = None,
        layer_norm: Any = False,
        norm_gain: Any = 1.0,
        norm_shift: Any = 0.0,
    ) -> None:
        del initializer
        super().__init__(num_units, num_proj, _reuse=reuse)
        self._use_peepholes = use_peepholes
        self._proj_clip = proj_clip
        self._shards = num_unit_shards, num_proj_shards
        self._forget_bias = forget_bias
        self._state_is_tuple = state_is_tuple
        self._activation = activation
        self._layer_norm = layer_norm
        self._norm = norm_gain, norm_shift

    @property
    def state_size(self) -> Any:
        return state_of((self._num_units, self.output_size), self._state_is_tuple)

    def call(self, inputs: Any, state: Any = None) -> Any:
        units, dtype = self._num_units, inputs.dtype
        c, h = parted(state, (units, self.output_size), self._state_is_tuple)
        rows = known_depth(inputs) + self.output_size
        kernel = sharded("W", [rows, 3 * units], dtype, self._shards[0])
        zeros = tf.compat.v1.zeros_initializer()
        bias = variables.get_variable("B", shape=[3 * units], initializer=zeros, dtype=dtype)
        product = tf.matmul(tf.concat([inputs, h], 1), kernel)
        j, f, o = self._gates(product, bias)
        f = f + self._forget_bias
        if self._use_peepholes:
            w_f, w_o = (
                variables.get_variable(f"W_{gate}_diag", shape=[units], dtype=dtype)
                for gate in "FO"
            )
            f = f + w_f * c
        f = tf.sigmoid(f)
        c = f * c + (1 - f) * self._activation(j)
        if self._layer_norm:
            c = normalized(c, "state", *self._norm)
        if self._use_peepholes:
            o = o + w_o * c
        h = tf.sigmoid(o) * self._activation(c)
        if self._num_proj is not None:
            projection = sharded("W_P", [units, self._num_proj], dtype, self._shards[1])
            h = clipped(tf.matmul(h, projection), self._proj_clip)  # [N, P]
        return h, joined(c, h, self._state_is_tuple)

    def _gates(self, product, bias):
        if not self._layer_norm:
            return tf.split(tf.nn.bias_add(product, bias), 3, axis=1)
        gates = zip(tf.split(product, 3, axis=1), ("transform", "forget", "output"), strict=True)
        return [normalized(gate, name, *self._norm) for gate, name in gates]
