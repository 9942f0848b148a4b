"""`gan_train_ops`: a train op for each player, behind the update ops of its own scope.

Source: TensorFlow 1.14 (`tf.contrib.gan`).
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan import namedtuples
from tfgan_lite.legacy.tensorflow.contrib.training.train_op import create_train_op

v1 = tf.compat.v1


def gan_train_ops(
    model: Any,
    loss: Any,
    generator_optimizer: Any,
    discriminator_optimizer: Any,
    check_for_unused_update_ops: bool = True,
    is_chief: bool = True,
    **kwargs: Any,
) -> namedtuples.GANTrainOps:
    """Returns what to run for a step of each player. Neither counts the global step.

    Args:
      model: `GANModel` or another of the models; a `CycleGANModel` gets a pair of train ops
        for each player.
      loss: `GANLoss`, or `CycleGANLoss` for a `CycleGANModel`.
      generator_optimizer: `tf.train.Optimizer`.
      discriminator_optimizer: `tf.train.Optimizer`.
      check_for_unused_update_ops: whether update ops outside of both scopes are an error.
      is_chief: for the hooks of a `SyncReplicasOptimizer`.
      **kwargs: those of `tf.contrib.training.create_train_op`; `update_ops` stands for the
        collection of that name.

    Raises:
      ValueError: for an update op outside of both scopes.
    """
    if isinstance(model, namedtuples.CycleGANModel):
        options = {
            "generator_optimizer": generator_optimizer,
            "discriminator_optimizer": discriminator_optimizer,
            "check_for_unused_update_ops": check_for_unused_update_ops,
            "is_chief": is_chief,
            **kwargs,
        }
        return _cyclegan_train_ops(model, loss, options)
    global_step = v1.train.get_or_create_global_step()
    count = global_step.assign_add(1)
    gen_updates, dis_updates = _update_ops(
        kwargs,
        model.generator_scope.name,
        model.discriminator_scope.name,
        check_for_unused_update_ops,
    )
    hooks: list[Any] = []
    train_ops = []
    for player, player_loss, optimizer, variables, updates in (
        (
            "generator",
            loss.generator_loss,
            generator_optimizer,
            model.generator_variables,
            gen_updates,
        ),
        (
            "discriminator",
            loss.discriminator_loss,
            discriminator_optimizer,
            model.discriminator_variables,
            dis_updates,
        ),
    ):
        player_step = None
        if isinstance(optimizer, v1.train.SyncReplicasOptimizer):
            # It wants a step to count; the shared one is counted by its own operation.
            player_step = v1.get_variable(
                f"dummy_global_step_{player}",
                shape=[],
                dtype=global_step.dtype.base_dtype,
                initializer=v1.zeros_initializer(),
                trainable=False,
                collections=[v1.GraphKeys.GLOBAL_VARIABLES],
            )
            updates.append(player_step.assign(global_step))
            hooks.append(optimizer.make_session_run_hook(is_chief))
        with v1.name_scope(f"{player}_train"):
            train_ops.append(
                create_train_op(
                    total_loss=player_loss,
                    optimizer=optimizer,
                    variables_to_train=variables,
                    global_step=player_step,
                    update_ops=updates,
                    **kwargs,
                )
            )
    return namedtuples.GANTrainOps(train_ops[0], train_ops[1], count, hooks)


def _cyclegan_train_ops(model, loss, options):
    with v1.name_scope("cyclegan_x2y_train"):
        x2y = gan_train_ops(model.model_x2y, loss.loss_x2y, **options)
    with v1.name_scope("cyclegan_y2x_train"):
        y2x = gan_train_ops(model.model_y2x, loss.loss_y2x, **options)
    return namedtuples.GANTrainOps(
        (x2y.generator_train_op, y2x.generator_train_op),
        (x2y.discriminator_train_op, y2x.discriminator_train_op),
        v1.train.get_or_create_global_step().assign_add(1),
    )


def _update_ops(kwargs, gen_scope, dis_scope, check):
    """Returns each player's update ops; takes `update_ops` out of `kwargs`."""
    collection = v1.GraphKeys.UPDATE_OPS
    chosen = list(kwargs.pop("update_ops", v1.get_collection(collection)))
    wanted = {id(op) for op in chosen}
    by_player = [v1.get_collection(collection, scope) for scope in (gen_scope, dis_scope)]
    known = {id(op) for ops in by_player for op in ops}
    unused = [op for op in chosen if id(op) not in known]
    if check and unused:
        raise ValueError(
            f"gan_train_ops: update ops want to be below {gen_scope!r} or {dis_scope!r}; got "
            f"{unused}. Build them in one of these scopes, or say "
            "check_for_unused_update_ops=False to have them left out."
        )
    return [_once(op for op in ops if id(op) in wanted) for ops in by_player]


def _once(ops):
    return list({id(op): op for op in ops}.values())
