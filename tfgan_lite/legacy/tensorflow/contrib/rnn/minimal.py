"""Cells built to be simple to analyse: MinimalRNN and the chaos-free network."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth


class MinimalRNNCell(SizedCell, LayerRNNCell):
    """`z = activation(inputs @ W)`; one gate mixes the state with z.

    Args:
      units: int, H.
      activation: a function on tensors, or its name.
      kernel_initializer: an initializer, or its name.
      bias_initializer: an initializer, or its name.
      name, dtype, **kwargs: see `RNNCell`.

    Source: Chen 2017, arXiv 1711.06788; TensorFlow 1.15.
    """

    def __init__(
        self,
        units: Any,
        activation: Any = "tanh",
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "ones",
        name: Any = None,
        dtype: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(units, name=name, dtype=dtype, **kwargs)
        self.input_spec = InputSpec(ndim=2)
        self.activation = by_name.activation(activation) or tf.identity
        self.kernel_initializer = by_name.initializer(kernel_initializer)
        self.bias_initializer = by_name.initializer(bias_initializer)

    def build(self, input_shape: Any) -> None:
        units = self._num_units
        self.kernel = self.add_weight(
            "kernel",
            [input_depth(input_shape) + 2 * units, units],
            initializer=self.kernel_initializer,
        )
        self.bias = self.add_weight("bias", [units], initializer=self.bias_initializer)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        sizes = [inputs.shape.as_list()[1], 2 * self._num_units]
        forward, gate = tf.split(self.kernel, sizes, axis=0)
        new = self.activation(tf.matmul(inputs, forward))
        gate = tf.sigmoid(tf.nn.bias_add(tf.matmul(tf.concat([new, state], 1), gate), self.bias))
        output = gate * state + (1 - gate) * new
        return output, output


class CFNCell(SizedCell, LayerRNNCell):
    """`state = theta * activation(state) + (1 - eta) * activation(inputs @ W)`.

    Args:
      units, activation, kernel_initializer, bias_initializer, name, dtype, **kwargs: see
        `MinimalRNNCell`.

    Source: Laurent and von Brecht 2016, arXiv 1612.06212; TensorFlow 1.15.
    """

    def __init__(
        self,
        units: Any,
        activation: Any = "tanh",
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "ones",
        name: Any = None,
        dtype: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(units, name=name, dtype=dtype, **kwargs)
        self.input_spec = InputSpec(ndim=2)
        self.activation = by_name.activation(activation) or tf.identity
        self.kernel_initializer = by_name.initializer(kernel_initializer)
        self.bias_initializer = by_name.initializer(bias_initializer)

    def build(self, input_shape: Any) -> None:
        units = self._num_units
        self.kernel = self.add_weight(
            "kernel", [input_depth(input_shape), 3 * units], initializer=self.kernel_initializer
        )
        self.recurrent_kernel = self.add_weight(
            "recurrent_kernel", [units, 2 * units], initializer=self.kernel_initializer
        )
        self.bias = self.add_weight("bias", [2 * units], initializer=self.bias_initializer)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        gates, new = tf.split(self.kernel, [2 * self._num_units, self._num_units], axis=1)
        gates = tf.matmul(state, self.recurrent_kernel) + tf.matmul(inputs, gates)
        theta, eta = tf.split(tf.sigmoid(tf.nn.bias_add(gates, self.bias)), 2, axis=1)
        new = self.activation(tf.matmul(inputs, new))
        output = theta * self.activation(state) + (1 - eta) * new
        return output, output
