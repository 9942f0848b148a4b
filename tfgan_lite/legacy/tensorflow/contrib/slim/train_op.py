"""`slim.learning.create_train_op`: a train op whose gradients are multiplied and clipped.

Source: TensorFlow 1.15.
"""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.training import train_op as _train_op
from tfgan_lite.legacy.tensorflow.contrib.training.gradients import (
    clip_gradient_norms,
    multiply_gradients,
)

v1 = tf.compat.v1


def create_train_op(
    total_loss: Any,
    optimizer: Any,
    global_step: Any = _train_op.USE_GLOBAL_STEP,
    update_ops: Sequence[Any] | None = None,
    variables_to_train: Sequence[Any] | None = None,
    clip_gradient_norm: float = 0,
    summarize_gradients: bool = False,
    gate_gradients: int = v1.train.Optimizer.GATE_OP,
    aggregation_method: Any = None,
    colocate_gradients_with_ops: bool = False,
    gradient_multipliers: dict[Any, Any] | None = None,
    check_numerics: bool = True,
) -> tf.Tensor:
    """Returns the loss as a tensor that, when it is run, also updates and trains.

    Args:
      clip_gradient_norm: the largest L2 norm of a gradient; 0 for no clipping.
      gradient_multipliers: dict from variable, or its name without `:0`, to the number that its
        gradient is multiplied by, before clipping.

    The others, and the result, are those of `tf.contrib.training.create_train_op`.
    """

    def transform(gradients: Any) -> Any:
        if gradient_multipliers:
            with v1.name_scope("multiply_grads"):
                gradients = multiply_gradients(gradients, gradient_multipliers)
        if clip_gradient_norm > 0:
            with v1.name_scope("clip_grads"):
                gradients = clip_gradient_norms(gradients, clip_gradient_norm)
        return gradients

    return _train_op.create_train_op(
        total_loss=total_loss,
        optimizer=optimizer,
        global_step=global_step,
        update_ops=update_ops,
        variables_to_train=variables_to_train,
        transform_grads_fn=transform,
        summarize_gradients=summarize_gradients,
        gate_gradients=gate_gradients,
        aggregation_method=aggregation_method,
        colocate_gradients_with_ops=colocate_gradients_with_ops,
        check_numerics=check_numerics,
    )
