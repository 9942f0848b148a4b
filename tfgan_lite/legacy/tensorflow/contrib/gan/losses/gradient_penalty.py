"""The gradient penalty. Source: TensorFlow 1.14; Gulrajani et al. 2017."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.losses.two_sided import LOSSES, MEAN

v1 = tf.compat.v1


def wasserstein_gradient_penalty(
    real_data: Any,
    generated_data: Any,
    generator_inputs: Any,
    discriminator_fn: Callable[..., Any],
    discriminator_scope: Any,
    epsilon: float = 1e-10,
    target: Any = 1.0,
    one_sided: bool = False,
    weights: Any = 1.0,
    scope: str | None = None,
    loss_collection: str | None = LOSSES,
    reduction: str = MEAN,
    add_summaries: bool = False,
) -> tf.Tensor:
    """E[(|gradient of D| / target - 1)^2] at random points between real and generated data.

    Args:
      real_data: float tensor `[N, ...]` of known rank.
      generated_data: float tensor of that shape.
      generator_inputs: what the discriminator takes beside the data.
      discriminator_fn: function from (data, `generator_inputs`) to outputs, or to a tuple
        whose first element they are.
      discriminator_scope: name or `VariableScope`; its variables are reused, or made.
      epsilon: added to the squared norm before the root is taken.
      target: the norm that costs nothing.
      one_sided: whether a smaller norm costs nothing either.

    The others: see `wargs`.

    Raises:
      ValueError: for data of unknown rank.
    """
    with v1.name_scope(scope, "wasserstein_gradient_penalty", (real_data, generated_data)) as scope:
        real = _known_rank(tf.convert_to_tensor(real_data), "real_data")
        generated = _known_rank(tf.convert_to_tensor(generated_data), "generated_data")
        differences = generated - real
        known = differences.shape.as_list()[0]
        batch_size = v1.shape(differences)[0] if known is None else known
        alpha = v1.random_uniform([batch_size] + [1] * (differences.shape.rank - 1))
        between = real + (alpha * differences)
        with v1.name_scope(None):  # from the root: update ops are found by their scope
            with v1.variable_scope(discriminator_scope, "gpenalty_dscope", reuse=v1.AUTO_REUSE):
                outputs = discriminator_fn(between, generator_inputs)
        if isinstance(outputs, tuple):
            outputs = outputs[0]
        gradients = v1.gradients(outputs, between)[0]
        axes = list(range(1, gradients.shape.rank))
        squares = v1.reduce_sum(tf.square(gradients), axis=axes)
        if known is not None:
            squares.set_shape([known])
        penalties = tf.sqrt(squares + epsilon) / target - 1.0
        if one_sided:
            penalties = tf.maximum(0.0, penalties)
        penalty = v1.losses.compute_weighted_loss(
            tf.square(penalties),
            weights,
            scope=scope,
            loss_collection=loss_collection,
            reduction=reduction,
        )
        if add_summaries:
            v1.summary.scalar("gradient_penalty_loss", penalty)
        return penalty


def _known_rank(tensor, name):
    if tensor.shape.rank is None:
        raise ValueError(
            f"wasserstein_gradient_penalty: {name} wants a known rank; got {tensor}. "
            "Set its shape with set_shape."
        )
    return tensor
