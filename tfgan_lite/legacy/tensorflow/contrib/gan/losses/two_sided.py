"""What the losses of discriminators have in common: two parts, added, collected, summarized."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
LOSSES = v1.GraphKeys.LOSSES
MEAN = v1.losses.Reduction.SUM_BY_NONZERO_WEIGHTS  # over the elements whose weight is not 0


def as_floats(real_outputs: Any, gen_outputs: Any) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns a discriminator's outputs on real and on generated data as float32.

    Raises:
      ValueError: for outputs of two shapes.
    """
    real, generated = tf.cast(real_outputs, tf.float32), tf.cast(gen_outputs, tf.float32)
    real.shape.assert_is_compatible_with(generated.shape)
    return real, generated


def combined(
    loss: tf.Tensor,
    on_real: tf.Tensor,
    on_generated: tf.Tensor,
    collection: str | None,
    summarize_as: str | None,
) -> tf.Tensor:
    """Adds a loss to a collection and summarizes it with its parts.

    Args:
      loss: the whole.
      on_real: its part on real data.
      on_generated: its part on generated data.
      collection: name, or None for none.
      summarize_as: the formulation's short name within the summaries' names; None for none.

    Returns:
      `loss`.
    """
    v1.losses.add_loss(loss, collection)
    if summarize_as:
        summarize(loss, on_real, on_generated, summarize_as)
    return loss


def summarize(loss: Any, on_real: Any, on_generated: Any, name: str) -> None:
    """Adds the three scalar summaries of a discriminator's loss."""
    v1.summary.scalar(f"discriminator_gen_{name}_loss", on_generated)
    v1.summary.scalar(f"discriminator_real_{name}_loss", on_real)
    v1.summary.scalar(f"discriminator_{name}_loss", loss)
