"""[N, C] in overlapping bands -> an LSTM that runs over time and, at each step, over bands."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.rnn.sharded import sharded
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import clipped, known_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell


class TimeFreqLSTMCell(RNNCell):
    """The time-frequency LSTM.

    Args:
      num_units: int, H.
      use_peepholes, cell_clip, forget_bias, reuse: see `LSTMCell`.
      initializer: ignored, as it is in TensorFlow 1.15.
      num_unit_shards: int, into how many variables `W` is split.
      feature_size: int, of a band.
      frequency_skip: int, from the start of a band to that of the next.

    `output_size` and `state_size` are those of one band, as in TensorFlow 1.15; a step returns
    all of them side by side.
    Source: Li et al. 2015, "LSTM time and frequency recurrence for automatic speech
    recognition"; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        use_peepholes: Any = False,
        cell_clip: Any = None,
        initializer: Any = None,
        num_unit_shards: Any = 1,
        forget_bias: Any = 1.0,
        feature_size: Any = None,
        frequency_skip: Any = 1,
        reuse: Any = None,
    ) -> None:
        del initializer
        super().__init__(_reuse=reuse)
        self._num_units = num_units
        self._use_peepholes = use_peepholes
        self._cell_clip = cell_clip
        self._shards = num_unit_shards
        self._forget_bias = forget_bias
        self._feature_size = feature_size
        self._frequency_skip = frequency_skip

    @property
    def state_size(self) -> Any:
        return 2 * self._num_units

    @property
    def output_size(self) -> Any:
        return self._num_units

    def call(self, inputs: Any, state: Any = None) -> Any:
        units, dtype = self._num_units, inputs.dtype
        rows = self._feature_size + 2 * units
        kernel = sharded("W", [rows, 4 * units], dtype, self._shards)
        zeros = tf.compat.v1.zeros_initializer()
        bias = variables.get_variable("B", shape=[4 * units], initializer=zeros, dtype=dtype)
        w_f = w_i = w_o = 0.0
        if self._use_peepholes:
            w_f, w_i, w_o = (
                variables.get_variable(f"W_{gate}_diag", shape=[units], dtype=dtype)
                for gate in "FIO"
            )
        below = tf.zeros_like(state[:, :units])  # h of the band below
        outputs, states = [], []
        for number, band in enumerate(self._bands(inputs)):
            c, h = (state[:, (2 * number + k) * units :][:, :units] for k in (0, 1))
            gates = tf.matmul(tf.concat([band, h, below], 1), kernel)
            i, j, f, o = tf.split(tf.nn.bias_add(gates, bias), 4, axis=1)
            kept = tf.sigmoid(f + self._forget_bias + w_f * c) * c
            c = clipped(kept + tf.sigmoid(i + w_i * c) * tf.tanh(j), self._cell_clip)
            below = tf.sigmoid(o + w_o * c) * tf.tanh(c)
            outputs.append(below)
            states += [c, below]
        return tf.concat(outputs, 1), tf.concat(states, 1)

    def _bands(self, inputs):
        last = known_depth(inputs) - self._feature_size
        starts = range(0, last + 1, self._frequency_skip)
        return [inputs[:, start : start + self._feature_size] for start in starts]
