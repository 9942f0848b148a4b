"""[N, C] and a state (c, h) -> LSTMs whose gates and cell state are normalized."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.rnn.normalized import normalized
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedLSTMCell, clipped, known_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple

v1 = tf.compat.v1
_GATES = ("input", "transform", "forget", "output")


class LayerNormBasicLSTMCell(SizedLSTMCell):
    """`BasicLSTMCell` with layer normalization and dropout of the new values.

    Args:
      num_units: int, H.
      forget_bias: float, added to the forget gate.
      input_size: ignored.
      activation: a function on tensors.
      layer_norm: bool; without it there is a `bias` in place of the normalization.
      norm_gain: float that the gammas start at.
      norm_shift: float that the betas start at.
      dropout_keep_prob: float or scalar tensor, of the new values before they are added to c.
      dropout_prob_seed: int, or None.
      reuse: as in `variable_scope`.

    Variables: `kernel` `[C + H, 4H]`; `gamma` and `beta` `[H]` under `input`, `transform`,
    `forget`, `output` and `state`.
    Source: Ba et al. 2016, arXiv 1607.06450; Semeniuta et al. 2016, arXiv 1603.05118;
    TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        forget_bias: Any = 1.0,
        input_size: Any = None,
        activation: Any = tf.tanh,
        layer_norm: Any = True,
        norm_gain: Any = 1.0,
        norm_shift: Any = 0.0,
        dropout_keep_prob: Any = 1.0,
        dropout_prob_seed: Any = None,
        reuse: Any = None,
    ) -> None:
        del input_size
        super().__init__(num_units, _reuse=reuse)
        self._activation = activation
        self._forget_bias = forget_bias
        self._keep_prob = dropout_keep_prob
        self._seed = dropout_prob_seed
        self._layer_norm = layer_norm
        self._norm = norm_gain, norm_shift

    def call(self, inputs: Any, state: Any = None) -> Any:
        c, h = state
        joined = tf.concat([inputs, h], 1)
        shape, dtype = [known_depth(joined), 4 * self._num_units], joined.dtype
        product = tf.matmul(joined, variables.get_variable("kernel", shape=shape, dtype=dtype))
        if not self._layer_norm:
            bias = variables.get_variable("bias", shape=shape[1:], dtype=dtype)
            product = tf.nn.bias_add(product, bias)
        gates = tf.split(product, 4, axis=1)  # [N, H]
        if self._layer_norm:
            gates = [
                normalized(gate, name, *self._norm, dtype)
                for gate, name in zip(gates, _GATES, strict=True)
            ]
        i, j, f, o = gates
        new = self._activation(j)
        if not isinstance(self._keep_prob, float) or self._keep_prob < 1:
            new = tf.nn.dropout(new, rate=1 - self._keep_prob, seed=self._seed)
        c = c * tf.sigmoid(f + self._forget_bias) + tf.sigmoid(i) * new
        if self._layer_norm:
            c = normalized(c, "state", *self._norm, dtype)
        h = self._activation(c) * tf.sigmoid(o)
        return h, LSTMStateTuple(c, h)


class LayerNormLSTMCell(SizedLSTMCell):
    """`LSTMCell` with layer normalization.

    Args:
      num_units, use_peepholes, cell_clip, initializer, num_proj, proj_clip, forget_bias,
        activation, reuse: see `LSTMCell`.
      layer_norm: bool; with it the `bias` exists but is not added.
      norm_gain: float that the gammas start at.
      norm_shift: float that the betas start at.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        use_peepholes: Any = False,
        cell_clip: Any = None,
        initializer: Any = None,
        num_proj: Any = None,
        proj_clip: Any = None,
        forget_bias: Any = 1.0,
        activation: Any = None,
        layer_norm: Any = False,
        norm_gain: Any = 1.0,
        norm_shift: Any = 0.0,
        reuse: Any = None,
    ) -> None:
        super().__init__(num_units, num_proj, _reuse=reuse)
        self._use_peepholes = use_peepholes
        self._cell_clip, self._proj_clip = cell_clip, proj_clip
        self._initializer = initializer
        self._forget_bias = forget_bias
        self._activation = activation or tf.tanh
        self._layer_norm = layer_norm
        self._norm = norm_gain, norm_shift

    def call(self, inputs: Any, state: Any = None) -> Any:
        c, h = state
        known_depth(inputs)
        with v1.variable_scope(v1.get_variable_scope(), initializer=self._initializer):
            i, j, f, o = self._gates(tf.concat([inputs, h], 1))
            f = f + self._forget_bias
            peepholes = {}
            if self._use_peepholes:
                for gate in "fio":
                    peepholes[gate] = variables.get_variable(
                        f"w_{gate}_diag", shape=[self._num_units], dtype=inputs.dtype
                    )
                f, i = f + peepholes["f"] * c, i + peepholes["i"] * c
            c = tf.sigmoid(f) * c + tf.sigmoid(i) * self._activation(j)
            if self._layer_norm:
                c = normalized(c, "state", *self._norm)
            c = clipped(c, self._cell_clip)
            if self._use_peepholes:
                o = o + peepholes["o"] * c
            h = tf.sigmoid(o) * self._activation(c)
            if self._num_proj is not None:
                shape = [self._num_units, self._num_proj]
                with v1.variable_scope("projection"):
                    kernel = variables.get_variable("kernel", shape=shape, dtype=h.dtype)
                h = clipped(tf.matmul(h, kernel), self._proj_clip)  # [N, P]
        return h, LSTMStateTuple(c, h)

    def _gates(self, joined):
        shape, dtype = [known_depth(joined), 4 * self._num_units], joined.dtype
        product = tf.matmul(joined, variables.get_variable("kernel", shape=shape, dtype=dtype))
        bias = variables.get_variable(
            "bias", shape=shape[1:], dtype=dtype, initializer=v1.zeros_initializer()
        )
        if not self._layer_norm:
            return tf.split(tf.nn.bias_add(product, bias), 4, axis=1)
        gates = zip(tf.split(product, 4, axis=1), _GATES, strict=True)
        return [normalized(gate, name, *self._norm) for gate, name in gates]
