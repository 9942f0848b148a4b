"""The optimizers that players move with: TensorFlow 1's own, one object a player."""

import tensorflow as tf


def adam(
    learning_rate: float | tf.Tensor,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tf.compat.v1.train.AdamOptimizer:
    """TF1's Adam, which works in a graph and with a tape and gives the same bits in both.

    Keras' Adam is not the same: it rounds in another order and its epsilon is 1e-7.

    Args:
      learning_rate: positive float.
      beta1: float in [0, 1), decay of the mean of the gradients.
      beta2: float in [0, 1), decay of their mean square.
      epsilon: positive float, the paper's "epsilon hat".

    Returns:
      A `tf.compat.v1.train.AdamOptimizer`. Slots are named `<variable>/Adam` (m) and
      `<variable>/Adam_1` (v).

    Source: Kingma and Ba 2015, the form before section 2.1.
    """
    return tf.compat.v1.train.AdamOptimizer(learning_rate, beta1, beta2, epsilon)
