"""[N, C] and a state [N, H] -> the gated recurrent unit's output, which is its state."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth, squashing
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_dtypes


class GRUCell(LayerRNNCell):
    """The gated recurrent unit.

        r, u = sigmoid([inputs, state] @ gates/kernel + gates/bias)
        c = activation([inputs, r * state] @ candidate/kernel + candidate/bias)
        output = state = u * state + (1 - u) * c

    Args:
      num_units: int, H.
      activation: a function on tensors, a name such as "relu", or None for tanh.
      reuse: as in `variable_scope`.
      kernel_initializer: of both kernels; None for the scope's.
      bias_initializer: of both biases; None for ones (gates) and zeros (candidate).
      name: str, the variable scope; None for `gru_cell`.
      dtype: of the variables; None for that of the inputs.
      **kwargs: see `RNNCell`.

    Variables: `gates/kernel` `[C + H, 2H]`, `gates/bias` `[2H]`, `candidate/kernel` `[C + H, H]`,
    `candidate/bias` `[H]`.
    Source: Cho et al. 2014, arXiv 1406.1078; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        activation: Any = None,
        reuse: Any = None,
        kernel_initializer: Any = None,
        bias_initializer: Any = None,
        name: Any = None,
        dtype: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        self.input_spec = InputSpec(ndim=2)
        self._num_units = num_units
        self._activation = squashing(activation)
        self._kernel_initializer = by_name.initializer(kernel_initializer)
        self._bias_initializer = by_name.initializer(bias_initializer)

    @property
    def state_size(self) -> Any:
        return self._num_units

    @property
    def output_size(self) -> Any:
        return self._num_units

    def build(self, input_shape: Any) -> None:
        rows = input_depth(input_shape) + self._num_units
        self._gates = self._weights("gates", [rows, 2 * self._num_units], by_name.ONES)
        self._candidate = self._weights("candidate", [rows, self._num_units], by_name.ZEROS)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        check_dtypes(inputs, state)
        gates = tf.sigmoid(_affine([inputs, state], *self._gates))
        reset, update = tf.split(gates, 2, axis=1)  # [N, H]
        candidate = self._activation(_affine([inputs, reset * state], *self._candidate))
        output = update * state + (1 - update) * candidate
        return output, output

    def _weights(self, part, shape, bias_initializer):
        if self._bias_initializer is not None:
            bias_initializer = self._bias_initializer
        kernel = self.add_variable(f"{part}/kernel", shape, initializer=self._kernel_initializer)
        bias = self.add_variable(f"{part}/bias", shape[1:], initializer=bias_initializer)
        return kernel, bias


def _affine(values, kernel, bias):
    return tf.nn.bias_add(tf.matmul(tf.concat(values, 1), kernel), bias)
