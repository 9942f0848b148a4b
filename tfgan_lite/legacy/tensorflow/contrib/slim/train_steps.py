"""`slim.learning.train_step`: one step of the loop, with its line of the log and its trace."""

import os
import time
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def train_step(
    sess: Any, train_op: Any, global_step: Any, train_step_kwargs: dict[str, Any]
) -> tuple[Any, Any]:
    """Runs a train op once.

    Args:
      sess: `tf.Session`.
      train_op: tensor that trains and gives the loss.
      global_step: integer scalar variable or tensor.
      train_step_kwargs: dict, each key of which may be left out: bool tensors `should_stop`,
        `should_log` and `should_trace`; `logdir`, folder for traces; `summary_writer`.

    Returns:
      The loss, and whether to stop.

    Raises:
      ValueError: for `should_trace` without `logdir`.
    """
    start = time.time()
    traced = _tracing(sess, train_step_kwargs)
    total_loss, step = sess.run([train_op, global_step], **traced)
    seconds = time.time() - start
    if traced:
        _write_trace(traced["run_metadata"], step, train_step_kwargs)
    if "should_log" in train_step_kwargs and sess.run(train_step_kwargs["should_log"]):
        v1.logging.info("global step %d: loss = %.4f (%.3f sec/step)", step, total_loss, seconds)
    stop = "should_stop" in train_step_kwargs and sess.run(train_step_kwargs["should_stop"])
    return total_loss, stop


def arguments_of_steps(
    global_step: Any,
    number_of_steps: int | None,
    log_every: int,
    trace_every: int | None,
    logdir: str | None,
) -> dict[str, Any]:
    """Returns the `train_step_kwargs` of a loop that is told when to stop, log and trace.

    Args:
      global_step: integer scalar variable or tensor.
      number_of_steps: the global step to stop at; None for no end.
      log_every: steps from one line of the log to the next; 0 for none.
      trace_every: steps from one trace to the next; None for none.
      logdir: folder for traces.
    """

    def every(steps: int) -> tf.Tensor:
        return tf.equal(tf.math.floormod(global_step, steps), 0)

    with v1.name_scope("train_step"):
        kwargs = {
            "should_stop": tf.greater_equal(global_step, number_of_steps)
            if number_of_steps
            else tf.constant(False)
        }
        if log_every > 0:
            kwargs["should_log"] = every(log_every)
        if trace_every is not None:
            kwargs["should_trace"] = every(trace_every)
            kwargs["logdir"] = logdir
    return kwargs


def _tracing(session, kwargs):
    """Returns what `session.run` is to be given for a trace, or nothing where none is due."""
    if "should_trace" not in kwargs:
        return {}
    if "logdir" not in kwargs:
        raise ValueError("logdir must be present in train_step_kwargs when should_trace is present")
    if not session.run(kwargs["should_trace"]):
        return {}
    options = v1.RunOptions(trace_level=v1.RunOptions.FULL_TRACE)
    return {"options": options, "run_metadata": v1.RunMetadata()}


def _write_trace(metadata, step, kwargs):
    """Writes the time line; TensorFlow has no public name for its drawer."""
    from tensorflow.python.client import timeline

    path = os.path.join(kwargs["logdir"], f"tf_trace-{step}.json")
    v1.logging.info("Writing trace to %s", path)
    with tf.io.gfile.GFile(path, "w") as file:
        file.write(timeline.Timeline(metadata.step_stats).generate_chrome_trace_format())
    if "summary_writer" in kwargs:
        kwargs["summary_writer"].add_run_metadata(metadata, f"run_metadata-{step}")
