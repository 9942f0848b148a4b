"""Which operations of a run are executed eagerly, and of which the session's values are taken.

Taken are the outputs of an operation that does not stand alone (random numbers, queues,
iterators, Python functions, while loops). Where a session does not hand them out, because they
stand in a branch of a condition, what depends on them is not computed either, up to the next
tensor that can be fetched: the end of the branch.
"""

import collections
import dataclasses
import enum
from collections.abc import Container, Iterator

import tensorflow as tf

from tfgan_lite.legacy.comparing import operations, ordering, references
from tfgan_lite.legacy.comparing.requests import Request


class Part(enum.Enum):
    """What becomes of an operation in an eager execution."""

    EXECUTED = "executed"
    TAKEN = "taken from the session"
    LEFT = "left out"


@dataclasses.dataclass
class Plan:
    """How a run is executed eagerly.

    Attributes:
      request: `Request`; of other runs of the same key, only the feeds differ.
      order: the operations of the run; see `ordering`.
      parts: dict from an operation's name to its `Part`.
      needed: the names of those whose outputs are used.
      fetches: the fetched tensors that are compared.
      taken: the tensors whose values the session is asked for in addition.
      variables: dict from name to the operation that is the variable, of those in the run.
      sources: dict from the name of a tensor that is a reference or a handle to the name of
        its variable.
      written: the names of the variables that the run writes, in the order of writing.
      memory: the names of the tensors that may be the memory of a reference variable that the run
        writes: what a session returns of them may be of before the write, or of behind it.
      followed: those of them whose values are taken from the session, as what writes them is
        not executed.
      trains: whether the run writes a variable other than to initialise or restore it.
    """

    request: Request
    order: list[tf.Operation]
    parts: dict[str, Part]
    needed: set[str]
    fetches: list[tf.Tensor]
    taken: list[tf.Tensor]
    variables: dict[str, tf.Operation]
    sources: dict[str, str]
    written: list[str]
    memory: set[str]
    followed: list[str]
    trains: bool

    def executed(self) -> Iterator[tf.Operation]:
        """Yields the operations that are executed, in order."""
        for op in self.order:
            if op.name in self.needed and self.parts[op.name] is Part.EXECUTED:
                yield op

    def counts(self, part: Part) -> collections.Counter[str]:
        """Returns how many operations of each type are of a part, of those that matter."""
        taken = {tensor.op.name for tensor in self.taken}
        return collections.Counter(
            op.type
            for op in self.order
            if self.parts[op.name] is part
            and (op.name in taken if part is Part.TAKEN else op.name in self.needed)
        )


def make(request: Request, blocked: Container[str] = ()) -> Plan:
    """Plans a run.

    Args:
      request: `Request`.
      blocked: types of operations that are known to fail eagerly.
    """
    fed = {tensor.name for tensor in request.feeds}
    order = ordering.in_order(ordering.ancestors(request), fed)
    sources = references.sources(order)
    writing = [op for op in order if operations.writes(op)]
    written = [name for op in writing for name in operations.written(op, sources)]
    memory = references.memory(order, fed, set(written))
    parts = _parts(request.graph, order, fed, sources, memory, blocked)
    fetches = [
        tensor
        for tensor in request.tensors
        if operations.is_number(tensor.dtype)
        and tensor.name not in fed
        and parts[tensor.op.name] is Part.EXECUTED
        and references.variable_of(tensor, sources) is None
        and tensor.name not in memory
    ]
    executed = [op for op in writing if parts[op.name] is Part.EXECUTED]
    switches = [op for op in order if op.type in operations.SWITCHES]
    roots = [t.op for t in fetches] + executed
    sides = [op.inputs[1] for op in switches if parts[op.name] is Part.EXECUTED]
    roots += [tensor.op for tensor in sides if tensor.name not in fed]
    needed = _needed(roots, parts, fed)
    left = [op for op in writing if parts[op.name] is not Part.EXECUTED]
    followed = {name for op in left for name in operations.written(op, sources)}
    return Plan(
        request=request,
        order=order,
        parts=parts,
        needed=needed,
        fetches=fetches,
        taken=_taken(order, parts, needed, fed),
        variables={op.name: op for op in order if op.type in operations.VARIABLES},
        sources=sources,
        written=list(dict.fromkeys(written)),
        memory=memory,
        followed=[name for name in dict.fromkeys(written) if name in followed],
        trains=_trains(order, writing),
    )


