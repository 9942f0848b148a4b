"""Which of a tensor's first two axes is the batch, and how large it is."""

from typing import Any

import tensorflow as tf


def transpose_batch_time(x: Any) -> tf.Tensor:
    """Swaps the first two axes: `[N, T, ...]` becomes `[T, N, ...]`; rank below two stays."""
    x = tf.convert_to_tensor(x)
    if x.shape.rank is None:
        order = tf.concat([[1, 0], tf.range(2, tf.rank(x))], 0)
        return tf.transpose(x, order)
    if x.shape.rank < 2:
        return x
    return tf.transpose(x, [1, 0, *range(2, x.shape.rank)])


def best_effort_input_batch_size(flat_input: Any) -> Any:
    """Returns the batch size of time-major tensors `[T, N, ...]`: int, or a tensor if unknown."""
    for tensor in flat_input:
        if tensor.shape.rank is not None and tensor.shape.rank >= 2:
            size = tensor.shape.as_list()[1]
            if size is not None:
                return size
    return tf.shape(flat_input[0])[1]
