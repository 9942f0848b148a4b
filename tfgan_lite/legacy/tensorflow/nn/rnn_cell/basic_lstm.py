"""[N, C] and a state (c, h) -> the long short-term memory without peepholes or projection."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth, squashing
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import joined, parted, state_of
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_dtypes


class BasicLSTMCell(LayerRNNCell):
    """The long short-term memory.

        i, j, f, o = [inputs, h] @ kernel + bias
        c = c * sigmoid(f + forget_bias) + sigmoid(i) * activation(j)
        output = h = activation(c) * sigmoid(o)

    Args:
      num_units: int, H.
      forget_bias: float, added to f at every call; it is no part of the variable.
      state_is_tuple: bool, whether the state is an `LSTMStateTuple`; else `[N, 2H]`.
      activation: a function on tensors, a name such as "relu", or None for tanh.
      reuse: as in `variable_scope`.
      name: str, the variable scope; None for `basic_lstm_cell`.
      dtype: of the variables; None for that of the inputs.
      **kwargs: see `RNNCell`.

    Variables: `kernel` `[C + H, 4H]`, `bias` `[4H]`, zeros.
    Source: Zaremba et al. 2014, arXiv 1409.2329; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        forget_bias: Any = 1.0,
        state_is_tuple: Any = True,
        activation: Any = None,
        reuse: Any = None,
        name: Any = None,
        dtype: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        self.input_spec = InputSpec(ndim=2)
        self._num_units = num_units
        self._forget_bias = forget_bias
        self._state_is_tuple = state_is_tuple
        self._activation = squashing(activation)

    @property
    def state_size(self) -> Any:
        return state_of((self._num_units, self._num_units), self._state_is_tuple)

    @property
    def output_size(self) -> Any:
        return self._num_units

    def build(self, input_shape: Any) -> None:
        units = self._num_units
        self._kernel = self.add_variable("kernel", [input_depth(input_shape) + units, 4 * units])
        self._bias = self.add_variable("bias", [4 * units], initializer=by_name.ZEROS)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        check_dtypes(inputs, state)
        c, h = parted(state, (self._num_units, self._num_units), self._state_is_tuple)
        gates = tf.nn.bias_add(tf.matmul(tf.concat([inputs, h], 1), self._kernel), self._bias)
        i, j, f, o = tf.split(gates, 4, axis=1)  # [N, H]
        kept = c * tf.sigmoid(f + tf.constant(self._forget_bias, f.dtype))
        c = kept + tf.sigmoid(i) * self._activation(j)
        h = self._activation(c) * tf.sigmoid(o)
        return h, joined(c, h, self._state_is_tuple)
