"""`slim.evaluation`: restores a checkpoint, runs metrics over a data set, writes summaries.

Over `tf.contrib.training`'s evaluation. Source: TensorFlow 1.15.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.training import evaluation

v1 = tf.compat.v1
wait_for_new_checkpoint = evaluation.wait_for_new_checkpoint
checkpoints_iterator = evaluation.checkpoints_iterator
_USE_DEFAULT = 0  # stands for all summaries of the graph; None means none


def evaluate_once(
    master: str,
    checkpoint_path: str,
    logdir: str,
    num_evals: int = 1,
    initial_op: Any = None,
    initial_op_feed_dict: Any = None,
    eval_op: Any = None,
    eval_op_feed_dict: Any = None,
    final_op: Any = None,
    final_op_feed_dict: Any = None,
    summary_op: Any = _USE_DEFAULT,
    summary_op_feed_dict: Any = None,
    variables_to_restore: Any = None,
    session_config: Any = None,
    hooks: Any = None,
) -> Any:
    """Restores a checkpoint, runs `eval_op` some times, and returns the value of `final_op`.

    Args:
      master: str, the server of the session; empty for this process.
      checkpoint_path: path of the checkpoint.
      logdir: folder for summaries.
      num_evals: int, how often `eval_op` is run.
      initial_op: operation to run at the start.
      initial_op_feed_dict: dict for it.
      eval_op: operation to run `num_evals` times.
      eval_op_feed_dict: dict for it.
      final_op: tensor or operation to run at the end.
      final_op_feed_dict: dict for it.
      summary_op: summary tensor; left out, all summaries of the graph; None for none.
      summary_op_feed_dict: dict for it.
      variables_to_restore: list of variables, or dict from name to variable; None for all.
      session_config: `tf.ConfigProto` or None.
      hooks: list of more hooks.
    """
    return evaluation.evaluate_once(
        checkpoint_path,
        master=master,
        scaffold=_scaffold(initial_op, initial_op_feed_dict, None, variables_to_restore),
        eval_ops=eval_op,
        feed_dict=eval_op_feed_dict,
        final_ops=final_op,
        final_ops_feed_dict=final_op_feed_dict,
        hooks=_hooks(num_evals, logdir, summary_op, summary_op_feed_dict, hooks),
        config=session_config,
    )


def evaluation_loop(
    master: str,
    checkpoint_dir: str,
    logdir: str,
    num_evals: int = 1,
    initial_op: Any = None,
    initial_op_feed_dict: Any = None,
    init_fn: Callable[[Any], Any] | None = None,
    eval_op: Any = None,
    eval_op_feed_dict: Any = None,
    final_op: Any = None,
    final_op_feed_dict: Any = None,
    summary_op: Any = _USE_DEFAULT,
    summary_op_feed_dict: Any = None,
    variables_to_restore: Any = None,
    eval_interval_secs: float = 60,
    max_number_of_evaluations: int | None = None,
    session_config: Any = None,
    timeout: float | None = None,
    timeout_fn: Callable[[], bool] | None = None,
    hooks: Any = None,
) -> Any:
    """Evaluates the checkpoints of a folder as they appear; returns the last `final_op`.

    Args:
      checkpoint_dir: folder.
      init_fn: function of (scaffold, session), called when a session starts.
      eval_interval_secs: seconds from one evaluation to the next, at least.
      max_number_of_evaluations: int, or None for no end.
      timeout: seconds to wait for a checkpoint, or None.
      timeout_fn: called after a timeout; True ends the loop.

    The others are those of `evaluate_once`.
    """
    return evaluation.evaluate_repeatedly(
        checkpoint_dir,
        master=master,
        scaffold=_scaffold(initial_op, initial_op_feed_dict, init_fn, variables_to_restore),
        eval_ops=eval_op,
        feed_dict=eval_op_feed_dict,
        final_ops=final_op,
        final_ops_feed_dict=final_op_feed_dict,
        eval_interval_secs=eval_interval_secs,
        hooks=_hooks(num_evals, logdir, summary_op, summary_op_feed_dict, hooks),
        config=session_config,
        max_number_of_evaluations=max_number_of_evaluations,
        timeout=timeout,
        timeout_fn=timeout_fn,
    )


def _scaffold(initial_op, feed_dict, init_fn, variables_to_restore):
    saver = None if variables_to_restore is None else v1.train.Saver(variables_to_restore)
    return v1.train.Scaffold(
        init_op=initial_op, init_feed_dict=feed_dict, init_fn=init_fn, saver=saver
    )


def _hooks(num_evals, logdir, summary_op, feed_dict, hooks):
    if summary_op is _USE_DEFAULT:
        summary_op = v1.summary.merge_all()
    made = [evaluation.StopAfterNEvalsHook(num_evals)]
    if summary_op is not None:
        made.append(
            evaluation.SummaryAtEndHook(log_dir=logdir, summary_op=summary_op, feed_dict=feed_dict)
        )
    return [*made, *(hooks or [])]
