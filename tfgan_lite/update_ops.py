"""The operations that layers collect in `UPDATE_OPS`: what they write, in which order they run.

A discriminator reads its batch normalisation twice in one step, on real and on generated
images, and so collects two updates of one running average. In TF 1.15 the two raced. Below
`collecting` each comes after those before it, as in eager code, so that the same run has the
same bits; elsewhere a graph is built as TF 1.15 built it.
"""

import contextlib
import threading
from collections.abc import Iterable, Iterator

import tensorflow as tf

from tfgan_lite.variables import full_name

_active = threading.local()


@contextlib.contextmanager
def collecting() -> Iterator[list[tf.Operation]]:
    """Collects the update ops that the block makes in the default graph, ordered.

    Yields:
      A list that holds the operations once the block has ended. They are in `UPDATE_OPS` too.
    """
    collection = tf.compat.v1.get_collection_ref(tf.compat.v1.GraphKeys.UPDATE_OPS)
    earlier = collection[:]
    collection.clear()  # nothing in the block may depend on them: they may not be run at all
    made: list[tf.Operation] = []
    _active.ordered = True
    try:
        yield made
    finally:
        _active.ordered = False
        made += [_operation(update) for update in collection]
        collection[:0] = earlier


def writers(variables: Iterable[tf.Variable]) -> list[tf.Operation]:
    """Returns the operations that a new update of `variables` comes after.

    Outside `collecting`, and outside graphs, there are none.
    """
    if not getattr(_active, "ordered", False):
        return []
    names = {full_name(variable) for variable in variables}
    collected = tf.compat.v1.get_collection(tf.compat.v1.GraphKeys.UPDATE_OPS)
    return [op for op in map(_operation, collected) if written(op) & names]


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


def _operation(update: tf.Operation | tf.Tensor | tf.Variable) -> tf.Operation:
    return update if isinstance(update, tf.Operation) else update.op
