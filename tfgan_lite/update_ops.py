"""The updates that layers make beside their outputs: what they write, and when they run.

In TensorFlow 1 a layer put an operation into `UPDATE_OPS`, and whoever trained ran it; a
discriminator that reads its batch normalisation twice in a step, on real and on generated
images, put two there, which raced. Below `collecting` an update is a function that has not
been called: whoever collects calls those that it wants, in order, once everything has been
read. A graph and eager code then read and write the same values. Elsewhere a graph is built
as TF 1.15 built it, and eager code updates during the call.
"""

import contextlib
import dataclasses
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import tensorflow as tf

from tfgan_lite.variables import full_name

_active = threading.local()


@dataclasses.dataclass(frozen=True)
class Update:
    """Something that changes variables which no optimizer changes.

    Attributes:
      name: str, for error messages.
      writes: the full names of the variables that it may write.
      run: function without arguments that updates them, or builds the operation that does, and
        returns what it made: an operation, a tensor or None.
    """

    name: str
    writes: frozenset[str]
    run: Callable[[], Any]


@contextlib.contextmanager
def collecting() -> Iterator[list[Update]]:
    """Collects the updates that layers make in the block, instead of making them.

    Yields:
      A list that holds every `Update` once the block has ended: first what layers deferred,
      then the operations that other code put into `UPDATE_OPS`, which are built already.

    Raises:
      ValueError: in eager code, for what other code put there, since it has run already.
    """
    collection = tf.compat.v1.get_collection_ref(tf.compat.v1.GraphKeys.UPDATE_OPS)
    earlier = collection[:]
    collection.clear()
    updates: list[Update] = []
    outer = getattr(_active, "collector", None)
    _active.collector = (tf.compat.v1.get_default_graph(), updates)
    built: list[Any] = []
    try:
        yield updates
    finally:
        _active.collector = outer
        built += collection
        eager = tf.compat.v1.executing_eagerly_outside_functions()
        collection[:] = earlier if eager else earlier + built
    if built and eager:
        raise ValueError(
            f"UPDATE_OPS: eager code wants updates that have not run; got {len(built)} that have. "
            "Hand them over as functions: update_ops.defer(name, [variable], lambda: ...)."
        )
    updates += [_built(_operation(update)) for update in built]


def defer(name: str, variables: Iterable[tf.Variable], run: Callable[[], Any]) -> bool:
    """Hands an update to the innermost `collecting`.

    Args:
      name: str, for error messages.
      variables: those that it may write.
      run: see `Update`.

    Returns:
      False where nothing collects, or where the code runs inside a branch, a loop or a
      function of its own, whose tensors cannot be used once it has ended. The update is then
      the caller's to make.
    """
    updates = _reachable()
    if updates is None:
        return False
    updates.append(Update(name, frozenset(map(full_name, variables)), run))
    return True


def pending() -> list[Update]:
    """Returns what the innermost `collecting` has been handed so far, by this reading's layers.

    Empty where `defer` would return False: tensors of eager code, say, would become constants of
    a function that is traced within it.
    """
    return list(_reachable() or [])


def _reachable() -> list[Update] | None:
    """Returns the list of the innermost `collecting`, if its graph is the one that is built."""
    graph, updates = getattr(_active, "collector", None) or (None, None)
    return updates if graph is tf.compat.v1.get_default_graph() else None


def written(op: tf.Operation) -> set[str]:
    """Returns the full names of the variables that an update op writes.

    They are told by the resource handles that it takes, or that an operation takes which it
    groups or passes on: the name of the op itself depends on how often its layer was built.
    """
    names = {tensor.op.name for tensor in op.inputs if tensor.dtype == tf.resource}
    if names:
        return names
    behind = list(op.control_inputs)
    if op.type == "Identity":  # of a conditional update: what `tf.cond` returns
        behind += [tensor.op for tensor in op.inputs]
    return set().union(*map(written, behind))


def _built(op):
    return Update(op.name, frozenset(written(op)), lambda: op)


def _operation(update: tf.Operation | tf.Tensor | tf.Variable) -> tf.Operation:
    return update if isinstance(update, tf.Operation) else update.op
