"""Operations and tensors of a graph: those that a walk reaches, those that a test keeps.

Source: tensorflow.contrib.graph_editor.select of TensorFlow 1.15. Where it took a
`ControlOutputs` for `control_outputs` and `control_ios`, anything that is true does here.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import tensorflow as tf


def as_list(items: Any) -> list[Any]:
    """Returns operations or tensors, one or many, as a list.

    Raises:
      TypeError: for anything else.
    """
    if isinstance(items, tf.Graph):
        return items.get_operations()
    found = [items] if isinstance(items, (tf.Operation, tf.Tensor)) else list(items)
    for item in found:
        if not isinstance(item, (tf.Operation, tf.Tensor)):
            raise TypeError(
                f"graph_editor: wants tf.Operation or tf.Tensor; got {type(item)}. "
                "Give a variable's v.value() or v.op."
            )
    return found


def producers(items: Any) -> list[tf.Operation]:
    """Returns the operations given, and those that make the tensors given."""
    return [item.op if isinstance(item, tf.Tensor) else item for item in as_list(items)]


def consumers(items: Any) -> list[tf.Operation]:
    """Returns the operations given, and those that take the tensors given."""
    found: list[tf.Operation] = []
    for item in as_list(items):
        found += item.consumers() if isinstance(item, tf.Tensor) else [item]
    return found


def _followed(items, stop):
    """Returns the operations given, and the tensors at which a walk does not stop."""
    return [
        item for item in as_list(items) if not (isinstance(item, tf.Tensor) and id(item) in stop)
    ]


def get_forward_walk_ops(
    seed_ops: Any,
    inclusive: bool = True,
    within_ops: Any = None,
    within_ops_fn: Callable[[tf.Operation], bool] | None = None,
    stop_at_ts: Any = (),
    control_outputs: Any = None,
) -> list[tf.Operation]:
    """Returns the operations that are reached from seeds along the data.

    Args:
      seed_ops: operations, or tensors, which stand for their consumers.
      inclusive: bool, whether the seeds count.
      within_ops: operations outside which the walk does not go, or None.
      within_ops_fn: test of an operation, likewise.
      stop_at_ts: tensors that the walk does not follow.
      control_outputs: whether it also goes along control dependencies.
    """
    stop = {id(tensor) for tensor in as_list(stop_at_ts)}

    def following(op: tf.Operation) -> Iterable[tf.Operation]:
        for tensor in op.outputs:
            if id(tensor) not in stop:
                yield from tensor.consumers()
        if control_outputs:
            yield from _control_outputs(op)

    seeds = consumers(_followed(seed_ops, stop))
    return _walk(seeds, following, inclusive, within_ops, within_ops_fn)


def get_backward_walk_ops(
    seed_ops: Any,
    inclusive: bool = True,
    within_ops: Any = None,
    within_ops_fn: Callable[[tf.Operation], bool] | None = None,
    stop_at_ts: Any = (),
    control_inputs: Any = False,
) -> list[tf.Operation]:
    """Returns the operations that seeds are computed from.

    Args:
      seed_ops: operations, or tensors, which stand for their makers.
      inclusive: bool, whether the seeds count.
      within_ops: operations outside which the walk does not go, or None.
      within_ops_fn: test of an operation, likewise.
      stop_at_ts: tensors that the walk does not follow.
      control_inputs: whether it also goes along control dependencies.
    """
    stop = {id(tensor) for tensor in as_list(stop_at_ts)}

    def preceding(op: tf.Operation) -> Iterable[tf.Operation]:
        yield from (tensor.op for tensor in op.inputs if id(tensor) not in stop)
        if control_inputs:
            yield from op.control_inputs

    seeds = producers(_followed(seed_ops, stop))
    return _walk(seeds, preceding, inclusive, within_ops, within_ops_fn)


def get_walks_intersection_ops(
    forward_seed_ops: Any,
    backward_seed_ops: Any,
    forward_inclusive: bool = True,
    backward_inclusive: bool = True,
    within_ops: Any = None,
    within_ops_fn: Callable[[tf.Operation], bool] | None = None,
    control_inputs: Any = False,
    control_outputs: Any = None,
    control_ios: Any = None,
) -> list[tf.Operation]:
    """Returns the operations on the ways from some seeds to others; see the two walks."""
    within = within_ops, within_ops_fn
    forward = get_forward_walk_ops(
        forward_seed_ops,
        forward_inclusive,
        *within,
        control_outputs=control_outputs or control_ios,
    )
    backward = get_backward_walk_ops(
        backward_seed_ops,
        backward_inclusive,
        *within,
        control_inputs=control_inputs or control_ios,
    )
    both = {id(op) for op in backward}
    return [op for op in forward if id(op) in both]


def _walk(seeds, step, inclusive, within_ops, within_ops_fn):
    """Returns what a walk reaches, each operation once, in the order in which it is met."""
    inside = None if within_ops is None else {id(op) for op in producers(within_ops)}

    def is_within(op):
        return (inside is None or id(op) in inside) and (not within_ops_fn or within_ops_fn(op))

    reached: dict[int, tf.Operation] = {}
    waiting = [op for op in seeds if is_within(op)]
    first = {id(op) for op in waiting}
    while waiting:
        op = waiting.pop(0)
        if id(op) not in reached:
            reached[id(op)] = op
            waiting += [other for other in step(op) if is_within(other)]
    return [op for key, op in reached.items() if inclusive or key not in first]


def _control_outputs(op):
    return [other for other in op.graph.get_operations() if op in other.control_inputs]


def filter_ops(ops: Any, positive_filter: Any) -> list[tf.Operation]:
    """Returns the operations that a test keeps; all of them where it is True."""
    return [op for op in producers(ops) if positive_filter is True or positive_filter(op)]


def filter_ops_from_regex(ops: Any, regex: Any) -> list[tf.Operation]:
    """Returns the operations with a name in which a pattern is found."""
    pattern = re.compile(regex)
    return filter_ops(ops, lambda op: pattern.search(op.name) is not None)


def filter_ts(ops: Any, positive_filter: Any) -> list[tf.Tensor]:
    """Returns the inputs and outputs of operations that a test keeps, each once."""
    tensors = {id(t): t for op in producers(ops) for t in (*op.inputs, *op.outputs)}
    return [t for t in tensors.values() if positive_filter is True or positive_filter(t)]


def filter_ts_from_regex(ops: Any, regex: Any) -> list[tf.Tensor]:
    """Returns the inputs and outputs of operations with a name in which a pattern is found."""
    pattern = re.compile(regex)
    return filter_ts(ops, lambda tensor: pattern.search(tensor.name) is not None)
