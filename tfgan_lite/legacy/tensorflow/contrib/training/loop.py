"""`tf.contrib.training.train`: a train op in a MonitoredTrainingSession until a hook stops it."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def train(
    train_op: Any,
    logdir: str | None,
    master: str = "",
    is_chief: bool = True,
    scaffold: Any = None,
    hooks: Any = None,
    chief_only_hooks: Any = None,
    save_checkpoint_secs: float | None = 600,
    save_summaries_steps: int | None = 100,
    config: Any = None,
    max_wait_secs: float = 7200,
    run_metadata: Any = None,
) -> Any:
    """Runs `train_op` until the session is told to stop, and returns its last value.

    Args:
      train_op: tensor, as from `create_train_op`.
      logdir: folder for checkpoints and summaries, or None for none.
      master: str, the server of the session.
      is_chief: whether this worker writes checkpoints and summaries.
      scaffold: `tf.train.Scaffold` or None.
      hooks: list of `tf.train.SessionRunHook`; one of them ends the training.
      chief_only_hooks: the same, for the chief only.
      save_checkpoint_secs: seconds between checkpoints; None for no checkpoints.
      save_summaries_steps: steps between summaries; None for no summaries.
      config: `tf.ConfigProto` or None.
      max_wait_secs: seconds that a worker waits for its session.
      run_metadata: `tf.RunMetadata` to fill, or None.

    Raises:
      ValueError: if `logdir` is None and checkpoints or summaries are asked for.
    """
    for name, wanted in (
        ("save_summaries_steps", save_summaries_steps),
        ("save_checkpoint_secs", save_checkpoint_secs),
    ):
        if logdir is None and is_chief and wanted:
            raise ValueError(
                f"train: logdir wants a folder where {name} is not None; got None. "
                f"Give logdir, or {name}=None."
            )
    with v1.train.MonitoredTrainingSession(
        master=master,
        is_chief=is_chief,
        checkpoint_dir=logdir,
        scaffold=scaffold,
        hooks=hooks,
        chief_only_hooks=chief_only_hooks,
        save_checkpoint_secs=save_checkpoint_secs,
        save_summaries_steps=save_summaries_steps,
        config=config,
        max_wait_secs=max_wait_secs,
    ) as session:
        loss = None
        while not session.should_stop():
            loss = session.run(train_op, run_metadata=run_metadata)
    return loss
