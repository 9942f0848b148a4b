"""Optimizers that clip weights after each step. Source: TensorFlow 1.14; Arjovsky et al. 2017."""

from collections.abc import Sequence
from typing import Any

from tfgan_lite.legacy.tensorflow.contrib.opt.clipped_variables import VariableClippingOptimizer


def clip_discriminator_weights(
    optimizer: Any, model: Any, weight_clip: float
) -> VariableClippingOptimizer:
    """Returns an optimizer that clips the variables of a model's discriminator.

    Args:
      optimizer: `tf.train.Optimizer`, which takes the steps.
      model: `GANModel`.
      weight_clip: float >= 0; weights end up in [-weight_clip, weight_clip].

    Raises:
      ValueError: for a number below 0.
    """
    return clip_variables(optimizer, model.discriminator_variables, weight_clip)


def clip_variables(
    optimizer: Any, variables: Sequence[Any], weight_clip: float
) -> VariableClippingOptimizer:
    """Returns an optimizer that clips variables; see `clip_discriminator_weights`."""
    if weight_clip < 0:
        raise ValueError(f"clip_variables: weight_clip wants a number >= 0; got {weight_clip}.")
    return VariableClippingOptimizer(
        opt=optimizer,
        vars_to_clip_dims={variable: [] for variable in variables},  # over no axis: each weight
        max_norm=weight_clip,
        use_locking=True,
        colocate_clip_ops_with_vars=True,
    )
