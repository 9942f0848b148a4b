"""The least squares losses. Source: TensorFlow 1.14; Mao et al. 2017."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.losses.two_sided import (
    LOSSES,
    MEAN,
    as_floats,
    combined,
    summarize,
)

v1 = tf.compat.v1


def least_squares_generator_loss(
    discriminator_gen_outputs: Any,
    real_label: Any = 1,
    weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """E[(D(G(z)) - real_label)^2] / 2. The others: see `wargs`."""
    values = (discriminator_gen_outputs, real_label)
    with v1.name_scope(scope, "lsq_generator_loss", values) as scope:
        outputs = tf.cast(discriminator_gen_outputs, tf.float32)
        loss = v1.losses.compute_weighted_loss(
            tf.math.squared_difference(outputs, real_label) / 2.0,
            weights,
            scope,
            loss_collection,
            reduction,
        )
    if add_summaries:
        v1.summary.scalar("generator_lsq_loss", loss)
    return loss


def least_squares_discriminator_loss(
    discriminator_real_outputs: Any,
    discriminator_gen_outputs: Any,
    real_label: Any = 1,
    fake_label: Any = 0,
    real_weights: Any = 1.0,
    generated_weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """E[(D(x) - real_label)^2] / 2 + E[(D(G(z)) - fake_label)^2] / 2. The others: see `wargs`.

    Raises:
      ValueError: for outputs of two shapes.
    """
    values = (discriminator_gen_outputs, real_label)
    with v1.name_scope(scope, "lsq_discriminator_loss", values) as scope:
        real, generated = as_floats(discriminator_real_outputs, discriminator_gen_outputs)
        weighted = v1.losses.compute_weighted_loss
        of_real = tf.math.squared_difference(real, real_label) / 2.0
        of_generated = tf.math.squared_difference(generated, fake_label) / 2.0
        on_real = weighted(of_real, real_weights, scope, None, reduction)
        on_generated = weighted(of_generated, generated_weights, scope, None, reduction)
        loss = combined(on_real + on_generated, on_real, on_generated, loss_collection, None)
    if add_summaries:
        summarize(loss, on_real, on_generated, "lsq")
    return loss
