"""Finds out which of TensorFlow's switches makes two engines part.

The round in which they part is played again from the same state, with the switches off one
at a time, then in pairs, then all together. Whether oneDNN computes is decided as TensorFlow
is imported, so that this is done in fresh processes: one with oneDNN, one without.
"""

import dataclasses
import json
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
from typing import Any

import tfgan_lite
from tfgan_lite.determinism import Numerics
from tfgan_lite.engines.observation import Phase
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.result import Pair
from tfgan_lite.parity.setup import Setup
from tfgan_lite.parity.trial import Task

ONEDNN = "onednn"


class SearchFailed(RuntimeError):
    """A process that tried the switches ended without an outcome."""


def find_cause(setup: Setup, numerics: Numerics, pair: Pair, max_ulp: int = 0) -> Cause:
    """Searches for the smallest set of switches that makes a pair of engines agree.

    Args:
      setup: `Setup` that the pair was compared with.
      numerics: `Numerics` under which they parted.
      pair: `Pair` with a divergence.
      max_ulp: int, see `compare_engines`.

    Returns:
      `Cause`. No set that is smaller was found: single switches are all tried, pairs among
      those that are known to change bits; a larger set is one from which none can be spared.

    Raises:
      SearchFailed: if a process that tries the switches fails; with the end of what it said.
      ValueError: for a pair that did not diverge.
    """
    if pair.divergence is None or pair.before is None:
        raise ValueError(
            f"find_cause: wants a pair that diverged; {pair.first} and {pair.second} are "
            f"{pair.verdict.value}."
        )
    step = pair.divergence.step
    if step == 0:  # initial values: nothing was computed
        return Cause(pair.first, pair.second, 0, {}, (), reproduced=True)
    setup = dataclasses.replace(setup, engines=(pair.first, pair.second))
    samples = pair.divergence.phase is Phase.SAMPLE
    task = Task(setup, numerics, pair.before, samples, max_ulp)
    runs = [_Run(task)]
    if numerics.onednn:
        off = dataclasses.replace(numerics, onednn=False)
        runs.append(_Run(dataclasses.replace(task, numerics=off)))
    try:
        found, *without = [run.outcome() for run in runs]
    finally:
        for run in runs:
            run.stop()
    alone = dict(found["alone"])
    smallest, changed = found["smallest"], found["rewrites"]
    if without:
        alone[ONEDNN] = not without[0]["reproduced"]
        rest = without[0]["smallest"]
        if rest is not None and (smallest is None or 1 + len(rest) < len(smallest)):
            smallest, changed = [ONEDNN, *rest], without[0]["rewrites"]
    return Cause(
        pair.first,
        pair.second,
        step,
        alone,
        tuple(smallest or ()),
        found["reproduced"],
        tuple(changed),
    )


class _Run:
    """A fresh process that works on a task."""

    def __init__(self, task: Task) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="tfgan-compare-")
        directory = pathlib.Path(self._directory.name)
        (directory / "task.pickle").write_bytes(pickle.dumps(task))
        root = str(pathlib.Path(tfgan_lite.__file__).parents[1])
        paths = [root, os.getcwd(), os.environ.get("PYTHONPATH", "")]
        environment = os.environ | task.numerics.environment()
        environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        with open(directory / "said", "wb") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tfgan_lite.parity.trial", str(directory)],
                env=environment,
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def outcome(self) -> dict[str, Any]:
        """Waits for the process and returns what it found."""
        directory = pathlib.Path(self._directory.name)
        if self._process.wait() != 0:
            said = (directory / "said").read_text(errors="replace").splitlines()
            raise SearchFailed(
                "The search for the cause failed: " + (said[-1] if said else "no message")
            )
        return json.loads((directory / "outcome.json").read_text())

    def stop(self) -> None:
        """Ends the process, if it still runs, and removes its files."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._directory.cleanup()
