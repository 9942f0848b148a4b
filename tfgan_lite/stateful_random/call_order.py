"""Which number a draw has within a block: 0, 1, 2, ... in the order of the calls.

Eager code runs one branch of a `tf.cond` where a graph builds both. So branches are
numbered side by side: each starts where the `cond` stands, and what follows goes on after
the branch with the most draws.

    draw 0 -> cond(true: draw 1, draw 2; false: draw 1) -> draw 3
"""

import dataclasses
import re
import warnings
from typing import Any

import tensorflow as tf

# No public call tells a branch or a loop's body from the trace of a tf.function. The tests of
# control flow fail when TensorFlow moves these classes, or builds branches out of others.
from tensorflow.python.ops import control_flow_v2_func_graphs as func_graphs

# Where code stands: None in eager code, else the graph, and within it the `tf.cond` or
# `tf.while_loop` of TF1's control flow, which `disable_v2_behavior` brings back.
Place = tuple[tf.Graph, Any] | None

_LOOPS = (func_graphs.WhileBodyFuncGraph, func_graphs.WhileCondFuncGraph)
_BRANCH_NAME = re.compile(r"(.*)_(?:true|false|branch\d+)_\d+")


def here() -> Place:
    """Returns the place of the caller."""
    if tf.executing_eagerly():
        return None
    graph = tf.compat.v1.get_default_graph()
    return graph, graph._get_control_flow_context()


def outward(entry: Place) -> tuple[list[tuple[str, Any]], tf.Graph | None]:
    """Looks outward from the caller's place to that of the block.

    Args:
      entry: the place where the block was entered.

    Returns:
      A pair. The first is the way in from the block: for each branch and each loop body, the
      name of its `cond` (empty for a loop) and its place. The second is the graph that the
      way begins in, or None in eager code.

    Raises:
      ValueError: in a function that is being traced, if the block was entered outside of it.
    """
    way: list[tuple[str, Any]] = []
    place: Any = here()
    while place is not None and place != entry:
        graph, context = place
        if context is not None:
            if context.IsCondContext():
                way.append((context.pred.name.rpartition("/")[0], place))
            elif context.IsWhileContext():
                way.append(("", place))
            place = graph, context.outer_context
        elif not graph.building_function:
            break
        elif isinstance(graph, func_graphs.CondBranchFuncGraph):
            found = _BRANCH_NAME.fullmatch(graph.name)
            way.append((found[1] if found else graph.name, place))
            place = graph.outer_graph, None
        elif isinstance(graph, _LOOPS):
            way.append(("", place))
            place = graph.outer_graph, None
        else:
            raise ValueError(
                "wants to be called where the block was entered; got a call in the function "
                f"{graph.name!r}, whose trace would repeat its numbers at every call. Enter the "
                "block inside of the function, with the step as a tensor argument."
            )
    return way[::-1], None if place is None else place[0]


class InCallOrder:
    """The numbers of the draws of a block.

    Args:
      entry: the place where the block was entered.
    """

    def __init__(self, entry: Place) -> None:
        self._entry = entry
        self._next: dict[Any, int] = {None: 0}  # by place; None: outside of every branch
        self._conds: dict[tuple[Any, str], _Cond] = {}  # by place, and name there

    def take(self) -> int:
        """Returns the number of the next draw at the caller's place.

        Raises:
          ValueError: within a loop or a function that is being traced.
        """
        way, _ = outward(self._entry)
        places: list[Any] = [None]
        for name, place in way:
            if not name:
                raise ValueError(
                    "wants a number of its own for each turn; got a call in the body of "
                    "tf.while_loop, which is built once for all turns. Draw before the loop, "
                    "for all turns at once, or enter a block inside of the body, with a step "
                    "that the loop's counter is part of."
                )
            if place not in self._next:
                key = places[-1], name
                self._warn_of_uneven(places[-1], but=key)
                start = self._next[places[-1]]
                cond = self._conds.setdefault(key, _Cond(name, start, set(places), []))
                cond.branches.append(place)
                self._next[place] = cond.start
            places.append(place)
        self._warn_of_uneven(places[-1])
        number = self._next[places[-1]]
        for place in places:
            self._next[place] = max(self._next[place], number + 1)
        return number

    def _warn_of_uneven(self, place, but=None):
        """Warns once of each finished cond whose branches drew different numbers of times."""
        siblings = set(self._conds[but].branches) if but in self._conds else set()
        finished = [
            key
            for key, cond in self._conds.items()
            if place in cond.around and key != but and not siblings & cond.around
        ]
        for cond in map(self._conds.pop, finished):
            counts = [self._next[branch] - cond.start for branch in cond.branches]
            if len(counts) == 1:
                counts.append(0)
            if len(set(counts)) > 1:
                warnings.warn(
                    f"stateful_random: a draw after the cond {cond.name!r} wants branches that "
                    f"draw equally often; got {counts} draws. From here on the numbers are "
                    "those of eager code only where it takes the branch with the most draws. "
                    "Give the flag as a Python bool, or what follows a block of its own.",
                    stacklevel=2,
                )


@dataclasses.dataclass
class _Cond:
    """A `cond` of which at least one branch drew: where it starts, what it stands in."""

    name: str
    start: int
    around: set[Any]
    branches: list[Any]


class OfOneVariable:
    """The numbers of the draws that make the initial value of one variable.

    They are apart from those of the block, for an initializer runs where the variable is
    made, and not where it is reused.
    """

    def __init__(self) -> None:
        self._next = 0

    def take(self) -> int:
        """Returns the number of the next draw."""
        self._next += 1
        return self._next - 1
