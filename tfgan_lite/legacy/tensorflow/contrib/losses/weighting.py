"""`tf.contrib.losses.compute_weighted_loss`: the mean of losses over elements that count.

Unlike `tf.losses.compute_weighted_loss`, weights of a lower rank stand at the front: one weight
an example is a vector `[N]`, whatever the rank of the losses.
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.losses.collected import add_loss
from tfgan_lite.legacy.tensorflow.contrib.losses.old_names import takes_old_names

v1 = tf.compat.v1


@takes_old_names(weight="weights")
def compute_weighted_loss(losses: Any, weights: Any = 1.0, scope: str | None = None) -> tf.Tensor:
    """Returns sum(weights * losses) / (number of elements whose weight is not 0), and adds it.

    Args:
      losses: number tensor `[N, d1, ... dn]`; its rank must be known.
      weights: number tensor: a scalar, `[N]`, or `[N, d1, ... dk]` with k up to n; a last
        axis of length 1 is dropped. Its rank must be known.
      scope: name of the scope of the operations.

    Returns:
      Scalar of the dtype of `losses`; 0 where all weights are 0. It is added to the collection
      `losses`.

    Raises:
      ValueError: for an unknown rank.

    Source: TensorFlow 1.15.
    """
    with v1.name_scope(scope, "weighted_loss", [losses, weights]):
        losses = tf.convert_to_tensor(losses)
        dtype = losses.dtype
        losses = tf.cast(losses, tf.float32)
        weights = tf.cast(tf.convert_to_tensor(weights), tf.float32)
        rank_of(losses, "losses")
        if rank_of(weights, "weights") > 1 and weights.shape.as_list()[-1] in (1, None):
            weights = v1.squeeze(weights, [-1])
        total = scaled_sum(losses, weights)
        mean = v1.div_no_nan(
            tf.reduce_sum(total), tf.reduce_sum(counted(losses, weights)), name="value"
        )
        mean = tf.cast(mean, dtype)
        add_loss(mean)
        return mean


def scaled_sum(losses: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    """Returns the scalar sum of losses, each times the weight that its leading axes pick."""
    trailing = list(range(rank_of(weights, "weights"), rank_of(losses, "losses")))
    return tf.reduce_sum(tf.multiply(v1.reduce_sum(losses, axis=trailing), weights))


def counted(losses: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    """Returns how many elements of each example have a weight other than 0.

    Args:
      losses: `[N, d1, ... dn]`.
      weights: float32, a scalar or `[N, d1, ... dk]`.

    Returns:
      float32 `[N]`.
    """
    rank = rank_of(weights, "weights")
    if rank == 0:
        n = v1.shape(losses)[:1]
        per_example = tf.cast(v1.size(losses), tf.float32) / tf.cast(n[0], tf.float32)
        per_example = v1.where(tf.equal(weights, 0), 0.0 * per_example, per_example)
        return tf.ones(n) * per_example
    not_zero = tf.cast(tf.not_equal(weights, 0), tf.float32)
    not_zero = v1.reduce_sum(not_zero, axis=list(range(1, rank)))
    return not_zero * tf.cast(tf.reduce_prod(v1.shape(losses)[rank:]), tf.float32)


def rank_of(tensor: tf.Tensor, name: str) -> int:
    """Returns a tensor's rank, or raises ValueError where it is unknown."""
    if tensor.shape.rank is None:
        raise ValueError(
            f"tf.contrib.losses: {name} wants a known rank; got {tensor}. "
            "Set its shape with set_shape."
        )
    return tensor.shape.rank