def _parts(graph, order, fed, sources, memory, blocked):
    depths = ordering.loop_depths(order)
    conditional = ordering.conditional(order, depths)
    parts: dict[str, Part] = {}
    for op in order:
        if depths[op.name] == 0 and _can_execute(op, parts, fed, sources, blocked):
            parts[op.name] = Part.EXECUTED
        elif op.name in conditional or any(tensor.name in memory for tensor in op.outputs):
            parts[op.name] = Part.LEFT
        elif _can_take(graph, op, depths[op.name]):
            parts[op.name] = Part.TAKEN
        else:
            parts[op.name] = Part.LEFT
    return parts


def _can_execute(op, parts, fed, sources, blocked):
    if op.type in blocked or not (operations.stands_alone(op) or operations.writes(op)):
        return False
    for tensor in op.inputs:
        if tensor.name not in fed and not _is_known(tensor, parts):
            return False
        if tensor.dtype.base_dtype == tf.resource and tensor.name not in sources:
            return False
    if op.type in operations.VARIABLES or op.type in operations.PASSING:
        return True
    of_variable = any(tensor.name in sources for tensor in op.inputs)
    if operations.writes(op):
        reference = any(arg.is_ref for arg in op.op_def.input_arg)
        kind = operations.twin(op.type) if reference else op.type
        return of_variable and operations.exists(kind)
    return of_variable or not op.op_def.is_stateful


def _can_take(graph, op, depth):
    if depth > 1 or depth == 1 and op.type not in ("Exit", "RefExit"):
        return False
    if operations.writes(op):
        return False
    numbers = [tensor for tensor in op.outputs if operations.is_number(tensor.dtype)]
    return bool(numbers) and all(graph.is_fetchable(tensor) for tensor in numbers)


def _is_known(tensor, parts):
    part = parts.get(tensor.op.name, Part.LEFT)
    return part is Part.EXECUTED or (part is Part.TAKEN and operations.is_number(tensor.dtype))


def _needed(roots, parts, fed):
    needed: set[str] = set()
    waiting = list(roots)
    while waiting:
        op = waiting.pop()
        if op.name in needed:
            continue
        needed.add(op.name)
        if parts[op.name] is Part.EXECUTED:
            waiting += [tensor.op for tensor in op.inputs if tensor.name not in fed]
    return needed


def _taken(order, parts, needed, fed):
    used = {
        tensor.name
        for op in order
        if op.name in needed and parts[op.name] is Part.EXECUTED
        for tensor in op.inputs
    }
    return [
        tensor
        for op in order
        if op.name in needed and parts[op.name] is Part.TAKEN
        for tensor in op.outputs
        if tensor.name in used and tensor.name not in fed
    ]


def _trains(order, writing):
    """Tells a step from a run that initialises, restores, or fills a queue."""
    kinds = {op.type for op in order}
    if any(kind.startswith("QueueEnqueue") for kind in kinds):
        return False
    if kinds & {"RestoreV2", "Restore", "RestoreSlice"}:
        return False
    return any(not _initialises(op) for op in writing)


def _initialises(op):
    """Tells whether a write is the one that a variable was made with.

    It is named so by every way of making variables, and takes nothing from another variable.
    """
    if not operations.sets(op):
        return False
    target = op.inputs[0].op
    return op.name == f"{target.name}/Assign" and target.type in operations.VARIABLES
