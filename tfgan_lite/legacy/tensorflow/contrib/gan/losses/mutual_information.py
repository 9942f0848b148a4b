"""The mutual information penalty of InfoGAN. Source: TensorFlow 1.14; Chen et al. 2016."""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.losses.two_sided import LOSSES, MEAN

v1 = tf.compat.v1


def mutual_information_penalty(
    structured_generator_inputs: Sequence[Any],
    predicted_distributions: Sequence[Any],
    weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """-E[log p(code | data)], the mean over the codes.

    Args:
      structured_generator_inputs: list of tensors, the codes.
      predicted_distributions: list of as many distributions: objects with `log_prob`.

    The others: see `wargs`. As in TensorFlow 1.14 the collection gets the loss before its sign
    is turned.

    Raises:
      ValueError: for lists of two lengths, or what is no distribution.
    """
    _check(structured_generator_inputs, predicted_distributions)
    with v1.name_scope(scope, "mutual_information_loss") as scope:
        log_probs = [
            tf.reduce_mean(distribution.log_prob(code))
            for distribution, code in zip(
                predicted_distributions, structured_generator_inputs, strict=True
            )
        ]
        loss = -1 * v1.losses.compute_weighted_loss(
            log_probs, weights, scope, loss_collection=loss_collection, reduction=reduction
        )
        if add_summaries:
            v1.summary.scalar("mutual_information_penalty", loss)
    return loss


def _check(codes, distributions):
    where = "mutual_information_penalty: predicted_distributions wants a list of distributions"
    if not isinstance(distributions, (list, tuple)):
        raise ValueError(f"{where}; got {type(distributions)}.")
    for distribution in distributions:
        if not callable(getattr(distribution, "log_prob", None)):
            raise ValueError(f"{where}, which have log_prob; got {type(distribution)}.")
    if len(codes) != len(distributions):
        raise ValueError(
            f"{where}, one for each of {len(codes)} structured inputs; got {len(distributions)}."
        )
