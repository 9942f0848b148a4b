"""The first tensor of a step in which the session and the eager execution differ.

First every tensor is fetched at once and compared in the order of computing. A session fuses
operations, and not one whose result is fetched: where nothing differs that way, tensors are
fetched one at a time, by bisection of the way back from what differs, until one is found that
differs although what it is computed from does not.
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import tensorflow as tf

from tfgan_lite import ulp
from tfgan_lite.legacy.comparing import observing, operations, ordering, references
from tfgan_lite.legacy.comparing.executing import Execution, Store
from tfgan_lite.legacy.comparing.planning import Part, Plan
from tfgan_lite.legacy.comparing.replaying import Replay
from tfgan_lite.legacy.comparing.requests import Request
from tfgan_lite.parity.divergence import Divergence, exceeds, first_divergence

Values = Mapping[str, np.ndarray]
_MOST_ALONE = 200  # tensors that are fetched alone


def all_values(replay: Replay) -> dict[str, np.ndarray]:
    """Executes a step eagerly again and returns every tensor of it that can be compared."""
    store = Store()
    for name, value in replay.before.items():
        store.assign(name, value)
    values: dict[str, np.ndarray] = {}

    def keep(op: tf.Operation, outputs: list) -> None:
        for tensor, value in zip(op.outputs, outputs, strict=False):
            if isinstance(value, tf.Tensor) and operations.is_number(value.dtype):
                values[tensor.name] = value.numpy()

    Execution(store).run(replay.plan, replay.known, keep)
    return values


def find(replay: Replay, eager: Values, outside: Divergence, step: int, max_ulp: int) -> Divergence:
    """Returns the first tensor that differs.

    Args:
      replay: `Replay` of the step in which the two part.
      eager: the values of `all_values`.
      outside: what of the fetched tensors and the variables differs first.
      step: int.
      max_ulp: int, see `parity.divergence`.
    """
    search = _Search(replay, eager, step, max_ulp)
    found = search.among_all()
    if found is None:
        found = search.alone(outside) or dataclasses.replace(outside, observed=False)
    return dataclasses.replace(found, details=_details(replay.plan, found.name))


class _Search:
    def __init__(self, replay: Replay, eager: Values, step: int, max_ulp: int) -> None:
        self._replay, self._plan, self._eager = replay, replay.plan, eager
        self._step, self._max_ulp = step, max_ulp
        self._tensors = _visible(replay.plan, eager)
        self._alone: dict[str, np.ndarray] = {}

    def among_all(self) -> Divergence | None:
        """Returns the first divergence when all tensors are fetched at once."""
        with self._replay.session() as session:
            values = session.run(self._tensors, self._replay.feeds())
        return self._first(list(self._tensors), values)

    def alone(self, outside: Divergence) -> Divergence | None:
        """Returns a tensor that differs when it is fetched alone, and whose inputs do not."""
        start = self._tensors.get(outside.name)
        with self._replay.session() as session:
            run = self._runner(session)
            if start is not None:
                heads = [start] if self._differs(start, run) else []
            else:
                writes = [op for op in self._plan.order if _writes(op, self._plan, outside.name)]
                heads = self._differing([t for op in writes for t in self._inputs(op)], run)
            found = None
            while heads and len(self._alone) < _MOST_ALONE:
                found = self._earliest(self._way_back(heads[0]), run)
                heads = self._differing(self._inputs(found.op), run)
        return self._first([found.name], self._alone) if found is not None else None

    def _earliest(self, way: Sequence[tf.Tensor], run: Callable) -> tf.Tensor:
        """Returns the first tensor of a way that differs, of which the last one does."""
        low, high = 0, len(way) - 1
        while low < high:
            middle = (low + high) // 2
            if self._differs(way[middle], run):
                high = middle
            else:
                low = middle + 1
        return way[high]

    def _way_back(self, tensor: tf.Tensor) -> list[tf.Tensor]:
        """Returns the tensors on a way to this one, from the far end."""
        way = [tensor]
        while True:
            inputs = self._inputs(way[-1].op)
            if not inputs:
                return way[::-1]
            way.append(max(inputs, key=lambda t: self._places[t.op.name]))

    @property
    def _places(self):
        if not hasattr(self, "_order"):
            self._order = {op.name: place for place, op in enumerate(self._plan.order)}
        return self._order

    def _inputs(self, op: tf.Operation) -> list[tf.Tensor]:
        """Returns the visible tensors that an operation computes from, through hidden ones."""
        found: dict[str, tf.Tensor] = {}
        waiting, seen = list(op.inputs), set()
        while waiting:
            tensor = waiting.pop()
            if tensor.name in self._tensors:
                found[tensor.name] = tensor
            elif tensor.name not in seen and tensor.name not in self._replay.known:
                seen.add(tensor.name)
                if self._plan.parts.get(tensor.op.name) is Part.EXECUTED:
                    waiting += tensor.op.inputs
        return list(found.values())

    def _differing(self, tensors, run):
        return [tensor for tensor in tensors if self._differs(tensor, run)]

    def _differs(self, tensor, run):
        if tensor.name not in self._alone:
            if len(self._alone) >= _MOST_ALONE:
                return False
            self._alone[tensor.name] = run(tensor)
        a, b = self._alone[tensor.name], self._eager[tensor.name]
        if not observing.comparable(a, b):
            return True
        pair = observing.both(
            observing.inside(tensor.op), tensor.name, {tensor.name: a}, {tensor.name: b}
        )
        told = ulp.summarize(pair[0].value, pair[1].value)
        return exceeds(told, self._max_ulp, pair[0].value.dtype)

    def _runner(self, session):
        """Returns a function that fetches a tensor alone, from the state before the step."""

        def run(tensor):
            request = Request(self._plan.request.graph, (tensor,), (), self._plan.request.feeds)
            value = session.run(tensor, self._replay.feeds())
            if any(operations.writes(op) for op in ordering.ancestors(request).values()):
                self._replay.load(session)
            return value

        return run

    def _first(self, names, values):
        pairs = [
            observing.both(observing.inside(self._tensors[name].op), name, values, self._eager)
            for name in names
            if observing.comparable(values[name], self._eager[name])
        ]
        return first_divergence(pairs, self._step, self._max_ulp, observed=True)


def _visible(plan: Plan, eager: Values) -> dict[str, tf.Tensor]:
    """Returns the tensors by name that a session hands out and that are no variable's memory."""
    graph = plan.request.graph
    return {
        tensor.name: tensor
        for op in plan.executed()
        for tensor in op.outputs
        if tensor.name in eager
        and op.type not in ("Const", "ReadVariableOp")
        and graph.is_fetchable(tensor)
        and tensor.name not in plan.memory
        and references.variable_of(tensor, plan.sources) is None
    }


def _writes(op, plan, name):
    return operations.writes(op) and name in operations.written(op, plan.sources)


def _details(plan, name):
    """Returns rows about a tensor or a variable: what computes it, where, and in which run."""
    if ":" in name:
        ops = [op for op in plan.order if op.name == name.rpartition(":")[0]]
    else:
        ops = [op for op in plan.order if _writes(op, plan, name)][-1:]
    rows = [("run", plan.request.title)]
    rows += [("operation", op.type if ":" in name else f"{op.type} {op.name}") for op in ops]
    rows += [("made in", line) for op in ops if (line := observing.line_of(op))]
    return tuple(rows)
