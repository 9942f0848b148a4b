"""One entry of a replayed block: the key and the step of each draw in it."""

import functools
import operator
import threading
from typing import Any

import tensorflow as tf

from tfgan_lite.random import stream_key
from tfgan_lite.stateful_random.call_order import InCallOrder, OfOneVariable, here, outward
from tfgan_lite.stateful_random.initial_value import at_step_zero
from tfgan_lite.stateful_random.ops import REFUSED, REPLACED

# Operations that never stand in a graph whose draws all went through the block.
_STRAYS = {op for op in (*REPLACED, *REFUSED) if not op.startswith(("Fractional", "Cudnn"))}
_LARGEST_SEED = 2**31 - 1  # as of TensorFlow's own get_seed
_active = threading.local()


def current() -> "Block | None":
    """Returns the innermost block of the calling thread, or None."""
    stack = _active.__dict__.get("stack")
    return stack[-1] if stack else None


def enter(
    seed: int, step: int | tf.Tensor | tf.Variable | None, entries: int, refuse: bool
) -> None:
    """Makes a `Block` the innermost one of the calling thread; its arguments are `Block`'s."""
    block = Block(seed, step, entries, refuse)
    _active.__dict__.setdefault("stack", []).append(block)


def leave(clean: bool) -> None:
    """Ends the innermost block; `clean` is False where an exception ends it."""
    _active.stack.pop().close(clean)


class CannotReplay(Exception):
    """Tells `hooks` to let a draw through as it is."""


class _Numbered(int):
    """The second seed of an operation, where it is the number of the draw; negative
    for one that could not be numbered."""


class _Given(int):
    """The second seed of an operation, where it is the user's op seed."""


