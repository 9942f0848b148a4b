"""(time, [N, C]) and a state (c, h) -> an LSTM whose units open in rhythms that they learn."""

import math
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedLSTMCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import Linear
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple

v1 = tf.compat.v1


class PhasedLSTMCell(SizedLSTMCell):
    """The phased LSTM; its inputs are the pair of the times `[N, 1]` and of `[N, C]`.

    Args:
      num_units: int, H.
      use_peepholes: bool, whether the gates see c.
      leak: float, how far a unit is open in its off phase.
      ratio_on: float, the share of its period in which a unit is open, at the start.
      trainable_ratio_on: bool.
      period_init_min: float, the shortest period at the start.
      period_init_max: float, the longest; they are drawn uniformly in their logarithms.
      reuse: as in `variable_scope`.

    Source: Neil et al. 2016, arXiv 1610.09513; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        use_peepholes: Any = False,
        leak: Any = 0.001,
        ratio_on: Any = 0.1,
        trainable_ratio_on: Any = True,
        period_init_min: Any = 1.0,
        period_init_max: Any = 1000.0,
        reuse: Any = None,
    ) -> None:
        super().__init__(num_units, _reuse=reuse)
        self._use_peepholes = use_peepholes
        self._leak = leak
        self._ratio_on = ratio_on
        self._trainable_ratio_on = trainable_ratio_on
        self._period_range = period_init_min, period_init_max
        self._linears: dict[str, Linear] = {}

    def call(self, inputs: Any, state: Any = None) -> Any:
        c_before, h_before = state
        time, x = inputs
        seen = [x, h_before]
        gates = seen + [c_before] if self._use_peepholes else seen
        input_gate, forget_gate = tf.split(
            tf.sigmoid(self._linear("mask_gates", gates, 2 * self._num_units)), 2, axis=1
        )
        new = tf.tanh(self._linear("new_input", seen, self._num_units))
        c = c_before * forget_gate + input_gate * new
        gates = seen + [c] if self._use_peepholes else seen
        h = tf.tanh(c) * tf.sigmoid(self._linear("output_gate", gates, self._num_units))
        openness = self._openness(time)
        c = openness * c + (1 - openness) * c_before
        h = openness * h + (1 - openness) * h_before
        return h, LSTMStateTuple(c, h)

    def _openness(self, time):
        """Returns how far each unit is open, `[N, H]`: up, down, and a leak in between."""
        shape = [self._num_units]
        period = v1.get_variable("period", shape, initializer=self._periods)
        phases = v1.random_uniform_initializer(0.0, period.initial_value)
        phase = v1.get_variable("phase", shape, initializer=phases)
        ratio_on = v1.get_variable(
            "ratio_on",
            shape,
            initializer=v1.constant_initializer(self._ratio_on),
            trainable=self._trainable_ratio_on,
        )
        since = time - tf.cast(phase, time.dtype)
        length = tf.cast(period, time.dtype)
        within = tf.stop_gradient(tf.math.floormod(since, length) - since) + since
        cycle = tf.cast(within / length, tf.float32)
        up = 2 * cycle / ratio_on
        openness = tf.where(cycle < ratio_on, 2 - up, self._leak * cycle)
        return tf.where(cycle < 0.5 * ratio_on, up, openness)

    def _periods(self, shape, dtype=tf.float32, partition_info=None):
        del partition_info
        low, high = (math.log(limit) for limit in self._period_range)
        return tf.exp(v1.random_uniform(shape, low, high, dtype))

    def _linear(self, scope, values, size):
        with v1.variable_scope(scope):
            if scope not in self._linears:
                self._linears[scope] = Linear(values, size, True)
            return self._linears[scope](values)
