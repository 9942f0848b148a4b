"""`tf.contrib.training.create_train_op`: one tensor that updates, trains and gives the loss."""

from collections.abc import Callable, Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.training.gradients import add_gradients_summaries

v1 = tf.compat.v1
USE_GLOBAL_STEP = 0  # stands for "the graph's global step"; None means that none is counted


def create_train_op(
    total_loss: Any,
    optimizer: Any,
    global_step: Any = USE_GLOBAL_STEP,
    update_ops: Sequence[Any] | None = None,
    variables_to_train: Sequence[Any] | None = None,
    transform_grads_fn: Callable[[Any], Any] | None = None,
    summarize_gradients: bool = False,
    gate_gradients: int = v1.train.Optimizer.GATE_OP,
    aggregation_method: Any = None,
    colocate_gradients_with_ops: bool = False,
    check_numerics: bool = True,
) -> tf.Tensor:
    """Returns the loss as a tensor that, when it is run, also updates and trains.

    Args:
      total_loss: scalar loss.
      optimizer: `tf.train.Optimizer`.
      global_step: variable to count steps in; left out, the graph's global step, which is made
        where there is none; None counts nothing.
      update_ops: operations to run before the loss is computed; None for the collection
        `update_ops`. A warning says so where some of the collection are left out.
      variables_to_train: variables; None for all trainable ones.
      transform_grads_fn: function from the list of (gradient, variable) to such a list.
      summarize_gradients: whether to add summaries of the gradients.
      gate_gradients: see `tf.train.Optimizer.compute_gradients`.
      aggregation_method: the same.
      colocate_gradients_with_ops: the same.
      check_numerics: whether a loss that is infinite or not a number raises
        InvalidArgumentError in the session.

    Returns:
      Scalar tensor: the loss before this step; TensorFlow 1.15 could give that after it, where
      the loss read its variables late. It is added to the collection `train_op`.

    Raises:
      ValueError: for no variables to train, or one that is not trainable (TensorFlow 1.15:
        AssertionError).

    Source: TensorFlow 1.15.
    """
    if global_step is USE_GLOBAL_STEP:
        global_step = v1.train.get_or_create_global_step()
    total_loss = _after_updates(total_loss, update_ops)
    gradients = optimizer.compute_gradients(
        total_loss,
        _trained(variables_to_train),
        gate_gradients=gate_gradients,
        aggregation_method=aggregation_method,
        colocate_gradients_with_ops=colocate_gradients_with_ops,
    )
    if transform_grads_fn:
        gradients = transform_grads_fn(gradients)
    if summarize_gradients:
        with v1.name_scope("summarize_grads"):
            add_gradients_summaries(gradients)
    with v1.control_dependencies([total_loss]):
        applied = optimizer.apply_gradients(gradients, global_step=global_step)
    with v1.name_scope("train_op"):
        if check_numerics:
            total_loss = tf.debugging.check_numerics(total_loss, "LossTensor is inf or nan")
        with v1.control_dependencies([applied]):
            train_op = tf.identity(total_loss, name="control_dependency")
    v1.add_to_collection(v1.GraphKeys.TRAIN_OP, train_op)
    return train_op


def _after_updates(total_loss, update_ops):
    """Returns the loss behind the updates; gradients are computed from it, so behind them too."""
    collected = v1.get_collection(v1.GraphKeys.UPDATE_OPS)
    chosen = collected if update_ops is None else list(update_ops)
    if {id(update) for update in collected} - {id(update) for update in chosen}:
        v1.logging.warning(
            "update_ops in create_train_op does not contain all the update_ops in "
            "GraphKeys.UPDATE_OPS"
        )
    if not chosen:
        return total_loss
    with v1.control_dependencies(chosen):
        barrier = tf.no_op(name="update_barrier")
    with v1.control_dependencies([barrier]):
        return tf.identity(total_loss, name="control_dependency")


def _trained(variables):
    trainable = v1.trainable_variables()
    chosen = trainable if variables is None else list(variables)
    known = {id(variable) for variable in trainable}
    wrong = [v.name for v in chosen if not v.trainable and id(v) not in known]
    if wrong or not chosen:
        raise ValueError(
            "create_train_op: variables_to_train wants one or more trainable variables; got "
            f"{wrong or 'none'}. Build the model first, and pass tf.trainable_variables() or "
            "a part of it."
        )
    return chosen
