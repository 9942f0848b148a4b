"""The losses of a discriminator that classifies. Source: TensorFlow 1.14; Odena et al. 2017."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.losses.two_sided import LOSSES, MEAN, combined

v1 = tf.compat.v1


def acgan_discriminator_loss(
    discriminator_real_classification_logits: Any,
    discriminator_gen_classification_logits: Any,
    one_hot_labels: Any,
    label_smoothing: float = 0.0,
    real_weights: Any = 1.0,
    generated_weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """The softmax cross entropies of both logits `[N, classes]` against the labels, added.

    Args:
      label_smoothing: in [0, 1]; of the labels of real data.

    The others: see `wargs`.
    """
    values = (
        discriminator_real_classification_logits,
        discriminator_gen_classification_logits,
        one_hot_labels,
    )
    with v1.name_scope(scope, "acgan_discriminator_loss", values) as scope:
        on_generated = v1.losses.softmax_cross_entropy(
            one_hot_labels,
            discriminator_gen_classification_logits,
            weights=generated_weights,
            scope=scope,
            loss_collection=None,
            reduction=reduction,
        )
        on_real = v1.losses.softmax_cross_entropy(
            one_hot_labels,
            discriminator_real_classification_logits,
            weights=real_weights,
            label_smoothing=label_smoothing,
            scope=scope,
            loss_collection=None,
            reduction=reduction,
        )
        return combined(
            on_generated + on_real,
            on_real,
            on_generated,
            loss_collection,
            "ac" if add_summaries else None,
        )


def acgan_generator_loss(
    discriminator_gen_classification_logits: Any,
    one_hot_labels: Any,
    weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """The softmax cross entropy of the logits on generated data. Arguments: see `wargs`."""
    values = (discriminator_gen_classification_logits, one_hot_labels)
    with v1.name_scope(scope, "acgan_generator_loss", values) as scope:
        loss = v1.losses.softmax_cross_entropy(
            one_hot_labels,
            discriminator_gen_classification_logits,
            weights=weights,
            scope=scope,
            loss_collection=loss_collection,
            reduction=reduction,
        )
        if add_summaries:
            v1.summary.scalar("generator_ac_loss", loss)
    return loss
