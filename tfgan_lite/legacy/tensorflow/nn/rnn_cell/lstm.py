"""[N, C] and a state (c, h) -> the LSTM with peepholes, clipping and projection."""

import logging
from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth, squashing
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import joined, parted, state_of
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_dtypes


class LSTMCell(LayerRNNCell):
    """The long short-term memory with its options.

        i, j, f, o = [inputs, h] @ kernel + bias
        c = sigmoid(f + forget_bias + w_f_diag * c) * c + sigmoid(i + w_i_diag * c) * activation(j)
        output = h = (sigmoid(o + w_o_diag * c) * activation(c)) @ projection/kernel

    Args:
      num_units: int, H.
      use_peepholes: bool, whether there are the three `w_*_diag`.
      cell_clip: float, c is clipped to `[-cell_clip, cell_clip]`; None for not.
      initializer: of the kernels and the peepholes; None for the scope's.
      num_proj: int P, the size of h and of the output; None for no projection.
      proj_clip: float, the projected h is clipped to it; None for not.
      num_unit_shards: int, into how many variables the kernel is split; None for one.
      num_proj_shards: the same for the projection.
      forget_bias: float, added to f at every call; it is no part of the variable.
      state_is_tuple: bool, whether the state is an `LSTMStateTuple`; else `[N, H + P]`.
      activation: a function on tensors, a name such as "relu", or None for tanh.
      reuse: as in `variable_scope`.
      name: str, the variable scope; None for `lstm_cell`.
      dtype: of the variables; None for that of the inputs.
      **kwargs: see `RNNCell`.

    Variables: `kernel` `[C + P, 4H]`, `bias` `[4H]`, zeros; `w_f_diag`, `w_i_diag`, `w_o_diag`
    `[H]`; `projection/kernel` `[H, P]`.
    Source: Sak et al. 2014, arXiv 1402.1128; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        use_peepholes: Any = False,
        cell_clip: Any = None,
        initializer: Any = None,
        num_proj: Any = None,
        proj_clip: Any = None,
        num_unit_shards: Any = None,
        num_proj_shards: Any = None,
        forget_bias: Any = 1.0,
        state_is_tuple: Any = True,
        activation: Any = None,
        reuse: Any = None,
        name: Any = None,
        dtype: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        if num_unit_shards is not None or num_proj_shards is not None:
            logging.getLogger("tensorflow").warning(
                "%s: num_unit_shards and num_proj_shards are deprecated. "
                "Use a variable scope with a partitioner instead.",
                self.name,
            )
        self.input_spec = InputSpec(ndim=2)
        self._num_units = num_units
        self._use_peepholes = use_peepholes
        self._cell_clip = cell_clip
        self._initializer = by_name.initializer(initializer)
        self._num_proj = num_proj
        self._proj_clip = proj_clip
        self._shards = num_unit_shards, num_proj_shards
        self._forget_bias = forget_bias
        self._state_is_tuple = state_is_tuple
        self._activation = squashing(activation)

    @property
    def state_size(self) -> Any:
        return state_of(self._sizes, self._state_is_tuple)

    @property
    def output_size(self) -> Any:
        return self._sizes[1]

    def build(self, input_shape: Any) -> None:
        units, out = self._sizes
        self._kernel = self._weight(
            "kernel", [input_depth(input_shape) + out, 4 * units], self._shards[0]
        )
        self._bias = self.add_variable("bias", [4 * units], initializer=by_name.ZEROS)
        if self._use_peepholes:
            self._w_f_diag = self._weight("w_f_diag", [units])
            self._w_i_diag = self._weight("w_i_diag", [units])
            self._w_o_diag = self._weight("w_o_diag", [units])
        if self._num_proj is not None:
            self._proj_kernel = self._weight("projection/kernel", [units, out], self._shards[1])
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        check_dtypes(inputs, state)
        c, h = parted(state, self._sizes, self._state_is_tuple)
        gates = tf.nn.bias_add(tf.matmul(tf.concat([inputs, h], 1), self._kernel), self._bias)
        i, j, f, o = tf.split(gates, 4, axis=1)  # [N, H]
        f = f + self._forget_bias
        if self._use_peepholes:
            f, i = f + self._w_f_diag * c, i + self._w_i_diag * c
        c = tf.sigmoid(f) * c + tf.sigmoid(i) * self._activation(j)
        c = _clipped(c, self._cell_clip)
        if self._use_peepholes:
            o = o + self._w_o_diag * c
        h = tf.sigmoid(o) * self._activation(c)
        if self._num_proj is not None:
            h = _clipped(tf.matmul(h, self._proj_kernel), self._proj_clip)  # [N, P]
        return h, joined(c, h, self._state_is_tuple)

    @property
    def _sizes(self):
        return self._num_units, self._num_proj or self._num_units

    def _weight(self, name, shape, shards=None):
        split = {} if shards is None else {"partitioner": _partitioner(shards)}
        return self.add_variable(name, shape, initializer=self._initializer, **split)


def _clipped(value, limit):
    return value if limit is None else tf.clip_by_value(value, -limit, limit)


def _partitioner(shards):
    return tf.compat.v1.fixed_size_partitioner(shards)
