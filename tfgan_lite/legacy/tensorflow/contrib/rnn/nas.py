"""[N, C] and a state (c, h) -> the cell that an architecture search found."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedLSTMCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple


class NASCell(SizedLSTMCell, LayerRNNCell):
    """The cell of "Neural architecture search", figure 8 (right).

    Args:
      num_units: int, H.
      num_proj: int P, the size of h and of the output; None for no projection.
      use_bias: bool.
      reuse: as in `variable_scope`.
      **kwargs: see `RNNCell`.

    Variables: `recurrent_kernel` `[P, 8H]`, `kernel` `[C, 8H]`, `bias` `[8H]`,
    `projection_weights` `[H, P]`.
    Source: Zoph and Le 2016, arXiv 1611.01578; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        num_proj: Any = None,
        use_bias: Any = False,
        reuse: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(num_units, num_proj, _reuse=reuse, **kwargs)
        self._use_bias = use_bias

    def build(self, input_shape: Any) -> None:
        width = 8 * self._num_units
        self.recurrent_kernel = self.add_variable("recurrent_kernel", [self.output_size, width])
        self.kernel = self.add_variable("kernel", [input_depth(input_shape), width])
        if self._use_bias:
            self.bias = self.add_variable("bias", [width], initializer=by_name.ZEROS)
        if self._num_proj is not None:
            self.projection_weights = self.add_variable(
                "projection_weights", [self._num_units, self._num_proj]
            )
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        c, h = state
        recurrent = tf.matmul(h, self.recurrent_kernel)
        if self._use_bias:
            recurrent = tf.nn.bias_add(recurrent, self.bias)
        x = tf.split(tf.matmul(inputs, self.kernel), 8, axis=1)  # 8 of [N, H]
        h = tf.split(recurrent, 8, axis=1)
        first = tf.sigmoid(x[0] + h[0]) * tf.nn.relu(x[1] + h[1])
        second = tf.sigmoid(x[2] + h[2]) + tf.nn.relu(x[3] * h[3])
        third = tf.tanh(x[4] + h[4]) * tf.sigmoid(x[5] + h[5])
        fourth = tf.tanh(x[6] + h[6]) + tf.sigmoid(x[7] + h[7])
        c = tf.tanh(tf.tanh(first) + c) * tf.tanh(second)
        output = tf.tanh(c * tf.tanh(tf.tanh(third) + tf.sigmoid(fourth)))
        if self._num_proj is not None:
            output = tf.matmul(output, self.projection_weights)  # [N, P]
        return output, LSTMStateTuple(c, output)