class Block:
    """Answers TensorFlow's functions, as `ops.Seeds` has it.

    Args:
      seed: Python int.
      step: int, integer scalar tensor or variable, or None to count.
      entries: int, the step of eager draws where `step` is None.
      refuse: bool, whether draws that cannot be replayed are errors.

    Raises:
      ValueError: inside of a `tf.function` without a step.
    """

    def __init__(
        self,
        seed: int,
        step: int | tf.Tensor | tf.Variable | None,
        entries: int,
        refuse: bool,
    ) -> None:
        if step is None and tf.inside_function():
            raise ValueError(
                "replayed: inside of a tf.function, step wants a tensor; got None. Give the "
                "function the step as a tensor argument, and pass that."
            )
        self._seed, self._entries, self.refuse = seed, entries, refuse
        self._lost = 0  # draws that could not be numbered
        self._entry = here()
        self._draws = InCallOrder(self._entry)
        self._initial: tuple[str, OfOneVariable] | None = None
        self._variables: dict[str, int] = {}  # name -> how often a function made one
        self._graph_steps: dict[tf.Graph, tf.Tensor] = {}
        self._step: Any = step
        if isinstance(step, tf.Variable) or tf.is_tensor(step):
            self._step = self._read(step)
        self._ops_before = len(self._entry[0].get_operations()) if self._entry else 0
        self._creator_scope = tf.variable_creator_scope(self._create)
        self._creator_scope.__enter__()

    def close(self, clean: bool) -> None:
        """Ends the block, and looks for draws that passed it by if `clean`."""
        self._creator_scope.__exit__(None, None, None)
        if clean and self._entry and self.refuse:
            added = self._entry[0].get_operations()[self._ops_before :]
            stray = next((op for op in added if op.type in _STRAYS), None)
            if stray is not None:
                raise ValueError(
                    f"replayed: a block wants every draw to be called through TensorFlow's "
                    f"modules; got the operation {stray.name!r} of type {stray.type}, which an "
                    "imported graph or a function bound to another name brought in. It would "
                    "draw other numbers than eager code does. Build it before the block."
                )

    def pair(self, op: str, seed: int | None, seed2: int | None) -> tf.Tensor:
        """Returns the int64 `[2]` seed of the next draw of an operation.

        Args:
          op: str, the operation's name in TensorFlow's registry.
          seed, seed2: what the operation was given as seeds.

        Raises:
          ValueError: in a loop, or in a function that is traced within the block.
          CannotReplay: there, where the block does not refuse.
        """
        if self._initial is not None:
            name, draws = self._initial
            draw = self._draw(op, seed, seed2, draws)
            return self._seeded(f"{name}/{draw}", 0)
        try:
            _, graph = outward(self._entry)
            draw = self._draw(op, seed, seed2, self._draws)
        except ValueError as error:
            kind = ValueError if self.refuse else CannotReplay
            raise kind(f"replayed: {op} {error}") from None
        return self._seeded(draw, self._step_in(graph))

    def seeds(self, op_seed: Any) -> tuple[int, Any]:
        """Returns the two seeds of the next operation, in the place of `get_seed`.

        Args:
          op_seed: int or None; also an int64 scalar tensor, from a data set.
        """
        first = 1 + stream_key(self._seed, "replayed") % (_LARGEST_SEED - 1)
        if op_seed is None:
            return first, _Numbered(self._number())
        if tf.is_tensor(op_seed):
            return first, op_seed
        return first, _Given(operator.index(op_seed) % _LARGEST_SEED)

    def keras_seed(self) -> int:
        """Returns the seed of a Keras initializer that was made without one."""
        return 1 + stream_key(self._seed, f"replayed/keras/{self._number()}") % 10**9

    def _number(self):
        draws = self._draws if self._initial is None else self._initial[1]
        try:
            return draws.take()
        except ValueError:  # which the draw itself will raise again, with its name
            self._lost += 1
            return -self._lost

    def _draw(self, op, seed, seed2, draws):
        """Returns what a draw goes by: its op seed, or else its number."""
        if isinstance(seed2, _Given):
            return f"{op}/seed={seed2:d}"
        if isinstance(seed2, _Numbered) and seed2 >= 0:
            return f"{seed2:d}"
        if not isinstance(seed2, _Numbered) and (seed or seed2):
            return f"{op}/seed={seed}/{seed2}"
        return f"{draws.take()}"

    def _seeded(self, draw, step):
        key = stream_key(self._seed, f"replayed/{draw}")
        if isinstance(step, int):
            return tf.constant([key, step], tf.int64)
        return tf.stack([tf.constant(key, tf.int64), step])

    def _step_in(self, graph):
        if self._step is not None:
            return self._step
        if graph is None:
            return self._entries
        if graph not in self._graph_steps:
            self._graph_steps[graph] = _count_runs(graph)
        return self._graph_steps[graph]

    def _read(self, step):
        """Returns the step as an int in eager code, and as one tensor of the block in a graph."""
        if self._entry is None:
            return int(step)
        with tf.name_scope("replayed_step"):
            read = tf.identity(tf.cast(tf.convert_to_tensor(step), tf.int64))
        if not read.graph.building_function:
            self._graph_steps[read.graph] = read
        return read

    def _create(self, next_creator, **kwargs):
        """Makes a variable whose initial value takes no number of the block, nor its step."""
        value = kwargs.get("initial_value")
        if current() is not self or value is None:
            return next_creator(**kwargs)
        if not callable(value):
            step = self._graph_steps.get(getattr(value, "graph", None))
            if step is not None:
                kwargs["initial_value"] = at_step_zero(value, step)
            return next_creator(**kwargs)
        name = kwargs.get("name") or "Variable"
        made = self._variables.get(name, 0)
        # get_variable hands its initializer over as a partial. Eager code without a store makes
        # a variable anew at each get_variable of one name, where a graph finds the one it has.
        if not isinstance(value, functools.partial):
            self._variables[name] = made + 1
        before, self._initial = self._initial, (f"variable/{name}/{made}", OfOneVariable())
        try:
            return next_creator(**kwargs)
        finally:
            self._initial = before


def _count_runs(graph):
    """Returns an int64 scalar of the graph: in the n-th run that needs it, n, from 0.

    A table, for unlike a variable it needs no initializer, and no checkpoint has it.
    """
    with graph.as_default(), tf.init_scope(), tf.name_scope("replayed_runs"), tf.device("CPU:0"):
        zero = tf.constant(0, tf.int64)
        table = tf.lookup.experimental.MutableHashTable(tf.int64, tf.int64, zero, checkpoint=False)
        runs = table.lookup(zero)
        with tf.control_dependencies([table.insert(zero, runs + 1)]):
            return tf.identity(runs)
