"""A cell that looks back at its own last outputs."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import RNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import Linear
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.scoped_wrapper import ScopedWrapper

v1 = tf.compat.v1


class AttentionCellWrapper(ScopedWrapper):
    """Adds attention over the last `attn_length` outputs to a cell.

    Args:
      cell: the cell inside.
      attn_length: int, how many outputs are kept.
      attn_size: int A, of an output; None for the cell's `output_size`.
      attn_vec_size: int, of the hidden layer of the attention; None for A.
      input_size: int, of what the cell gets; None for that of the inputs.
      state_is_tuple: bool, whether the state is `(cell state, attention, outputs)`.
      reuse: as in `variable_scope`.

    Raises:
      ValueError: for an `attn_length` below one, and for a cell with tuples as states without
        `state_is_tuple`.

    Source: Bahdanau et al. 2014, arXiv 1409.0473; TensorFlow 1.15.
    """

    def __init__(
        self,
        cell: Any,
        attn_length: Any,
        attn_size: Any = None,
        attn_vec_size: Any = None,
        input_size: Any = None,
        state_is_tuple: Any = True,
        reuse: Any = None,
    ) -> None:
        super().__init__(cell, reuse)
        if tf.nest.is_nested(cell.state_size) and not state_is_tuple:
            raise ValueError(
                "Cell returns tuple of states, but the flag state_is_tuple is not set. "
                f"State size is: {cell.state_size}. Make the cell with state_is_tuple=False too."
            )
        if attn_length <= 0:
            raise ValueError(f"attn_length should be greater than zero, got {attn_length}")
        self._state_is_tuple = state_is_tuple
        self._input_size = input_size
        self._attn_size = attn_size or cell.output_size
        self._attn_vec_size = attn_vec_size or self._attn_size
        self._attn_length = attn_length
        self._linears: dict[str, Linear] = {}

    @property
    def state_size(self) -> Any:
        kept = self._attn_size * self._attn_length
        sizes = (self._cell.state_size, self._attn_size, kept)
        return sizes if self._state_is_tuple else sum(sizes)

    @property
    def output_size(self) -> Any:
        return self._attn_size

    def zero_state(self, batch_size: Any, dtype: Any) -> Any:
        """Returns zeros for the cell inside, the attention and the kept outputs."""
        return RNNCell.zero_state(self, batch_size, dtype)

    def call(self, inputs: Any, state: Any = None) -> Any:
        if not self._state_is_tuple:
            sizes = [self._cell.state_size, self._attn_size, self._attn_size * self._attn_length]
            state = tf.split(state, sizes, axis=1)
        state, attention, kept = state
        kept = tf.reshape(kept, [-1, self._attn_length, self._attn_size])
        width = self._input_size or inputs.shape.as_list()[1]
        inputs = self._linear("inputs", [inputs, attention], width)
        output, state = self._cell(inputs, state)
        query = tf.concat(tf.nest.flatten(state), 1)
        attention, kept = self._attend(query, kept)
        with v1.variable_scope("attn_output_projection"):
            output = self._linear("output", [output, attention], self._attn_size)
        kept = tf.concat([kept, tf.expand_dims(output, 1)], 1)
        kept = tf.reshape(kept, [-1, self._attn_length * self._attn_size])
        state = (state, attention, kept)
        return output, state if self._state_is_tuple else tf.concat(state, 1)

    def _attend(self, query, kept):
        """Returns the weighted outputs `[N, A]`, and the outputs without the oldest."""
        with v1.variable_scope("attention"):
            shape = [1, 1, self._attn_size, self._attn_vec_size]
            kernel = variables.get_variable("attn_w", shape=shape)
            vector = variables.get_variable("attn_v", shape=shape[3:])
            hidden = tf.expand_dims(kept, 2)  # [N, length, 1, A]
            features = tf.nn.conv2d(hidden, kernel, [1, 1, 1, 1], "SAME")
            query = self._linear("query", query, self._attn_vec_size)
            query = tf.reshape(query, [-1, 1, 1, self._attn_vec_size])
            scores = tf.reduce_sum(vector * tf.tanh(features + query), [2, 3])
            weights = tf.reshape(tf.nn.softmax(scores), [-1, self._attn_length, 1, 1])
            return tf.reduce_sum(weights * hidden, [1, 2]), kept[:, 1:]

    def _linear(self, role, values, size):
        if role not in self._linears:
            self._linears[role] = Linear(values, size, True)
        return self._linears[role](values)
