"""[N, C] and a state [N, H] -> the simple recurrent unit, whose matrix product sees no state."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth


class SRUCell(SizedCell, LayerRNNCell):
    """`x, f, r, skip = inputs @ kernel`; `c = f * c + (1 - f) * x`; a highway to the output.

    Args:
      num_units: int, H.
      activation: a function on tensors, of c; None for tanh.
      reuse: as in `variable_scope`.
      name: str, the variable scope; None for `sru_cell`.
      **kwargs: see `RNNCell`.

    Variables: `kernel` `[C, 4H]`, `bias` `[2H]`, zeros.
    Source: Lei and Zhang 2017, arXiv 1709.02755; TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        activation: Any = None,
        reuse: Any = None,
        name: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(num_units, _reuse=reuse, name=name, **kwargs)
        self._activation = activation or tf.tanh
        self.input_spec = InputSpec(ndim=2)

    def build(self, input_shape: Any) -> None:
        units = self._num_units
        self._kernel = self.add_variable("kernel", [input_depth(input_shape), 4 * units])
        self._bias = self.add_variable("bias", [2 * units], initializer=by_name.ZEROS)
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        new, forget, reset, skip = tf.split(tf.matmul(inputs, self._kernel), 4, axis=1)
        gates = tf.sigmoid(tf.nn.bias_add(tf.concat([forget, reset], 1), self._bias))
        forget, reset = tf.split(gates, 2, axis=1)
        c = forget * state + (1.0 - forget) * new
        return reset * self._activation(c) + (1.0 - reset) * skip, c
