"""Cells whose units see the state of no other unit: vectors in place of recurrent matrices."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedCell, SizedLSTMCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple


class _Independent(LayerRNNCell):
    """Makes the variables of one affine map: of inputs by a matrix, of states by a vector."""

    _kernel_initializer: Any = None
    _bias_initializer: Any = None

    def _affine(self, part, kernel, depth, width, bias=by_name.ZEROS):
        own = self._bias_initializer
        return (
            self.add_variable(part + kernel, [depth, width], initializer=self._kernel_initializer),
            self.add_variable(
                f"{part}kernel_u",
                [1, width],
                initializer=tf.compat.v1.random_uniform_initializer(-1, 1),
            ),
            self.add_variable(f"{part}bias", [width], initializer=bias if own is None else own),
        )


class IndRNNCell(SizedCell, _Independent):
    """`output = state = activation(inputs @ kernel_w + state * kernel_u + bias)`.

    Args:
      num_units: int, H.
      activation: a function on tensors; None for tanh.
      reuse, name, dtype: see `RNNCell`.

    Source: Li et al. 2018, arXiv 1803.04831; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        activation: Any = None,
        reuse: Any = None,
        name: Any = None,
        dtype: Any = None,
    ) -> None:
        super().__init__(num_units, _reuse=reuse, name=name, dtype=dtype)
        self.input_spec = InputSpec(ndim=2)
        self._activation = activation or tf.tanh

    def build(self, input_shape: Any) -> None:
        self._weights = self._affine("", "kernel_w", input_depth(input_shape), self._num_units)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        output = self._activation(_applied(inputs, state, self._weights))
        return output, output


class IndyGRUCell(SizedCell, _Independent):
    """`GRUCell` with vectors in place of the recurrent matrices.

    Args:
      num_units, activation, reuse, kernel_initializer, bias_initializer, name, dtype: see
        `GRUCell`.

    Variables: `gates/kernel_w`, `gates/kernel_u`, `gates/bias`, `candidate/kernel`,
    `candidate/kernel_u`, `candidate/bias`.
    Source: TensorFlow 1.15.
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
    ) -> None:
        super().__init__(num_units, _reuse=reuse, name=name, dtype=dtype)
        self.input_spec = InputSpec(ndim=2)
        self._activation = activation or tf.tanh
        self._kernel_initializer = kernel_initializer
        self._bias_initializer = bias_initializer

    def build(self, input_shape: Any) -> None:
        depth, units = input_depth(input_shape), self._num_units
        self._gates = self._affine("gates/", "kernel_w", depth, 2 * units, by_name.ONES)
        self._candidate = self._affine("candidate/", "kernel", depth, units)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        gates = _applied(inputs, tf.tile(state, [1, 2]), self._gates)
        reset, update = tf.split(tf.sigmoid(gates), 2, axis=1)
        candidate = self._activation(_applied(inputs, reset * state, self._candidate))
        output = update * state + (1 - update) * candidate
        return output, output


class IndyLSTMCell(SizedLSTMCell, _Independent):
    """`BasicLSTMCell` with a vector in place of the recurrent matrix.

    Args:
      num_units, forget_bias, activation, reuse, name, dtype: see `BasicLSTMCell`.
      kernel_initializer: of `kernel_w`; None for the scope's.
      bias_initializer: None for zeros.

    Variables: `kernel_w`, `kernel_u`, `bias`.
    Source: Gonnet and Deselaers 2019, arXiv 1903.08023; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        forget_bias: Any = 1.0,
        activation: Any = None,
        reuse: Any = None,
        kernel_initializer: Any = None,
        bias_initializer: Any = None,
        name: Any = None,
        dtype: Any = None,
    ) -> None:
        super().__init__(num_units, _reuse=reuse, name=name, dtype=dtype)
        self.input_spec = InputSpec(ndim=2)
        self._forget_bias = forget_bias
        self._activation = activation or tf.tanh
        self._kernel_initializer = kernel_initializer
        self._bias_initializer = bias_initializer

    def build(self, input_shape: Any) -> None:
        self._weights = self._affine("", "kernel_w", input_depth(input_shape), 4 * self._num_units)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        c, h = state
        i, j, f, o = tf.split(_applied(inputs, tf.tile(h, [1, 4]), self._weights), 4, axis=1)
        kept = c * tf.sigmoid(f + tf.constant(self._forget_bias, f.dtype))
        c = kept + tf.sigmoid(i) * self._activation(j)
        h = self._activation(c) * tf.sigmoid(o)
        return h, LSTMStateTuple(c, h)


def _applied(inputs, state, weights):
    matrix, vector, bias = weights
    return tf.nn.bias_add(tf.matmul(inputs, matrix) + state * vector, bias)
