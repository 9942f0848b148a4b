"""The operations that a run needs, in an order in which a session may run them."""

import collections
from collections.abc import Iterable, Mapping

import tensorflow as tf

from tfgan_lite.legacy.comparing import operations
from tfgan_lite.legacy.comparing.requests import Request


def ancestors(request: Request) -> dict[str, tf.Operation]:
    """Returns the operations of a run by name, as they were made: what a graph is pruned to."""
    fed = {tensor.name for tensor in request.feeds}
    found: dict[str, tf.Operation] = {}
    waiting = list(request.operations)
    waiting += [tensor.op for tensor in request.tensors if tensor.name not in fed]
    while waiting:
        op = waiting.pop()
        if op.name in found:
            continue
        found[op.name] = op
        waiting += [tensor.op for tensor in op.inputs if tensor.name not in fed]
        waiting += op.control_inputs
    made = [op.name for op in request.graph.get_operations() if op.name in found]
    return {name: found[name] for name in made}


def in_order(found: dict[str, tf.Operation], fed: Iterable[str]) -> list[tf.Operation]:
    """Returns operations so that each stands behind what it depends on.

    As in a session's queue, what became ready first stands first; the way back of a while
    loop is no dependency.
    """
    fed = set(fed)
    waits: dict[str, int] = {}
    leads: dict[str, list[str]] = collections.defaultdict(list)
    for name, op in found.items():
        before = {t.op.name for t in op.inputs if t.name not in fed and not _goes_back(t.op)}
        before |= {c.name for c in op.control_inputs}
        before &= found.keys()
        waits[name] = len(before)
        for other in before:
            leads[other].append(name)
    ready = collections.deque(name for name, count in waits.items() if not count)
    order = []
    while ready:
        name = ready.popleft()
        order.append(found[name])
        for other in leads[name]:
            waits[other] -= 1
            if not waits[other]:
                ready.append(other)
    return order


def conditional(order: list[tf.Operation], depths: Mapping[str, int]) -> set[str]:
    """Returns the names of the operations that a run may pass over: those on a side of a Switch.

    Args:
      order: see `in_order`.
      depths: see `loop_depths`; the Switch of a loop ends it, and has no sides.
    """
    sides: dict[str, frozenset[tuple[str, int]]] = {}  # of tensors, and of operations
    for op in order:
        inputs = [sides.get(tensor.name, frozenset()) for tensor in op.inputs]
        looping = depths[op.name] > 0
        if op.type in operations.MERGES and not looping:  # what both of its inputs lie on is left
            own = frozenset.intersection(*inputs)
        else:
            inputs += [sides.get(other.name, frozenset()) for other in op.control_inputs]
            own = frozenset().union(*inputs)
        sides[op.name] = own
        for index, tensor in enumerate(op.outputs):
            switched = op.type in operations.SWITCHES and not looping
            sides[tensor.name] = own | {(op.inputs[1].name, index)} if switched else own
    return {op.name for op in order if sides[op.name]}


def loop_depths(order: list[tf.Operation]) -> dict[str, int]:
    """Returns in how many while loops each operation stands, by name."""
    depths: dict[str, int] = {}
    for op in order:
        inputs = [*(tensor.op for tensor in op.inputs), *op.control_inputs]
        depth = max((_depth_behind(other, depths) for other in inputs), default=0)
        depths[op.name] = depth + (op.type in ("Enter", "RefEnter"))
    return depths


def _depth_behind(op, depths):
    """Returns how deep a loop stands what takes from an operation."""
    return max(depths.get(op.name, 0) - (op.type in ("Exit", "RefExit")), 0)


def _goes_back(op):
    return op.type in operations.LOOPS and op.type.endswith("NextIteration")
