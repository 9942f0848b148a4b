"""Terms added to a discriminator's loss that hold its gradients in check."""

from collections.abc import Callable

import tensorflow as tf


def r1(
    discriminator: Callable[[tf.Tensor], tf.Tensor], images: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    """The mean squared norm of the discriminator's gradient at real images.

    The gradient is taken with a tape in both engines: TensorFlow orders the operations of
    `tf.gradients` and of a tape differently, and only the same order gives the same bits.

    Args:
      discriminator: a function from `images` to logits `[N, ...]` in which row n depends on
        image n alone (so no batch normalisation).
      images: float tensor `[N, ...]`.

    Returns:
      (logits, penalty): what `discriminator(images)` returns, so that the caller need not
      compute it again, and a scalar >= 0 to be multiplied by a weight (gamma / 2 in the paper).

    Source: Mescheder et al. 2018, equation 9.
    """
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(images)
        logits = discriminator(images)
    gradient = tape.gradient(logits, images)  # of the sum over n: row n is image n's own
    squared_norm = tf.reduce_sum(tf.square(gradient), axis=list(range(1, images.shape.rank)))
    return logits, tf.reduce_mean(squared_norm)
