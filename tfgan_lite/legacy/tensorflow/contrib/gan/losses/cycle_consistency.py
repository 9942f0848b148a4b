"""The cycle consistency loss. Source: TensorFlow 1.14; Zhu et al. 2017, equation 2."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def cycle_consistency_loss(
    data_x: Any,
    reconstructed_data_x: Any,
    data_y: Any,
    reconstructed_data_y: Any,
    scope: str | None = None,
    add_summaries: bool = False,
) -> tf.Tensor:
    """(E|x - x''| + E|y - y''|) / 2, the means over all elements.

    Args:
      data_x, reconstructed_data_x: tensors of one shape.
      data_y, reconstructed_data_y: tensors of one shape.
      scope: name of the operations' scope.
      add_summaries: bool.

    The collection `losses` gets the two parts.
    """
    values = [data_x, reconstructed_data_x, data_y, reconstructed_data_y]
    with v1.name_scope(scope, "cycle_consistency_loss", values=values):
        of_x = v1.losses.absolute_difference(data_x, reconstructed_data_x)
        of_y = v1.losses.absolute_difference(data_y, reconstructed_data_y)
        loss = (of_x + of_y) / 2.0
        if add_summaries:
            v1.summary.scalar("cycle_consistency_loss_x2x", of_x)
            v1.summary.scalar("cycle_consistency_loss_y2y", of_y)
            v1.summary.scalar("cycle_consistency_loss", loss)
    return loss
