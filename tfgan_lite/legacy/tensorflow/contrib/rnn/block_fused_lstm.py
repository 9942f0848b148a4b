"""[T, N, C] -> an LSTM over a whole sequence in one operation."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple


class LSTMBlockWrapper(Layer):
    """Base class of an LSTM over a sequence; a subclass has `num_units` and `_call_cell`.

    Source: TensorFlow 1.15.
    """

    @property
    def num_units(self) -> Any:
        """int H."""
        raise NotImplementedError(f"{type(self).__name__} wants a property num_units.")

    def __call__(self, inputs: Any, *args: Any, **kwargs: Any) -> Any:
        """Returns outputs and the last state; see `call`.

        Args:
          inputs: `[T, N, C]`, or a list of T tensors.
          *args, **kwargs: `initial_state`, `dtype`, `sequence_length`, `scope`.
        """
        if not isinstance(inputs, list):
            return super().__call__(inputs, *args, **kwargs)
        outputs, state = super().__call__(tf.stack(inputs), *args, **kwargs)
        return tf.unstack(outputs), state

    def call(
        self,
        inputs: Any,
        initial_state: Any = None,
        dtype: Any = None,
        sequence_length: Any = None,
    ) -> Any:
        """Returns outputs `[T, N, H]` and the last `LSTMStateTuple`.

        Args:
          inputs: `[T, N, C]`, C known.
          initial_state: pair `(c, h)`; None for zeros, then `dtype` is wanted.
          dtype: of the zeros.
          sequence_length: int `[N]`: outputs are zero and states stay from there on.

        Raises:
          ValueError: without `initial_state` and `dtype`, or for a state of another length.
        """
        steps, rows = (
            known or tf.shape(inputs)[axis]
            for axis, known in enumerate(inputs.shape.with_rank(3).as_list()[:2])
        )
        if initial_state is None:
            if dtype is None:
                raise ValueError("Either initial_state or dtype needs to be specified. Got none.")
            zeros = tf.zeros(tf.stack([rows, self.num_units]), dtype)
            initial_state = (zeros, zeros)
        if len(initial_state) != 2:
            raise ValueError(
                f"Expecting initial_state to be a tuple with length 2 or None. Got {initial_state}."
            )
        dtype = dtype or initial_state[0].dtype
        if sequence_length is not None:
            sequence_length = tf.convert_to_tensor(sequence_length)
        states, outputs = self._call_cell(inputs, *initial_state, dtype, sequence_length)
        if sequence_length is None:
            return outputs, LSTMStateTuple(states[-1], outputs[-1])
        mask = tf.transpose(tf.sequence_mask(sequence_length, steps, dtype))  # [T, N]
        outputs = outputs * tf.expand_dims(mask, -1)
        last = tf.stack([sequence_length, tf.range(rows, dtype=sequence_length.dtype)], 1)
        before = zip(initial_state, (states, outputs), strict=True)
        ends = (
            tf.gather_nd(tf.concat([tf.expand_dims(start, 0), later], 0), last)
            for start, later in before
        )
        return outputs, LSTMStateTuple(*ends)

    def _call_cell(self, *args):
        raise NotImplementedError(f"{type(self).__name__} wants a method _call_cell.")


class LSTMBlockFusedCell(LSTMBlockWrapper):
    """The LSTM over a sequence with the variables of `LSTMCell`.

    Args:
      num_units, forget_bias, cell_clip, use_peephole, reuse, dtype: see `LSTMBlockCell`.
      name: str, the variable scope.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        num_units: Any,
        forget_bias: Any = 1.0,
        cell_clip: Any = None,
        use_peephole: Any = False,
        reuse: Any = None,
        dtype: Any = None,
        name: Any = "lstm_fused_cell",
    ) -> None:
        super().__init__(_reuse=reuse, name=name, dtype=dtype)
        self._num_units = num_units
        self._forget_bias = forget_bias
        self._cell_clip = -1 if cell_clip is None else cell_clip
        self._use_peephole = use_peephole
        self.input_spec = InputSpec(ndim=3)

    @property
    def num_units(self) -> Any:
        return self._num_units

    def build(self, input_shape: Any) -> None:
        units, depth = self._num_units, tf.TensorShape(input_shape).as_list()[2]
        self._kernel = self.add_variable("kernel", [depth + units, 4 * units])
        self._bias = self.add_variable("bias", [4 * units], initializer=by_name.ZEROS)
        if self._use_peephole:
            self._peepholes = {
                f"wc{gate}": self.add_variable(f"w_{gate}_diag", [units]) for gate in "ifo"
            }
        self.built = True

    def _call_cell(self, *args):
        inputs, cell_state, output, dtype, sequence_length = args
        steps = tf.shape(inputs)[0] if sequence_length is None else tf.reduce_max(sequence_length)
        no_peepholes = dict.fromkeys(("wci", "wcf", "wco"), tf.zeros([self._num_units], dtype))
        made = tf.raw_ops.BlockLSTM(
            seq_len_max=tf.cast(steps, tf.int64),
            x=inputs,
            cs_prev=cell_state,
            h_prev=output,
            w=self._kernel,
            b=self._bias,
            forget_bias=self._forget_bias,
            cell_clip=self._cell_clip,
            use_peephole=self._use_peephole,
            **(self._peepholes if self._use_peephole else no_peepholes),
        )
        return made.cs, made.h
