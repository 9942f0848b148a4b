"""`slim.learning`: a train op, and a loop that runs it under a Supervisor.

The lines that the loop logs are those of TensorFlow 1.15.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.slim.start_ops import start_ops
from tfgan_lite.legacy.tensorflow.contrib.slim.train_op import create_train_op
from tfgan_lite.legacy.tensorflow.contrib.slim.train_steps import arguments_of_steps, train_step
from tfgan_lite.legacy.tensorflow.contrib.training.gradients import (
    add_gradients_summaries,
    clip_gradient_norms,
    multiply_gradients,
)

__all__ = [
    "add_gradients_summaries",
    "clip_gradient_norms",
    "create_train_op",
    "multiply_gradients",
    "train",
    "train_step",
]
v1 = tf.compat.v1
_USE_DEFAULT = 0  # None means "none" for the arguments that have it as their default


def train(
    train_op: Any,
    logdir: str | None,
    train_step_fn: Callable[[Any, Any, Any, Any], tuple[Any, Any]] = train_step,
    train_step_kwargs: Any = _USE_DEFAULT,
    log_every_n_steps: int = 1,
    graph: Any = None,
    master: str = "",
    is_chief: bool = True,
    global_step: Any = None,
    number_of_steps: int | None = None,
    init_op: Any = _USE_DEFAULT,
    init_feed_dict: Any = None,
    local_init_op: Any = _USE_DEFAULT,
    init_fn: Callable[[Any], Any] | None = None,
    ready_op: Any = _USE_DEFAULT,
    summary_op: Any = _USE_DEFAULT,
    save_summaries_secs: float = 600,
    summary_writer: Any = _USE_DEFAULT,
    startup_delay_steps: int = 0,
    saver: Any = None,
    save_interval_secs: float = 600,
    sync_optimizer: Any = None,
    session_config: Any = None,
    session_wrapper: Callable[[Any], Any] | None = None,
    trace_every_n_steps: int | None = None,
    ignore_live_threads: bool = False,
) -> Any:
    """Trains until `number_of_steps`, the end of the data, or a stop of the Supervisor.

    Args:
      train_op: tensor that trains and gives the loss.
      logdir: folder for checkpoints and summaries; None for none. A run goes on from the last
        checkpoint in it.
      train_step_fn: function of (session, train_op, global_step, train_step_kwargs) that
        returns the loss and whether to stop.
      train_step_kwargs: dict for it; left out, one made from the arguments here.
      log_every_n_steps: steps from one line of the log to the next.
      graph: `tf.Graph`; None for the default one.
      master: str, the server of the session.
      is_chief: whether this worker initializes and saves.
      global_step: variable; None for the graph's.
      number_of_steps: the global step to stop at; None for no end.
      init_op: operation; left out, the initializer of all global variables; None for none.
      init_feed_dict: dict for it.
      local_init_op: operation; left out, that of local variables and tables; None for none.
      init_fn: function of the session, called after `init_op`.
      ready_op: tensor of names of variables that are not initialized; left out, that of all.
      summary_op: summary tensor; left out, all of the graph; None for none.
      save_summaries_secs: seconds between summaries.
      summary_writer: `tf.summary.FileWriter`; left out, one for `logdir`; None for none.
      startup_delay_steps: global step that a worker which is not chief waits for.
      saver: `tf.train.Saver`; None for one of all variables.
      save_interval_secs: seconds between checkpoints.
      sync_optimizer: `tf.train.SyncReplicasOptimizer`, list of them, or None.
      session_config: `tf.ConfigProto` or None.
      session_wrapper: function from session to session, or None.
      trace_every_n_steps: steps from one trace of the time line to the next; None for none.
      ignore_live_threads: whether threads that do not end are passed over.

    Returns:
      The last loss, or None where no step was taken.

    Raises:
      ValueError: for arguments that do not go together.

    Source: TensorFlow 1.15.
    """
    if isinstance(sync_optimizer, v1.train.SyncReplicasOptimizer):
        sync_optimizer = [sync_optimizer]
    _check(train_op, logdir, summary_op, saver, trace_every_n_steps, number_of_steps)
    if sync_optimizer is not None and startup_delay_steps > 0:
        raise ValueError(
            "train: startup_delay_steps wants 0 with a sync_optimizer; got "
            f"{startup_delay_steps}. Leave it out."
        )
    graph = graph or v1.get_default_graph()
    with graph.as_default():
        if global_step is None:
            global_step = v1.train.get_or_create_global_step()
        saver = saver or v1.train.Saver()
        with v1.name_scope("init_ops"):
            initial = start_ops(init_op, ready_op, local_init_op, sync_optimizer, is_chief)
        if summary_op is _USE_DEFAULT:
            summary_op = v1.summary.merge_all()
        if summary_writer is _USE_DEFAULT:
            summary_writer = v1.train.Supervisor.USE_DEFAULT
        # the Supervisor finalizes the graph: what is run later must be there before
        synced = sync_optimizer if is_chief and sync_optimizer is not None else []
        tokens = [optimizer.get_init_tokens_op() for optimizer in synced]
        sync_queues = [optimizer.get_chief_queue_runner() for optimizer in synced]
        if train_step_kwargs is _USE_DEFAULT:
            traces = trace_every_n_steps if is_chief else None
            train_step_kwargs = arguments_of_steps(
                global_step, number_of_steps, log_every_n_steps, traces, logdir
            )
    supervisor = v1.train.Supervisor(
        graph=graph,
        is_chief=is_chief,
        logdir=logdir,
        init_feed_dict=init_feed_dict,
        summary_op=summary_op,
        summary_writer=summary_writer,
        global_step=global_step,
        saver=saver,
        save_summaries_secs=save_summaries_secs,
        save_model_secs=save_interval_secs,
        init_fn=init_fn,
        **initial,
    )
    if summary_writer is not None:
        train_step_kwargs["summary_writer"] = supervisor.summary_writer

    def start(session: Any) -> Any:
        """Starts what runs beside the loop, and returns the queues' threads."""
        if is_chief:
            if logdir:
                supervisor.start_standard_services(session)
        elif startup_delay_steps > 0:
            _wait_for_step(
                session, global_step, min(startup_delay_steps, number_of_steps or sys.maxsize)
            )
        threads = supervisor.start_queue_runners(session)
        v1.logging.info("Starting Queues.")
        if synced:
            supervisor.start_queue_runners(session, sync_queues)
            session.run(tokens)
        return threads

    while True:
        try:
            with supervisor.managed_session(
                master, start_standard_services=False, config=session_config
            ) as session:
                v1.logging.info("Starting Session.")
                if session_wrapper is not None:
                    v1.logging.info("Wrapping session with wrapper function: %s", session_wrapper)
                    session = session_wrapper(session)
                threads = start(session)
                total_loss = _loop(
                    supervisor, session, train_step_fn, (train_op, global_step, train_step_kwargs)
                )
                if logdir and supervisor.is_chief:
                    v1.logging.info("Finished training! Saving model to disk.")
                    supervisor.saver.save(
                        session, supervisor.save_path, global_step=supervisor.global_step
                    )
                    supervisor.stop(
                        threads, close_summary_writer=True, ignore_live_threads=ignore_live_threads
                    )
            return total_loss
        except tf.errors.AbortedError:  # a server of the cluster was started again
            v1.logging.info("Retrying training!")


def _loop(supervisor, session, train_step_fn, arguments):
    total_loss = None
    try:
        while not supervisor.should_stop():
            total_loss, stop = train_step_fn(session, *arguments)
            if stop:
                v1.logging.info("Stopping Training.")
                supervisor.request_stop()
                break
    except tf.errors.OutOfRangeError as error:  # the end of the data
        v1.logging.info("Caught OutOfRangeError. Stopping Training. %s", error)
    return total_loss


def _check(train_op, logdir, summary_op, saver, trace_every_n_steps, number_of_steps):
    if train_op is None:
        raise ValueError("train_op cannot be None.")
    given = {
        "summary_op": summary_op is not _USE_DEFAULT,
        "saver": saver is not None,
        "trace_every_n_steps": trace_every_n_steps is not None,
    }
    for name, is_given in given.items():
        if logdir is None and is_given:
            raise ValueError(f"Cannot provide {name} because logdir=None")
    if number_of_steps is not None and number_of_steps <= 0:
        raise ValueError(
            f"`number_of_steps` must be either None or a positive number; got {number_of_steps}."
        )


def _wait_for_step(session, global_step, step):
    while v1.train.global_step(session, global_step) < step:
        time.sleep(1.0)
