"""[N, C] and a state [N, H] -> tanh of one matrix product, which is output and state."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth, squashing
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_dtypes


class BasicRNNCell(LayerRNNCell):
    """`output = state = activation([inputs, state] @ kernel + bias)`.

    Args:
      num_units: int, H.
      activation: a function on tensors, a name such as "relu", or None for tanh.
      reuse: as in `variable_scope`.
      name: str, the variable scope; None for `basic_rnn_cell`.
      dtype: of the variables; None for that of the inputs.
      **kwargs: see `RNNCell`.

    Variables: `kernel` `[C + H, H]`, `bias` `[H]`, zeros.
    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        activation: Any = None,
        reuse: Any = None,
        name: Any = None,
        dtype: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(_reuse=reuse, name=name, dtype=dtype, **kwargs)
        self.input_spec = InputSpec(ndim=2)
        self._num_units = num_units
        self._activation = squashing(activation)

    @property
    def state_size(self) -> Any:
        return self._num_units

    @property
    def output_size(self) -> Any:
        return self._num_units

    def build(self, input_shape: Any) -> None:
        rows = input_depth(input_shape) + self._num_units
        self._kernel = self.add_variable("kernel", [rows, self._num_units])
        self._bias = self.add_variable("bias", [self._num_units], initializer=by_name.ZEROS)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        check_dtypes(inputs, state)
        product = tf.matmul(tf.concat([inputs, state], 1), self._kernel)
        output = self._activation(tf.nn.bias_add(product, self._bias))  # [N, H]
        return output, output
