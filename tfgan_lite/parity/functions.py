"""Is a function the same in a graph and in eager code? For code that is no game yet.

from tfgan_lite.parity.functions import compare_functions
print(compare_functions(discriminator, {"images": batch}))
"""

import contextlib
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite import activations, stateful_random, ulp, variables
from tfgan_lite.determinism import STRICT, Numerics
from tfgan_lite.device import session_config
from tfgan_lite.parity.divergence import exceeds

WAYS = ("graph", "eager", "function")

Key = tuple[str, str]


@dataclasses.dataclass(frozen=True)
class Row:
    """One tensor in two ways of computing it.

    Attributes:
      kind: `"activation"`, `"output"` or `"gradient"`.
      name: str: a layer, an output, or what the gradient is taken with respect to.
      first, second: str, the two ways.
      difference: `ulp.Difference`, or None if only one way has the tensor.
      reason: str, why there is no difference to tell: a tensor or a shape of one way only.
      exact: bool, whether any difference counts, as of integers and text.
    """

    kind: str
    name: str
    first: str
    second: str
    difference: ulp.Difference | None
    reason: str = ""
    exact: bool = False


@dataclasses.dataclass(frozen=True)
class FunctionComparison:
    """What `compare_functions` found.

    Attributes:
      rows: list of `Row`, in the order of computing.
      max_ulp: int, how far apart numbers may be.
    """

    rows: list[Row]
    max_ulp: int

    @property
    def differing(self) -> list[Row]:
        """The rows that differ by more than they may."""
        return [
            row
            for row in self.rows
            if row.difference is None
            or exceeds(row.difference, self.max_ulp, np.dtype("u1" if row.exact else "f4"))
        ]

    @property
    def equal(self) -> bool:
        """Whether every tensor agrees within `max_ulp` in all ways."""
        return not self.differing

    def __str__(self) -> str:
        lines = [f"{'ways':16s} {'kind':11s}{'ULPs':>14s} {'differ':>8s}  name"]
        lines += [_line(row) for row in self.rows]
        count = len(self.differing)
        pairs = len({(row.first, row.second) for row in self.rows}) or 1
        end = "within" if self.max_ulp else "to the bit:"
        limit = f" {self.max_ulp} ULPs:" if self.max_ulp else ""
        verdict = "equal" if self.equal else f"NOT equal ({count} of {len(self.rows)} rows)"
        return "\n".join([*lines, f"{verdict} {end}{limit} {len(self.rows) // pairs} tensors"])


def compare_functions(
    build: Callable[..., Any],
    inputs: Mapping[str, Any] | Sequence[Any],
    *,
    ways: Sequence[str] = WAYS,
    numerics: Numerics = STRICT,
    seed: int = 0,
    max_ulp: int = 0,
) -> FunctionComparison:
    """Computes a function in a graph, eagerly and as a `tf.function`, and compares.

    What is compared: what layers return inside, the outputs, and the gradients of the sum of
    the floating outputs with respect to the trainable variables and the floating inputs.
    Variables start from the same values in each way, and stateful random operations draw the
    same numbers (see `stateful_random`).

    Args:
      build: function from tensors to a tensor or a nest of tensors. It may make variables with
        `tf.compat.v1.get_variable` and with our layers; a `tf.Variable` it must be given.
      inputs: dict of arguments by keyword, or a list of positional ones: anything that
        `np.asarray` takes.
      ways: two or more of `WAYS`; the first is what the others are compared with.
      numerics: `Numerics`; with `FAST`, how far apart TensorFlow's optimizations bring them.
      seed: int, what initial values and random numbers come from.
      max_ulp: int >= 0, how far apart numbers may be. With 0, every bit counts.

    Returns:
      `FunctionComparison`, which prints as a table.

    Raises:
      ValueError: for other ways, fewer than two, and a way that raises.
      RuntimeError: in a process without eager execution.
    """
    if len(ways) < 2 or not set(ways) <= set(WAYS):
        raise ValueError(f"compare_functions: wants two or more of {WAYS}; got {tuple(ways)}.")
    named = isinstance(inputs, Mapping)
    arguments = dict(inputs) if named else {str(i): value for i, value in enumerate(inputs)}
    arrays = {name: np.asarray(value) for name, value in arguments.items()}

    def called(tensors: Mapping[str, tf.Tensor]) -> Any:
        return build(**tensors) if named else build(*tensors.values())

    if not tf.compat.v1.executing_eagerly_outside_functions():
        raise RuntimeError(
            "compare_functions: wants a process with eager execution; got one without. Do not "
            "call tf.compat.v1.disable_v2_behavior or disable_eager_execution in it."
        )
    numerics.set_process()
    found = [_found(way, called, arrays, numerics, seed) for way in ways]
    rows = []
    for way, values in zip(ways[1:], found[1:], strict=True):
        keys = list(found[0]) + [key for key in values if key not in found[0]]
        rows += [_row(key, ways[0], way, found[0].get(key), values.get(key)) for key in keys]
    return FunctionComparison(rows, max_ulp)


