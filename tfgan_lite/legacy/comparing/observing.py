"""What is seen of a step, as the comparer's observations."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite import ulp
from tfgan_lite.engines.observation import Observation, Phase, phase_of
from tfgan_lite.legacy.comparing.planning import Plan

_GRADIENTS = re.compile(r"(^|/)gradients(_\d+)?/")
_LIBRARY = re.compile(r"[\\/](site-packages|dist-packages|tfgan_lite)[\\/]|^<")
_KEPT = (Phase.SLOT, Phase.WEIGHT, Phase.AVERAGE)

Values = Mapping[str, np.ndarray]
Both = tuple[Observation, Observation]


def outside(plan: Plan, written: Sequence[str], first: Values, second: Values) -> list[Both]:
    """Returns what a step shows to the outside, in both ways: fetched tensors, then variables.

    Args:
      plan: `Plan`.
      written: the names of the variables that are compared.
      first, second: the values of both ways by the names of tensors and variables.
    """
    fetched = [tensor.name for tensor in plan.fetches]
    ordered = [name for phase in _KEPT for name in written if phase_of(name) is phase]
    seen = [both(_phase(name, first[name]), name, first, second) for name in fetched]
    return seen + [both(phase_of(name), name, first, second) for name in ordered]


def both(phase: Phase, name: str, first: Values, second: Values) -> Both:
    """Returns one tensor in both ways."""
    a, b = (Observation(0, "", phase, name, _plain(values[name])) for values in (first, second))
    return a, b


def inside(op: tf.Operation) -> Phase:
    """Returns the phase of what an operation of a graph computes."""
    return Phase.GRADIENT if _GRADIENTS.search(op.name) else Phase.ACTIVATION


def losses(plan: Plan, values: Values) -> dict[str, Any]:
    """Returns the fetched floating numbers by name."""
    return {
        t.name: values[t.name] for t in plan.fetches if _phase(t.name, values[t.name]) is Phase.LOSS
    }


def comparable(a: np.ndarray, b: np.ndarray) -> bool:
    """Tells whether two values have one shape and one dtype."""
    return np.shape(a) == np.shape(b) and np.asarray(a).dtype == np.asarray(b).dtype


def exactly_equal(pairs: Sequence[Both]) -> bool:
    """Tells whether nothing differs."""
    return all(ulp.identical(a.value, b.value) for a, b in pairs)


def line_of(op: tf.Operation) -> str:
    """Returns where the script makes an operation, such as `gan.py, line 31: D = tf.add(x, y)`."""
    try:
        frames = [frame for frame in op.traceback if not _LIBRARY.search(frame.filename)]
    except (AttributeError, ValueError, TypeError):
        return ""
    if not frames:
        return ""
    frame = frames[-1]
    place = f"{re.split(r'[/]', frame.filename)[-1]}, line {frame.lineno}"
    return f"{place}: {frame.line}" if getattr(frame, "line", "") else place


def _phase(name: str, value: Any) -> Phase:
    value = np.asarray(value)
    if value.size == 1 and value.dtype.kind in "fV":
        return Phase.LOSS
    return Phase.GRADIENT if _GRADIENTS.search(name) else Phase.ACTIVATION


def _plain(value: Any) -> np.ndarray:
    """Returns an array of a dtype that has ULPs: of complex numbers, both parts."""
    value = np.asarray(value)
    if value.dtype.kind == "c":
        part = np.dtype(f"f{value.dtype.itemsize // 2}")
        return np.stack([value.real, value.imag], -1).astype(part)
    return value
