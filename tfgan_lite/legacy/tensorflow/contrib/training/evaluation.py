"""Evaluating checkpoints: once, or each as it appears. `tf.contrib.training`'s evaluation.

Source: TensorFlow 1.15.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.training.evaluation_hooks import (
    StopAfterNEvalsHook as StopAfterNEvalsHook,
)
from tfgan_lite.legacy.tensorflow.contrib.training.evaluation_hooks import (
    SummaryAtEndHook as SummaryAtEndHook,
)

v1 = tf.compat.v1


def get_or_create_eval_step() -> Any:
    """Returns the graph's count of evaluations: a local int64 variable `eval_step`.

    Raises:
      ValueError: if the collection `eval_step` has several.
    """
    found = v1.get_collection(v1.GraphKeys.EVAL_STEP)
    if len(found) > 1:
        raise ValueError(f"Multiple tensors added to tf.GraphKeys.EVAL_STEP: {found}")
    if found:
        return found[0]
    return v1.get_variable(
        "eval_step",
        shape=[],
        dtype=tf.int64,
        initializer=v1.zeros_initializer(),
        trainable=False,
        collections=[v1.GraphKeys.LOCAL_VARIABLES, v1.GraphKeys.EVAL_STEP],
    )


def wait_for_new_checkpoint(
    checkpoint_dir: str,
    last_checkpoint: str | None = None,
    seconds_to_sleep: float = 1,
    timeout: float | None = None,
) -> str | None:
    """Returns the path of a checkpoint other than `last_checkpoint`, or None after `timeout`.

    Args:
      checkpoint_dir: folder.
      last_checkpoint: path of the last one, or None.
      seconds_to_sleep: seconds between looks.
      timeout: seconds, or None to wait without end.
    """
    v1.logging.info("Waiting for new checkpoint at %s", checkpoint_dir)
    until = None if timeout is None else time.time() + timeout
    while True:
        found = v1.train.latest_checkpoint(checkpoint_dir)
        if found not in (None, last_checkpoint):
            v1.logging.info("Found new checkpoint at %s", found)
            return found
        if until is not None and time.time() + seconds_to_sleep > until:
            return None
        time.sleep(seconds_to_sleep)


def checkpoints_iterator(
    checkpoint_dir: str,
    min_interval_secs: float = 0,
    timeout: float | None = None,
    timeout_fn: Callable[[], bool] | None = None,
) -> Iterator[str]:
    """Yields paths of checkpoints as they appear in a folder.

    Args:
      checkpoint_dir: folder.
      min_interval_secs: seconds from one to the next, at least.
      timeout: seconds to wait for the next; None to wait without end.
      timeout_fn: called after a timeout; the iterator goes on where it returns False. Without
        one it ends.
    """
    path = None
    while True:
        found = wait_for_new_checkpoint(checkpoint_dir, path, timeout=timeout)
        if found is None:
            if timeout_fn is None:
                v1.logging.info("Timed-out waiting for a checkpoint.")
                return
            if timeout_fn():
                return
            continue
        start, path = time.time(), found
        yield path
        time.sleep(max(0.0, start + min_interval_secs - time.time()))


def evaluate_once(
    checkpoint_path: str,
    master: str = "",
    scaffold: Any = None,
    eval_ops: Any = None,
    feed_dict: Any = None,
    final_ops: Any = None,
    final_ops_feed_dict: Any = None,
    hooks: Any = None,
    config: Any = None,
) -> Any:
    """Restores a checkpoint, runs `eval_ops` until a hook stops it, and returns `final_ops`.

    Args:
      checkpoint_path: path of a checkpoint, without `.index`.
      master: str, the server of the session.
      scaffold: `tf.train.Scaffold` or None.
      eval_ops: tensor, operation, list or dict of them, or None.
      feed_dict: dict for `eval_ops`.
      final_ops: the same, run once at the end.
      final_ops_feed_dict: dict for `final_ops`.
      hooks: list of hooks, such as `StopAfterNEvalsHook`.
      config: `tf.ConfigProto` or None.
    """
    hooks = list(hooks or [])
    eval_ops = _counting(eval_ops, hooks)
    final = v1.train.FinalOpsHook(final_ops, final_ops_feed_dict)
    _evaluate(checkpoint_path, master, scaffold, eval_ops, feed_dict, hooks + [final], config)
    return final.final_ops_values


def evaluate_repeatedly(
    checkpoint_dir: str,
    master: str = "",
    scaffold: Any = None,
    eval_ops: Any = None,
    feed_dict: Any = None,
    final_ops: Any = None,
    final_ops_feed_dict: Any = None,
    eval_interval_secs: float = 60,
    hooks: Any = None,
    config: Any = None,
    max_number_of_evaluations: int | None = None,
    timeout: float | None = None,
    timeout_fn: Callable[[], bool] | None = None,
) -> Any:
    """Evaluates the checkpoints of a folder as they appear; returns the last `final_ops`.

    Args:
      checkpoint_dir: folder.
      eval_interval_secs: seconds from one evaluation to the next, at least.
      max_number_of_evaluations: int, or None for no end.
      timeout: see `checkpoints_iterator`.
      timeout_fn: see `checkpoints_iterator`.

    The others are those of `evaluate_once`.
    """
    hooks = list(hooks or [])
    eval_ops = _counting(eval_ops, hooks)
    final = v1.train.FinalOpsHook(final_ops, final_ops_feed_dict)
    paths = checkpoints_iterator(checkpoint_dir, eval_interval_secs, timeout, timeout_fn)
    for done, path in enumerate(paths, 1):
        _evaluate(path, master, scaffold, eval_ops, feed_dict, hooks + [final], config)
        if max_number_of_evaluations is not None and done >= max_number_of_evaluations:
            break
    return final.final_ops_values


def _counting(eval_ops, hooks):
    """Returns `eval_ops` with the count of evaluations among them, which the hooks are told."""
    step = get_or_create_eval_step()
    if eval_ops is None:
        return None
    counted = v1.assign_add(step, 1, use_locking=True)
    for hook in hooks:
        if hasattr(hook, "_set_evals_completed_tensor"):
            hook._set_evals_completed_tensor(counted)
    if isinstance(eval_ops, dict):
        return {**eval_ops, "update_eval_step": counted}
    return [*(eval_ops if isinstance(eval_ops, (list, tuple)) else [eval_ops]), counted]


def _evaluate(path, master, scaffold, eval_ops, feed_dict, hooks, config):
    v1.logging.info("Starting evaluation at %s", time.strftime("%Y-%m-%d-%H:%M:%S", time.gmtime()))
    creator = v1.train.ChiefSessionCreator(
        scaffold=scaffold, checkpoint_filename_with_path=path, master=master, config=config
    )
    with v1.train.MonitoredSession(session_creator=creator, hooks=hooks) as session:
        if eval_ops is not None:
            while not session.should_stop():
                session.run(eval_ops, feed_dict)
    v1.logging.info("Finished evaluation at %s", time.strftime("%Y-%m-%d-%H:%M:%S", time.gmtime()))
