"""A cell whose inputs are numbers of symbols, each of which has a trained vector."""

import math
from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.scoped_wrapper import ScopedWrapper

v1 = tf.compat.v1


class EmbeddingWrapper(ScopedWrapper):
    """Gives a cell the rows of `embedding` that the inputs number.

    Args:
      cell: the cell inside.
      embedding_classes: int, how many symbols there are.
      embedding_size: int, of a symbol's vector.
      initializer: None for the scope's, else uniform of variance one.
      reuse: as in `variable_scope`.

    Raises:
      ValueError: for sizes below one.

    Variables: `embedding` `[embedding_classes, embedding_size]`, of the state's dtype.
    Source: `tf.contrib.rnn` of TensorFlow 1.15.
    """

    def __init__(
        self,
        cell: Any,
        embedding_classes: Any,
        embedding_size: Any,
        initializer: Any = None,
        reuse: Any = None,
    ) -> None:
        super().__init__(cell, reuse)
        if embedding_classes <= 0 or embedding_size <= 0:
            raise ValueError(
                "Both embedding_classes and embedding_size must be > 0: "
                f"got {embedding_classes}, {embedding_size}."
            )
        self._shape = [embedding_classes, embedding_size]
        self._initializer = initializer

    def call(self, inputs: Any, state: Any = None) -> Any:
        with tf.device("/cpu:0"):
            limit = math.sqrt(3)  # of a uniform variable of variance one
            embedding = variables.get_variable(
                "embedding",
                shape=self._shape,
                initializer=self._initializer
                or v1.get_variable_scope().initializer
                or v1.random_uniform_initializer(-limit, limit),
                dtype=tf.nest.flatten(state)[0].dtype,
            )
            vectors = v1.nn.embedding_lookup(embedding, tf.reshape(inputs, [-1]))
            return self._cell(vectors, state)
