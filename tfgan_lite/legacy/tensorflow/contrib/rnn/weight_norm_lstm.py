"""[N, C] and a state (c, h) -> an LSTM whose kernels have columns of trained lengths."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedLSTMCell, clipped, known_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple

v1 = tf.compat.v1


class WeightNormLSTMCell(SizedLSTMCell):
    """`LSTMCell` with weight normalization.

    Args:
      num_units, use_peepholes, cell_clip, initializer, num_proj, proj_clip, forget_bias,
        activation, reuse: see `LSTMCell`.
      norm: bool, whether the kernels are normalized.

    Variables below `wn_lstm_cell`: `kernel`, `norm_0`, `norm_1`, `bias`, `w_f_diag`,
    `w_i_diag`, `w_o_diag`, `projection/kernel`, `projection/norm_0`.
    Source: Salimans and Kingma 2016, arXiv 1602.07868; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        norm: Any = True,
        use_peepholes: Any = False,
        cell_clip: Any = None,
        initializer: Any = None,
        num_proj: Any = None,
        proj_clip: Any = None,
        forget_bias: Any = 1,
        activation: Any = None,
        reuse: Any = None,
    ) -> None:
        super().__init__(num_units, num_proj, _reuse=reuse)
        self._norm = norm
        self._use_peepholes = use_peepholes
        self._cell_clip, self._proj_clip = cell_clip, proj_clip
        self._initializer = initializer
        self._forget_bias = forget_bias
        self._activation = activation or tf.tanh

    def __call__(self, inputs: Any, state: Any, scope: Any = None) -> Any:
        return super().__call__(inputs, state, scope or "wn_lstm_cell")

    def call(self, inputs: Any, state: Any = None) -> Any:
        c, h = state
        known_depth(inputs)
        with v1.variable_scope("wn_lstm_cell", initializer=self._initializer):
            product = self._product([inputs, h], 4 * self._num_units)
            zeros = v1.zeros_initializer()
            bias = variables.get_variable(
                "bias", shape=product.shape[1:], dtype=inputs.dtype, initializer=zeros
            )
            i, j, f, o = tf.split(tf.nn.bias_add(product, bias), 4, axis=1)
            f = f + self._forget_bias
            if self._use_peepholes:
                w_f, w_i, w_o = (
                    variables.get_variable(
                        f"w_{gate}_diag", shape=[self._num_units], dtype=inputs.dtype
                    )
                    for gate in "fio"
                )
                f, i = f + w_f * c, i + w_i * c
            c = clipped(c * tf.sigmoid(f) + tf.sigmoid(i) * self._activation(j), self._cell_clip)
            if self._use_peepholes:
                o = o + w_o * c
            h = tf.sigmoid(o) * self._activation(c)
            if self._num_proj is not None:
                with v1.variable_scope("projection"):
                    h = clipped(self._product([h], self._num_proj), self._proj_clip)  # [N, P]
        return h, LSTMStateTuple(c, h)

    def _product(self, values, width):
        sizes = [known_depth(value) for value in values]
        dtype = values[0].dtype
        kernel = variables.get_variable("kernel", shape=[sum(sizes), width], dtype=dtype)
        if self._norm:
            parts = []
            for number, part in enumerate(tf.split(kernel, sizes, axis=0)):
                length = variables.get_variable(f"norm_{number}", shape=[width], dtype=dtype)
                parts.append(tf.nn.l2_normalize(part, axis=0) * length)
            kernel = tf.concat(parts, 0)
        return tf.matmul(tf.concat(values, 1), kernel)
