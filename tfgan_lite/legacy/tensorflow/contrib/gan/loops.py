"""`gan_train` and what it is steered by: hooks that run the players' train ops.

Source: TensorFlow 1.14 (`tf.contrib.gan`).
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.namedtuples import GANTrainSteps
from tfgan_lite.legacy.tensorflow.contrib.training.loop import train

v1 = tf.compat.v1
_ONE_EACH = GANTrainSteps(1, 1)


class RunTrainOpsHook(tf.compat.v1.train.SessionRunHook):
    """Runs train ops some times before each `session.run` of the loop.

    Args:
      train_ops: a train op, or a list or tuple of them.
      train_steps: int.
    """

    def __init__(self, train_ops: Any, train_steps: int) -> None:
        self._train_ops = train_ops if isinstance(train_ops, (list, tuple)) else [train_ops]
        self._train_steps = train_steps

    def before_run(self, run_context: Any) -> None:
        """Runs them."""
        for _ in range(self._train_steps):
            run_context.session.run(self._train_ops)


def get_sequential_train_hooks(
    train_steps: GANTrainSteps = _ONE_EACH,
) -> Callable[[Any], list[Any]]:
    """Returns a function from `GANTrainOps` to hooks: generator first, then discriminator."""

    def get_hooks(train_ops: Any) -> list[Any]:
        return [
            RunTrainOpsHook(train_ops.generator_train_op, train_steps.generator_train_steps),
            RunTrainOpsHook(
                train_ops.discriminator_train_op, train_steps.discriminator_train_steps
            ),
            *train_ops.train_hooks,
        ]

    return get_hooks


def get_joint_train_hooks(train_steps: GANTrainSteps = _ONE_EACH) -> Callable[[Any], list[Any]]:
    """Returns a function from `GANTrainOps` to hooks: both players in one `session.run`.

    The steps that one player has more than the other follow. Which of the two moves first
    within a run is not defined; give the optimizers `use_locking=True`.
    """
    generator_steps, discriminator_steps = train_steps
    joint = min(generator_steps, discriminator_steps)

    def get_hooks(train_ops: Any) -> list[Any]:
        generator_op, discriminator_op = (
            train_ops.generator_train_op,
            train_ops.discriminator_train_op,
        )
        return [
            RunTrainOpsHook([generator_op, discriminator_op], joint),
            RunTrainOpsHook(generator_op, generator_steps - joint),
            RunTrainOpsHook(discriminator_op, discriminator_steps - joint),
            *train_ops.train_hooks,
        ]

    return get_hooks


_SEQUENTIAL = get_sequential_train_hooks()


def gan_train(
    train_ops: Any,
    logdir: str | None,
    get_hooks_fn: Callable[[Any], list[Any]] = _SEQUENTIAL,
    master: str = "",
    is_chief: bool = True,
    scaffold: Any = None,
    hooks: Any = None,
    chief_only_hooks: Any = None,
    save_checkpoint_secs: float | None = 600,
    save_summaries_steps: int | None = 100,
    config: Any = None,
) -> Any:
    """Trains until a hook stops it, and returns the global step.

    Args:
      train_ops: `GANTrainOps`.
      logdir: folder for checkpoints and summaries, or None.
      get_hooks_fn: function from `train_ops` to the hooks that train.

    The others are those of `tf.contrib.training.train`; `hooks` come before those that train.

    Raises:
      ValueError: as `tf.contrib.training.train`.
    """
    return train(
        train_ops.global_step_inc_op,
        logdir,
        master=master,
        is_chief=is_chief,
        scaffold=scaffold,
        hooks=[*(hooks or ()), *get_hooks_fn(train_ops)],
        chief_only_hooks=chief_only_hooks,
        save_checkpoint_secs=save_checkpoint_secs,
        save_summaries_steps=save_summaries_steps,
        config=config,
    )


def get_sequential_train_steps(train_steps: GANTrainSteps = _ONE_EACH) -> Callable[..., Any]:
    """Returns a `train_step_fn` for `slim.learning.train`, whose train op is a `GANTrainOps`.

    It returns the sum of the losses of all steps, and whether to stop, which it asks once the
    global step has been counted.
    """
    from tfgan_lite.legacy.tensorflow.contrib.slim.learning import train_step

    def sequential_train_steps(
        sess: Any, train_ops: Any, global_step: Any, train_step_kwargs: dict[str, Any]
    ) -> tuple[Any, Any]:
        options = {k: value for k, value in train_step_kwargs.items() if k != "should_stop"}
        total = 0
        for train_op, steps in (
            (train_ops.generator_train_op, train_steps.generator_train_steps),
            (train_ops.discriminator_train_op, train_steps.discriminator_train_steps),
        ):
            for _ in range(steps):
                total += train_step(sess, train_op, global_step, options)[0]
        sess.run(train_ops.global_step_inc_op)
        stop = train_step_kwargs.get("should_stop")
        return total, False if stop is None else sess.run(stop)

    return sequential_train_steps
