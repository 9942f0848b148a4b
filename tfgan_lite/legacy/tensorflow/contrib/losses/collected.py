"""The losses of a graph: `tf.contrib.losses.add_loss` and what reads the collection."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework import add_arg_scope

v1 = tf.compat.v1


@add_arg_scope
def add_loss(loss: Any, loss_collection: str | None = v1.GraphKeys.LOSSES) -> None:
    """Adds a loss tensor to a collection; to none where `loss_collection` is None or empty.

    An `arg_scope` may set `loss_collection` for every loss that is built in it.
    """
    if loss_collection:
        v1.add_to_collection(loss_collection, loss)


def get_losses(scope: str | None = None, loss_collection: str = v1.GraphKeys.LOSSES) -> list[Any]:
    """Returns the list of losses in a collection, those below `scope` where one is given."""
    return v1.get_collection(loss_collection, scope)


def get_regularization_losses(scope: str | None = None) -> list[Any]:
    """Returns the list of regularization losses, those below `scope` where one is given."""
    return v1.get_collection(v1.GraphKeys.REGULARIZATION_LOSSES, scope)


def get_total_loss(add_regularization_losses: bool = True, name: str = "total_loss") -> tf.Tensor:
    """Returns the scalar sum of all losses and, if asked for, all regularization losses.

    Raises:
      ValueError: if there is no loss at all.
    """
    losses = get_losses()
    if add_regularization_losses:
        losses = losses + get_regularization_losses()
    return v1.add_n(losses, name=name)
