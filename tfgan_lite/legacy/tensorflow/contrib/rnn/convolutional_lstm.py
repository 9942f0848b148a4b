"""[N, ..., C] and a state (c, h) of images -> an LSTM with a convolution for its matrix product."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple


class ConvLSTMCell(RNNCell):
    """The convolutional LSTM over 1, 2 or 3 spatial axes.

    Args:
      conv_ndims: int, 1, 2 or 3.
      input_shape: list of int, spatial sizes and channels, without the batch axis.
      output_channels: int.
      kernel_shape: sequence of `conv_ndims` int.
      use_bias: bool.
      skip_connection: bool, whether the inputs are appended to the output's channels.
      forget_bias: float, added to the forget gate.
      initializers: ignored, as it is in TensorFlow 1.15.
      name: str, the variable scope.

    Raises:
      ValueError: for an `input_shape` of another rank than `conv_ndims + 1`.

    Variables: `kernel`, `biases` (zeros).
    Source: Shi et al. 2015, arXiv 1506.04214; TensorFlow 1.15.
    """

    def __init__(
        self,
        conv_ndims: Any,
        input_shape: Any,
        output_channels: Any,
        kernel_shape: Any,
        use_bias: Any = True,
        skip_connection: Any = False,
        forget_bias: Any = 1.0,
        initializers: Any = None,
        name: Any = "conv_lstm_cell",
    ) -> None:
        del initializers
        super().__init__(name=name)
        if conv_ndims != len(input_shape) - 1:
            raise ValueError(
                f"Invalid input_shape {input_shape} for conv_ndims={conv_ndims}. "
                "Give the spatial sizes and the channels, without the batch axis."
            )
        self._conv_ndims = conv_ndims
        self._spatial = list(input_shape)[:-1]
        self._channels = output_channels
        self._skipped = list(input_shape)[-1] if skip_connection else 0
        self._kernel_shape = list(kernel_shape)
        self._use_bias = use_bias
        self._forget_bias = forget_bias

    @property
    def state_size(self) -> Any:
        size = tf.TensorShape([*self._spatial, self._channels])
        return LSTMStateTuple(size, size)

    @property
    def output_size(self) -> Any:
        return tf.TensorShape([*self._spatial, self._channels + self._skipped])

    def call(self, inputs: Any, state: Any = None, scope: Any = None) -> Any:
        del scope
        c, h = state
        joined = tf.concat([inputs, h], -1)
        i, j, f, o = tf.split(self._convolved(joined), 4, axis=-1)
        c = tf.sigmoid(f + self._forget_bias) * c + tf.sigmoid(i) * tf.tanh(j)
        output = tf.tanh(c) * tf.sigmoid(o)
        if self._skipped:
            output = tf.concat([output, inputs], -1)
        return output, LSTMStateTuple(c, output)

    def _convolved(self, inputs):
        shape = [*self._kernel_shape, inputs.shape.as_list()[-1], 4 * self._channels]
        kernel = variables.get_variable("kernel", shape=shape, dtype=inputs.dtype)
        product = tf.nn.convolution(inputs, kernel, padding="SAME")
        if not self._use_bias:
            return product
        bias = variables.get_variable(
            "biases",
            shape=shape[-1:],
            dtype=inputs.dtype,
            initializer=tf.compat.v1.zeros_initializer(),
        )
        return product + bias


class Conv1DLSTMCell(ConvLSTMCell):
    """`ConvLSTMCell` over one spatial axis."""

    def __init__(self, name: Any = "conv_1d_lstm_cell", **kwargs: Any) -> None:
        super().__init__(conv_ndims=1, name=name, **kwargs)


class Conv2DLSTMCell(ConvLSTMCell):
    """`ConvLSTMCell` over two spatial axes."""

    def __init__(self, name: Any = "conv_2d_lstm_cell", **kwargs: Any) -> None:
        super().__init__(conv_ndims=2, name=name, **kwargs)


class Conv3DLSTMCell(ConvLSTMCell):
    """`ConvLSTMCell` over three spatial axes."""

    def __init__(self, name: Any = "conv_3d_lstm_cell", **kwargs: Any) -> None:
        super().__init__(conv_ndims=3, name=name, **kwargs)
