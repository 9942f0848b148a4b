"""`combine_adversarial_loss`: a main loss and an adversarial one, weighed. Source: TF 1.14."""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def combine_adversarial_loss(
    main_loss: Any,
    adversarial_loss: Any,
    weight_factor: Any = None,
    gradient_ratio: Any = None,
    gradient_ratio_epsilon: float = 1e-6,
    variables: Sequence[Any] | None = None,
    scalar_summaries: bool = True,
    gradient_summaries: bool = True,
    scope: str | None = None,
) -> tf.Tensor:
    """Returns main_loss + c * adversarial_loss.

    Args:
      main_loss: floating scalar.
      adversarial_loss: floating scalar.
      weight_factor: c.
      gradient_ratio: instead of `weight_factor`: c makes the gradients' norms stand in this
        ratio, main to adversarial. Gradients do not flow through c.
      gradient_ratio_epsilon: added to the norm of the adversarial gradients.
      variables: to take the gradients by; None for all trainable ones.
      scalar_summaries: whether both losses are summarized.
      gradient_summaries: whether the norms of both gradients are.
      scope: name of the operations' scope.

    Raises:
      ValueError: for both or neither of `weight_factor` and `gradient_ratio`, or a loss that
        is no scalar.
    """
    for loss in (main_loss, adversarial_loss):
        loss.shape.assert_is_compatible_with([])
    if (weight_factor is None) == (gradient_ratio is None):
        raise ValueError(
            "combine_adversarial_loss: wants one of weight_factor and gradient_ratio; got "
            f"{weight_factor} and {gradient_ratio}."
        )
    variables = v1.trainable_variables() if variables is None else variables
    with v1.name_scope(scope, "adversarial_loss", values=[main_loss, adversarial_loss]):
        if gradient_summaries or gradient_ratio is not None:
            main_norm = _norm(v1.gradients(main_loss, variables))
            adversarial_norm = _norm(v1.gradients(adversarial_loss, variables))
        if scalar_summaries:
            v1.summary.scalar("main_loss", main_loss)
            v1.summary.scalar("adversarial_loss", adversarial_loss)
        if gradient_summaries:
            v1.summary.scalar("main_loss_gradients", main_norm)
            v1.summary.scalar("adversarial_loss_gradients", adversarial_norm)
        chosen = weight_factor if weight_factor is not None else gradient_ratio
        if tf.get_static_value(tf.convert_to_tensor(chosen)) == 0:
            return main_loss  # and the adversarial loss need not be computed
        if weight_factor is not None:
            return main_loss + tf.stop_gradient(weight_factor) * adversarial_loss
        coefficient = main_norm / (adversarial_norm + gradient_ratio_epsilon) / gradient_ratio
        v1.summary.scalar("adversarial_coefficient", coefficient)
        return main_loss + tf.stop_gradient(coefficient) * adversarial_loss


def _norm(gradients):
    """Returns the norm of all gradients together; divided by the largest, none overflows."""
    gradients = [gradient for gradient in gradients if gradient is not None]
    if not gradients:
        return 0.0
    largest = tf.reduce_max([tf.reduce_max(tf.abs(gradient)) for gradient in gradients])
    return largest * tf.linalg.global_norm([gradient / largest for gradient in gradients])
