"""The Wasserstein losses. Source: TensorFlow 1.14; Arjovsky et al. 2017."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.losses.two_sided import (
    LOSSES,
    MEAN,
    as_floats,
    combined,
)

v1 = tf.compat.v1


def wasserstein_generator_loss(
    discriminator_gen_outputs: Any,
    weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """-E[D(G(z))]. Arguments: see `wargs`."""
    with v1.name_scope(
        scope, "generator_wasserstein_loss", (discriminator_gen_outputs, weights)
    ) as scope:
        loss = -tf.cast(discriminator_gen_outputs, tf.float32)
        loss = v1.losses.compute_weighted_loss(loss, weights, scope, loss_collection, reduction)
        if add_summaries:
            v1.summary.scalar("generator_wass_loss", loss)
    return loss


def wasserstein_discriminator_loss(
    discriminator_real_outputs: Any,
    discriminator_gen_outputs: Any,
    real_weights: Any = 1.0,
    generated_weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """E[D(G(z))] - E[D(x)]. Arguments: see `wargs`.

    Raises:
      ValueError: for outputs of two shapes.
    """
    values = (
        discriminator_real_outputs,
        discriminator_gen_outputs,
        real_weights,
        generated_weights,
    )
    with v1.name_scope(scope, "discriminator_wasserstein_loss", values) as scope:
        real, generated = as_floats(discriminator_real_outputs, discriminator_gen_outputs)
        weighted = v1.losses.compute_weighted_loss
        on_generated = weighted(generated, generated_weights, scope, None, reduction)
        on_real = weighted(real, real_weights, scope, None, reduction)
        return combined(
            on_generated - on_real,
            on_real,
            on_generated,
            loss_collection,
            "wass" if add_summaries else None,
        )
