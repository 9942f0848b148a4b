"""The LSTM and GRU that TensorFlow 1 ran as one operation each, written with ordinary ones."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.contrib.rnn.sized import SizedCell, SizedLSTMCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, input_depth
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple


class LSTMBlockCell(SizedLSTMCell, LayerRNNCell):
    """The LSTM with the variables of `LSTMCell`.

    Args:
      num_units: int, H.
      forget_bias: float, added to the forget gate.
      cell_clip: float, c is clipped to `[-cell_clip, cell_clip]`; None for not.
      use_peephole: bool, whether there are `w_i_diag`, `w_f_diag` and `w_o_diag`.
      dtype: of the variables; None for that of the inputs.
      reuse: as in `variable_scope`.
      name: str, the variable scope.

    Source: TensorFlow 1.15, where the gradient passes the clipping as if there were none;
    so it does here.
    """

    def __init__(
        self,
        num_units: Any,
        forget_bias: Any = 1.0,
        cell_clip: Any = None,
        use_peephole: Any = False,
        dtype: Any = None,
        reuse: Any = None,
        name: Any = "lstm_cell",
    ) -> None:
        super().__init__(num_units, _reuse=reuse, dtype=dtype, name=name)
        self._forget_bias = forget_bias
        self._cell_clip = -1 if cell_clip is None else cell_clip
        self._use_peephole = use_peephole
        self.input_spec = InputSpec(ndim=2)

    def build(self, input_shape: Any) -> None:
        units = self._num_units
        self._kernel = self.add_variable("kernel", [input_depth(input_shape) + units, 4 * units])
        self._bias = self.add_variable("bias", [4 * units], initializer=by_name.ZEROS)
        if self._use_peephole:
            self._w_i, self._w_f, self._w_o = (
                self.add_variable(f"w_{gate}_diag", [units]) for gate in "ifo"
            )
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        if len(state) != 2:
            raise ValueError(f"Expecting state to be a tuple with length 2. Got {state}.")
        c, h = state
        gates = tf.nn.bias_add(tf.matmul(tf.concat([inputs, h], 1), self._kernel), self._bias)
        i, j, f, o = tf.split(gates, 4, axis=1)  # [N, H]
        f = f + self._forget_bias
        if self._use_peephole:
            i, f = i + self._w_i * c, f + self._w_f * c
        c = tf.tanh(j) * tf.sigmoid(i) + c * tf.sigmoid(f)
        if self._cell_clip > 0:
            c += tf.stop_gradient(tf.clip_by_value(c, -self._cell_clip, self._cell_clip) - c)
        if self._use_peephole:
            o = o + self._w_o * c
        h = tf.tanh(c) * tf.sigmoid(o)
        return h, LSTMStateTuple(c, h)


class GRUBlockCell(SizedCell, LayerRNNCell):
    """The GRU with variables `w_ru`, `b_ru` (ones), `w_c` and `b_c`.

    Args:
      num_units: int, H.
      cell_size: the same, by its old name; one of the two.
      reuse: as in `variable_scope`.
      name: str, the variable scope.

    Raises:
      ValueError: if none or both sizes are given.

    Source: TensorFlow 1.15.
    """

    _names: tuple[str, ...] = ("w_ru", "b_ru", "w_c", "b_c")

    def __init__(
        self,
        num_units: Any = None,
        cell_size: Any = None,
        reuse: Any = None,
        name: Any = "gru_cell",
    ) -> None:
        if (cell_size is None) == (num_units is None):
            raise ValueError(
                "Exactly one of num_units or cell_size must be provided. "
                f"Got {num_units} and {cell_size}."
            )
        super().__init__(num_units or cell_size, _reuse=reuse, name=name)
        self.input_spec = InputSpec(ndim=2)

    def build(self, input_shape: Any) -> None:
        units = self._num_units
        rows = input_depth(input_shape) + units
        gates, gates_bias, candidate, candidate_bias = self._names
        self._gates = (
            self.add_variable(gates, [rows, 2 * units]),
            self.add_variable(gates_bias, [2 * units], initializer=by_name.ONES),
        )
        self._candidate = (
            self.add_variable(candidate, [rows, units]),
            self.add_variable(candidate_bias, [units], initializer=by_name.ZEROS),
        )
        self.built = True

    def call(self, inputs: Any, state: Any = None) -> Any:
        reset, update = tf.split(tf.sigmoid(_affine([inputs, state], *self._gates)), 2, axis=1)
        candidate = tf.tanh(_affine([inputs, reset * state], *self._candidate))
        output = update * state + (1 - update) * candidate
        return output, output


class GRUBlockCellV2(GRUBlockCell):
    """`GRUBlockCell` with the names of variables of `GRUCell`."""

    _names = ("gates/kernel", "gates/bias", "candidate/kernel", "candidate/bias")


def _affine(values, kernel, bias):
    return tf.nn.bias_add(tf.matmul(tf.concat(values, 1), kernel), bias)