def _found(way, called, arrays, numerics, seed):
    try:
        return _COMPUTERS[way](called, arrays, numerics, seed)
    except Exception as error:
        raise ValueError(
            f"compare_functions: the way {way!r} wants a function that runs; got "
            f"{type(error).__name__}: {error}. Mend it, or leave {way!r} out of ways."
        ) from error


def _compute(called, tensors, tape_order=True):
    """Returns a dict from (kind, name) to tensor, in the default graph or eagerly."""
    floating = {name: t for name, t in tensors.items() if t.dtype.is_floating}
    with tf.GradientTape() as tape, activations.recording() as seen:
        tape.watch(list(floating.values()))
        outputs = [tf.convert_to_tensor(value) for value in tf.nest.flatten(called(tensors))]
        sums = [tf.reduce_sum(output) for output in outputs if output.dtype.is_floating]
        total = tf.add_n([tf.cast(value, sums[0].dtype) for value in sums]) if sums else None
    found: dict[Key, tf.Tensor] = {("activation", name): value for name, value in seen.items()}
    for index, output in enumerate(outputs):
        found["output", "" if len(outputs) == 1 else f"[{index}]"] = output
    sources = {variables.full_name(v): v for v in tape.watched_variables()}
    sources |= {f"input {n}" if n in sources else n: t for n, t in floating.items()}
    if total is None or not sources:
        return found
    take = tape.gradient if tape_order else tf.gradients
    gradients = take(total, list(sources.values()))
    for name, gradient in zip(sources, gradients, strict=True):
        if gradient is not None:
            found["gradient", name] = tf.convert_to_tensor(gradient)
    return found


def _in_graph(called, arrays, numerics, seed):
    with tf.Graph().as_default() as graph, _same_start(seed):
        tensors = {
            name: tf.compat.v1.placeholder(array.dtype, array.shape)
            for name, array in arrays.items()
        }
        found = _compute(called, tensors, numerics.tape_order)
        init = tf.compat.v1.global_variables_initializer()
    config = session_config("auto", numerics)
    with tf.compat.v1.Session(graph=graph, config=config) as session:
        session.run(init)
        return session.run(found, {tensors[name]: array for name, array in arrays.items()})


def _eagerly(called, arrays, numerics, seed):
    del numerics  # nothing is rewritten
    with _same_start(seed):
        tensors = {name: tf.constant(array) for name, array in arrays.items()}
        return {key: value.numpy() for key, value in _compute(called, tensors).items()}


def _in_function(called, arrays, numerics, seed):
    keys: list[Key] = []

    def compute(tensors):
        reuse = True if keys else None  # TensorFlow traces what makes variables twice
        with tf.compat.v1.variable_scope(tf.compat.v1.get_variable_scope(), reuse=reuse):
            found = _compute(called, tensors)
        keys[:] = found
        return list(found.values())

    with variables.VariableStore(seed).as_default(), numerics.in_functions():
        tensors = {name: tf.constant(array) for name, array in arrays.items()}
        # Traced first, as calling many functions once makes TensorFlow warn of retracing.
        traced = tf.function(_replayed(compute, seed), autograph=False)
        values = traced.get_concrete_function(tensors)(tensors)
    return {key: value.numpy() for key, value in zip(keys, values, strict=True)}


def _replayed(function, seed):
    """Makes each trace draw the same numbers."""

    def call(*args):
        with stateful_random.replayed(seed, step=0):
            return function(*args)

    return call


@contextlib.contextmanager
def _same_start(seed):
    store = variables.VariableStore(seed)
    with store.as_default(), stateful_random.replayed(seed, step=0):
        yield


_COMPUTERS = {"graph": _in_graph, "eager": _eagerly, "function": _in_function}


def _row(key, first, second, a, b):
    kind, name = key
    if a is None or b is None:
        return Row(kind, name, first, second, None, f"only in {second if a is None else first}")
    if a.shape != b.shape or a.dtype != b.dtype:
        reason = f"{a.dtype}{list(a.shape)} in {first}, {b.dtype}{list(b.shape)} in {second}"
        return Row(kind, name, first, second, None, reason)
    if a.dtype.kind == "c":  # the real and the imaginary part, beside each other
        part = np.dtype(f"f{a.dtype.itemsize // 2}")
        a, b = (np.stack([x.real, x.imag], -1).astype(part) for x in (a, b))
    elif a.dtype.kind not in "fiubV":  # text: 1 where it differs
        a, b = np.zeros(a.shape, np.uint8), np.asarray(a != b).astype(np.uint8)
    return Row(kind, name, first, second, ulp.summarize(a, b), exact=a.dtype.kind in "biu")


def _line(row):
    ways = f"{row.first}/{row.second}"
    if row.difference is None:
        return f"{ways:16s} {row.kind:11s}{'':>14s} {'':>8s}  {row.name}  {row.reason}"
    told = row.difference
    most = "NaN" if told.nans else f"{told.max_ulp:,}"
    return f"{ways:16s} {row.kind:11s}{most:>14s} {told.share:8.2%}  {row.name}"
