"""The attention of one decoder: each head looks at all encoder outputs and returns their mix."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import linear

v1 = tf.compat.v1


class Heads:
    """Makes `AttnW_<i>` and `AttnV_<i>` in the current scope; a call makes `Attention_<i>`.

    Args:
      states: `[N, S, A]`, what is looked at.
      count: int, how many heads.
      dtype: of the variables.
    """

    def __init__(self, states: Any, count: int, dtype: Any) -> None:
        self._size = states.shape.as_list()[2]
        self._length = states.shape.as_list()[1] or tf.shape(states)[1]
        self._hidden = tf.reshape(states, [-1, self._length, 1, self._size])
        self._dtype = dtype
        self._features, self._vectors = [], []
        for head in range(count):
            kernel = variables.get_variable(
                f"AttnW_{head}", shape=[1, 1, self._size, self._size], dtype=dtype
            )
            self._features.append(tf.nn.conv2d(self._hidden, kernel, [1, 1, 1, 1], "SAME"))
            self._vectors.append(
                variables.get_variable(f"AttnV_{head}", shape=[self._size], dtype=dtype)
            )

    def nothing(self, rows: Any) -> list[tf.Tensor]:
        """Returns zeros `[rows, A]` for each head."""
        zeros = [tf.zeros([rows, self._size], self._dtype) for _ in self._features]
        for zero in zeros:
            zero.set_shape([None, self._size])
        return zeros

    def __call__(self, query: Any) -> list[tf.Tensor]:
        """Returns a mix of the states `[N, A]` for each head.

        Args:
          query: the decoder's state: `[N, ...]` tensors of rank two.
        """
        query = tf.concat(tf.nest.flatten(query), 1) if tf.nest.is_nested(query) else query
        return [self._mixed(head, query) for head in range(len(self._features))]

    def _mixed(self, head, query):
        with v1.variable_scope(f"Attention_{head}"):
            asked = tf.reshape(linear(query, self._size, True), [-1, 1, 1, self._size])
            hidden = tf.tanh(self._features[head] + tf.cast(asked, self._dtype))
            scores = tf.reduce_sum(self._vectors[head] * hidden, [2, 3])  # [N, S]
            weights = tf.cast(tf.nn.softmax(tf.cast(scores, tf.float32)), self._dtype)
            weights = tf.reshape(weights, [-1, self._length, 1, 1])
            mix = tf.reduce_sum(weights * self._hidden, [1, 2])
            return tf.reshape(mix, [-1, self._size])
