"""Whether summaries are written: never, always, or every so many steps."""

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_state = threading.local()


@contextlib.contextmanager
def _record_if(condition: Any) -> Iterator[None]:
    before = getattr(_state, "condition", False)
    _state.condition = condition
    try:
        yield
    finally:
        _state.condition = before


def always_record_summaries() -> Any:
    """Returns a context in which summaries are written."""
    return _record_if(True)


def never_record_summaries() -> Any:
    """Returns a context in which summaries are not written."""
    return _record_if(False)


def record_summaries_every_n_global_steps(n: int, global_step: Any = None) -> Any:
    """Returns a context in which summaries are written where the step divides by n.

    Args:
      n: int.
      global_step: integer scalar tensor or variable; None for the graph's.
    """
    if global_step is None:
        global_step = v1.train.get_or_create_global_step()

    def is_due() -> tf.Tensor:
        return tf.equal(global_step % n, 0)

    return _record_if(is_due if tf.executing_eagerly() else is_due())


def should_record_summaries() -> tf.Tensor:
    """Returns a bool tensor: whether summaries are written here. Outside of a context, False."""
    condition = getattr(_state, "condition", False)
    return tf.convert_to_tensor(condition() if callable(condition) else condition)
