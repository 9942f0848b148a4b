"""Cross entropies of sequences that are lists of tensors, one a step."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_TINY = 1e-12  # keeps the division finite where all weights are zero


def sequence_loss_by_example(
    logits: Any,
    targets: Any,
    weights: Any,
    average_across_timesteps: Any = True,
    softmax_loss_function: Any = None,
    name: Any = None,
) -> tf.Tensor:
    """Returns the weighted cross entropy of each sequence, `[N]`.

    Args:
      logits: list of T tensors `[N, symbols]`.
      targets: list of T int tensors `[N]`.
      weights: list of T float tensors `[N]`.
      average_across_timesteps: bool, whether to divide by the sum of the weights.
      softmax_loss_function: a function of `labels` and `logits` (given by name) to losses `[N]`;
        None for the sparse softmax cross entropy.
      name: str, of the operations.

    Raises:
      ValueError: for lists of different lengths.

    Source: TensorFlow 1.15.
    """
    if not len(logits) == len(targets) == len(weights):
        raise ValueError(
            "Lengths of logits, weights, and targets must be the same: "
            f"got {len(logits)}, {len(weights)}, {len(targets)}."
        )
    loss = softmax_loss_function or _cross_entropy
    with v1.name_scope(name, "sequence_loss_by_example", [*logits, *targets, *weights]):
        steps = zip(logits, targets, weights, strict=True)
        total = tf.add_n(
            [loss(labels=target, logits=logit) * weight for logit, target, weight in steps]
        )
        return total / (tf.add_n(list(weights)) + _TINY) if average_across_timesteps else total


def sequence_loss(
    logits: Any,
    targets: Any,
    weights: Any,
    average_across_timesteps: Any = True,
    average_across_batch: Any = True,
    softmax_loss_function: Any = None,
    name: Any = None,
) -> tf.Tensor:
    """Returns the sum of `sequence_loss_by_example`, divided by N if `average_across_batch`.

    Args:
      logits, targets, weights, average_across_timesteps, softmax_loss_function, name: see
        `sequence_loss_by_example`.
      average_across_batch: bool.

    Source: TensorFlow 1.15.
    """
    with v1.name_scope(name, "sequence_loss", [*logits, *targets, *weights]):
        cost = tf.reduce_sum(
            sequence_loss_by_example(
                logits, targets, weights, average_across_timesteps, softmax_loss_function
            )
        )
        return cost / tf.cast(tf.shape(targets[0])[0], cost.dtype) if average_across_batch else cost


def _cross_entropy(labels, logits):
    labels = tf.reshape(labels, [-1])
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
