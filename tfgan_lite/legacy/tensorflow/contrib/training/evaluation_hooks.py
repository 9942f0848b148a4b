"""Hooks of an evaluation: when it ends, and what it writes then. Source: TensorFlow 1.15."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class StopAfterNEvalsHook(tf.compat.v1.train.SessionRunHook):
    """Ends an evaluation after `eval_ops` ran some times.

    Args:
      num_evals: int, or None to go on until the data ends.
      log_progress: whether to log each evaluation; from 20 on, ten of them.
    """

    def __init__(self, num_evals: int | None, log_progress: bool = True) -> None:
        self._num_evals = num_evals
        self._log_progress = log_progress
        self._log_every = 1 if num_evals is None or num_evals < 20 else num_evals // 10
        self._completed: Any = None

    def _set_evals_completed_tensor(self, updated_eval_step: Any) -> None:
        self._completed = updated_eval_step

    def before_run(self, run_context: Any) -> Any:
        """Asks for the count."""
        return v1.train.SessionRunArgs({"evals_completed": self._completed})

    def after_run(self, run_context: Any, run_values: Any) -> None:
        """Logs, and stops where the count is reached."""
        completed = run_values.results["evals_completed"]
        last = self._num_evals is not None and completed >= self._num_evals
        if self._log_progress and self._num_evals is None:
            v1.logging.info("Evaluation [%d]", completed)
        elif self._log_progress and (last or completed % self._log_every == 0):
            v1.logging.info("Evaluation [%d/%d]", completed, self._num_evals)
        if last:
            run_context.request_stop()


class SummaryAtEndHook(tf.compat.v1.train.SessionRunHook):
    """Writes summaries when an evaluation ends.

    Args:
      log_dir: folder of the event file, where no writer is given.
      summary_writer: `tf.summary.FileWriter` or None.
      summary_op: summary tensor; None for all of the graph.
      feed_dict: dict for running it, or None.

    Raises:
      ValueError: for neither a folder nor a writer.
    """

    def __init__(
        self,
        log_dir: str | None = None,
        summary_writer: Any = None,
        summary_op: Any = None,
        feed_dict: Any = None,
    ) -> None:
        if log_dir is None and summary_writer is None:
            raise ValueError("One of log_dir or summary_writer should be used.")
        self._log_dir = log_dir
        self._summary_writer = summary_writer
        self._summary_op = summary_op
        self._all_of_graph = summary_op is None
        self._feed_dict = feed_dict
        self._global_step: Any = None

    def begin(self) -> None:
        """Takes the graph's summaries and global step."""
        if self._all_of_graph:
            self._summary_op = v1.summary.merge_all()
        self._global_step = v1.train.get_or_create_global_step()

    def after_create_session(self, session: Any, coord: Any) -> None:
        """Opens the event file."""
        if self._summary_writer is None and self._log_dir:
            self._summary_writer = v1.summary.FileWriterCache.get(self._log_dir)

    def end(self, session: Any) -> None:
        """Writes the summaries."""
        if self._summary_op is not None:
            step = v1.train.global_step(session, self._global_step)
            summary = session.run(self._summary_op, self._feed_dict)
            if self._summary_writer:
                self._summary_writer.add_summary(summary, step)
        if self._summary_writer:
            self._summary_writer.flush()
