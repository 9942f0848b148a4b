"""The cross entropy of a batch of sequences `[N, T]`."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def sequence_loss(
    logits: Any,
    targets: Any,
    weights: Any,
    average_across_timesteps: Any = True,
    average_across_batch: Any = True,
    sum_over_timesteps: Any = False,
    sum_over_batch: Any = False,
    softmax_loss_function: Any = None,
    name: Any = None,
) -> tf.Tensor:
    """Returns the weighted cross entropy of sequences, averaged or summed as asked.

    Args:
      logits: float `[N, T, symbols]`.
      targets: int `[N, T]`.
      weights: float `[N, T]`.
      average_across_timesteps: bool, whether to divide the sum over T by that of the weights.
      average_across_batch: bool, the same over N; with both the result is scalar.
      sum_over_timesteps: bool, whether to divide the sum over T by the number of weights
        that are not zero.
      sum_over_batch: bool, the same over N.
      softmax_loss_function: a function of `labels` and `logits` (given by name) to losses
        `[N * T]`; None for the sparse softmax cross entropy.
      name: str, of the operations.

    Returns:
      Float scalar, `[T]`, `[N]` or `[N, T]`.

    Raises:
      ValueError: for tensors of other ranks, and for averaging and summing over one axis.

    Source: TensorFlow 1.15.
    """
    for what, tensor, rank in (("logits", logits, 3), ("targets", targets, 2)):
        if len(tensor.shape) != rank:
            raise ValueError(f"sequence_loss: {what} wants rank {rank}; got {tensor.shape}.")
    if len(weights.shape) != 2:
        raise ValueError(f"sequence_loss: weights wants rank 2; got {weights.shape}.")
    average = average_across_timesteps, average_across_batch
    total = sum_over_timesteps, sum_over_batch
    for what, both in zip(("timesteps", "batch"), zip(average, total, strict=True), strict=True):
        if all(both):
            raise ValueError(
                f"average_across_{what} and sum_over_{what} cannot be set to True at same time. "
                "Leave one of them out."
            )
    loss = softmax_loss_function or tf.nn.sparse_softmax_cross_entropy_with_logits
    with v1.name_scope(name, "sequence_loss", [logits, targets, weights]):
        flat = tf.reshape(logits, [-1, tf.shape(logits)[2]])
        losses = loss(labels=tf.reshape(targets, [-1]), logits=flat)
        losses = losses * tf.reshape(weights, [-1])
        if all(average) or all(total):
            axes: list[int] | None = None
        else:
            losses = tf.reshape(losses, tf.shape(logits)[:2])
            axes = [0] if average_across_batch or (sum_over_batch and not any(average)) else [1]
            if not any(average + total):
                return losses
        if all(average) or (any(average) and not all(total)):
            size = tf.reduce_sum(weights, axis=axes)
        else:
            size = tf.cast(tf.math.count_nonzero(weights, axis=axes), losses.dtype)
        return tf.math.divide_no_nan(tf.reduce_sum(losses, axis=axes), size)
