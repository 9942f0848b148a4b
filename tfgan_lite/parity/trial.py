"""Tries TensorFlow's switches on one round: a process of its own, for what import decides.

    python -m tfgan_lite.parity.trial DIRECTORY

reads `task.pickle` in the directory and writes `outcome.json`; `causes.py` starts it.
"""

import contextlib
import dataclasses
import itertools
import json
import os
import pathlib
import pickle
import sys
from collections.abc import Callable

import numpy as np

from tfgan_lite import latent, ulp
from tfgan_lite.determinism import PASSES, ROUNDING_PASSES, Numerics
from tfgan_lite.parity.divergence import exceeds
from tfgan_lite.parity.lockstep import SAMPLES
from tfgan_lite.parity.result import State
from tfgan_lite.parity.rewrites import rewrites
from tfgan_lite.parity.setup import Setup

GRADIENT_ORDER, OP_DETERMINISM = "gradient_order", "op_determinism"
# Those that have changed bits before come first, and are tried in pairs.
_LIKELY = (*ROUNDING_PASSES, GRADIENT_ORDER)


@dataclasses.dataclass(frozen=True)
class Task:
    """One round, to be played again.

    Attributes:
      setup: `Setup`, with the two engines.
      numerics: `Numerics`, as they parted under them.
      before: the states of both before the round.
      samples: bool, whether samples are painted from the states instead of playing a round.
      max_ulp: int, see `compare_engines`.
    """

    setup: Setup
    numerics: Numerics
    before: tuple[State, State]
    samples: bool
    max_ulp: int


class Trial:
    """Plays the round of a task again, under other numerics."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._makers = task.setup.makers()
        self._seen: dict[tuple, dict[str, np.ndarray]] = {}
        self._rewritten: bool | None = None

    @property
    def switches(self) -> tuple[str, ...]:
        """The switches that are on, and can be turned off while the process runs."""
        numerics = self._task.numerics
        order = () if numerics.tape_order else (GRADIENT_ORDER,)
        passes = [name for name in PASSES if name not in numerics.passes_off]
        return tuple(sorted((*order, *passes), key=lambda s: s not in _LIKELY))

    def agrees(self, off: tuple[str, ...] = ()) -> bool:
        """Tells whether the engines agree with some switches off."""
        first, second = (
            self._outcome(name, state, off)
            for name, state in zip(self._task.setup.engines, self._task.before, strict=True)
        )
        return not any(
            exceeds(ulp.summarize(first[name], second[name]), self._task.max_ulp, first[name].dtype)
            for name in first
        )

    def numerics(self, off: tuple[str, ...]) -> Numerics:
        """Returns the task's numerics with some switches off as well."""
        base = self._task.numerics
        return dataclasses.replace(
            base,
            passes_off=tuple(p for p in PASSES if p in base.passes_off or p in off),
            tape_order=base.tape_order or GRADIENT_ORDER in off,
            op_determinism=base.op_determinism or OP_DETERMINISM in off,
        )

    def smallest(self) -> tuple[str, ...] | None:
        """Returns a smallest set of switches that makes the engines agree, or None."""
        return smallest_set(self.switches, self.agrees)

    def _outcome(self, name, state, off):
        """Returns what an engine makes of a state; engines that a switch is nothing to, once."""
        numerics = self.numerics(off)
        if name == "eager" and not self._eager_rewritten(state):
            numerics = dataclasses.replace(numerics, passes_off=self._task.numerics.passes_off)
        return self._played(name, state, numerics)

    def _eager_rewritten(self, state):
        """Whether passes matter to eager code: they do to a `tf.function` inside a network."""
        if self._rewritten is None:
            base = self._task.numerics
            few, none = (
                self._played("eager", state, dataclasses.replace(base, passes_off=passes))
                for passes in (base.passes_off, PASSES)
            )
            self._rewritten = not all(ulp.identical(few[key], none[key]) for key in few)
        return self._rewritten

    def _played(self, name, state, numerics):
        matters = (
            numerics.passes_off,
            name == "graph" and numerics.tape_order,
            numerics.op_determinism,
        )
        if (name, matters) not in self._seen:
            with contextlib.closing(self._makers[name](numerics, False)) as engine:
                engine.assign(state)
                if self._task.samples:
                    noise = latent.draw_noise(engine.game, SAMPLES, 0)
                    outcome = {"samples": engine.sample(noise)}
                else:
                    names = engine.train_step()
                    losses = zip(names, engine.losses, strict=True)
                    outcome = {f"loss of {k}": np.asarray(v) for k, v in losses}
                    outcome |= engine.variables()
            self._seen[name, matters] = outcome
        return self._seen[name, matters]


def smallest_set(
    switches: tuple[str, ...], agrees: Callable[[tuple[str, ...]], bool]
) -> tuple[str, ...] | None:
    """Returns a smallest set of switches that makes two computations agree, or None.

    Args:
      switches: the names of those that can be turned off; those that seldom matter come last.
      agrees: function that tells whether the two agree with some switches off.
    """
    for size in (1, 2):
        tried = switches if size == 1 else [s for s in switches if s in _LIKELY]
        for off in itertools.combinations(tried, size):
            if agrees(off):
                return off
    off = switches
    if not agrees(off):
        return None
    for switch in reversed(off):
        fewer = tuple(s for s in off if s != switch)
        if agrees(fewer):
            off = fewer
    return off


def search(task: Task) -> dict:
    """Tries the switches of this process on a task.

    Returns:
      dict with `reproduced`, `alone` (dict from switch to bool), `smallest` (list or None) and
      `rewrites` (list of str).
    """
    trial = Trial(task)
    if trial.agrees():
        return {"reproduced": False, "alone": {}, "smallest": [], "rewrites": []}
    alone = {switch: trial.agrees((switch,)) for switch in trial.switches}
    smallest = trial.smallest()
    if not task.numerics.op_determinism:  # the last: it cannot be undone
        try:
            alone[OP_DETERMINISM] = trial.agrees((OP_DETERMINISM,))
        except Exception:  # it refuses what has no deterministic form
            alone[OP_DETERMINISM] = False
        if smallest is None and alone[OP_DETERMINISM]:
            smallest = (OP_DETERMINISM,)
    changed = rewrites(task.setup, task.numerics, trial.numerics(smallest)) if smallest else []
    return {"reproduced": True, "alone": alone, "smallest": smallest, "rewrites": changed}


def main(directory: str) -> None:
    """Runs the task in a directory."""
    with open(pathlib.Path(directory) / "task.pickle", "rb") as file:
        task = pickle.load(file)
    outcome = search(task)
    (pathlib.Path(directory) / "outcome.json").write_text(json.dumps(outcome))


if __name__ == "__main__":
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    main(sys.argv[1])
