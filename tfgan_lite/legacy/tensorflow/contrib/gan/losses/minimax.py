"""The minimax losses, and the modified (non-saturating) ones.

Source: TensorFlow 1.14; Goodfellow et al. 2014; label smoothing, Salimans et al. 2016.
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.losses.two_sided import LOSSES, MEAN, combined

v1 = tf.compat.v1


def minimax_discriminator_loss(
    discriminator_real_outputs: Any,
    discriminator_gen_outputs: Any,
    label_smoothing: float = 0.25,
    real_weights: Any = 1.0,
    generated_weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """-E[log D(x)] - E[log(1 - D(G(z)))], D the sigmoid of the outputs.

    Args:
      label_smoothing: the label of real data is 1 - label_smoothing / 2.

    The others: see `wargs`.
    """
    values = (
        discriminator_real_outputs,
        discriminator_gen_outputs,
        real_weights,
        generated_weights,
        label_smoothing,
    )
    with v1.name_scope(scope, "discriminator_minimax_loss", values) as scope:
        on_real = v1.losses.sigmoid_cross_entropy(
            v1.ones_like(discriminator_real_outputs),
            discriminator_real_outputs,
            real_weights,
            label_smoothing,
            scope,
            loss_collection=None,
            reduction=reduction,
        )
        on_generated = v1.losses.sigmoid_cross_entropy(
            v1.zeros_like(discriminator_gen_outputs),
            discriminator_gen_outputs,
            generated_weights,
            scope=scope,
            loss_collection=None,
            reduction=reduction,
        )
        return combined(
            on_real + on_generated,
            on_real,
            on_generated,
            loss_collection,
            "minimax" if add_summaries else None,
        )


def minimax_generator_loss(
    discriminator_gen_outputs: Any,
    label_smoothing: float = 0.0,
    weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """Minus the minimax discriminator loss, with 1 for each of its outputs on real data.

    As in TensorFlow 1.14 it is the discriminator's loss, not the generator's, that stands in
    the collection. Arguments: see `wargs`.
    """
    with v1.name_scope(scope, "generator_minimax_loss") as scope:
        loss = -minimax_discriminator_loss(
            v1.ones_like(discriminator_gen_outputs),
            discriminator_gen_outputs,
            label_smoothing,
            weights,
            weights,
            scope,
            loss_collection,
            reduction,
            add_summaries=False,
        )
    if add_summaries:
        v1.summary.scalar("generator_minimax_loss", loss)
    return loss


def modified_discriminator_loss(
    discriminator_real_outputs: Any,
    discriminator_gen_outputs: Any,
    label_smoothing: float = 0.25,
    real_weights: Any = 1.0,
    generated_weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """`minimax_discriminator_loss` under another scope."""
    return minimax_discriminator_loss(
        discriminator_real_outputs,
        discriminator_gen_outputs,
        label_smoothing,
        real_weights,
        generated_weights,
        scope or "discriminator_modified_loss",
        loss_collection,
        reduction,
        add_summaries,
    )


def modified_generator_loss(
    discriminator_gen_outputs: Any,
    label_smoothing: float = 0.0,
    weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """-E[log D(G(z))], D the sigmoid of the outputs. Arguments: see `wargs`."""
    with v1.name_scope(scope, "generator_modified_loss", [discriminator_gen_outputs]) as scope:
        loss = v1.losses.sigmoid_cross_entropy(
            v1.ones_like(discriminator_gen_outputs),
            discriminator_gen_outputs,
            weights,
            label_smoothing,
            scope,
            loss_collection,
            reduction,
        )
        if add_summaries:
            v1.summary.scalar("generator_modified_loss", loss)
    return loss
