"""`slim.queues`: runs a graph's queue runners for the length of a block."""

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_running = threading.Lock()
_SECONDS_TO_STOP = 120


class NestedQueueRunnerError(Exception):
    """A `QueueRunners` block inside another."""


@contextlib.contextmanager
def QueueRunners(session: Any) -> Iterator[None]:
    """Starts the queue runners of the graph, and stops them when the block ends.

    Args:
      session: `tf.Session`.

    Raises:
      NestedQueueRunnerError: inside another such block.
    """
    if not _running.acquire(blocking=False):
        raise NestedQueueRunnerError("QueueRunners cannot be nested")
    try:
        coordinator = v1.train.Coordinator()
        threads: list[threading.Thread] = []
        for runner in v1.get_collection(v1.GraphKeys.QUEUE_RUNNERS):
            threads += runner.create_threads(session, coord=coordinator, daemon=True, start=True)
        try:
            yield
        finally:
            coordinator.request_stop()
            try:
                coordinator.join(threads, stop_grace_period_secs=_SECONDS_TO_STOP)
            except RuntimeError:
                session.close()
    finally:
        _running.release()
