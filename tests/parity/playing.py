"""Plays parity cases: in a process for each core, since most of a case is building graphs."""

import concurrent.futures
import contextlib
import dataclasses
import math
import multiprocessing
import time

import numpy as np
import tensorflow as tf
from parity_cases import CASES

from tfgan_lite.determinism import STRICT
from tfgan_lite.parity.comparison import compare_engines
from tfgan_lite.parity.result import Verdict

BY_NAME = {case.name: case for case in CASES}
SLOW_SECONDS, SLOW_STEPS = 0.5, 200  # a step of the eager engine; the most steps of such a case


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What became of a case.

    Attributes:
      ulps: dict from (first, second) engine to the most ULPs that were seen between them:
        0 for engines that agree to the bit, infinity for ones that could not be compared.
      told: list of str, for each pair that does not agree, where and by how much it parts.
      still: list of str, weights that no engine moved.
      steps: int, the rounds that were played.
      seconds: float.
    """

    ulps: dict
    told: list
    still: list
    steps: int
    seconds: float


def play(name, steps=None):
    """Plays a case in every engine under strict numerics.

    Args:
      name: str, of the case.
      steps: int, for the bench; None for the steps and the batches of a normal test run.

    Returns:
      `Outcome`.
    """
    tf.get_logger().setLevel("ERROR")  # without its advice on v1's Saver
    case, start = BY_NAME[name], time.perf_counter()
    makers = case.makers(case.test_batch if steps is None else case.bench_batch)
    if steps is None:
        steps = case.steps
    elif steps > SLOW_STEPS and _is_slow(makers):
        steps = SLOW_STEPS
    states = {}

    def keep(step, losses):
        if step == steps:
            states["end"] = engines["graph"].variables()

    engines, makers = _kept(makers, states)
    comparison = compare_engines(makers, STRICT, steps, show=keep)
    seconds = time.perf_counter() - start
    ulps = {(pair.first, pair.second): _most_ulps(pair) for pair in comparison.pairs}
    told = [_told(pair) for pair in comparison.pairs if pair.verdict is not Verdict.EQUAL]
    return Outcome(ulps, told, _still(states), comparison.steps, seconds)


@contextlib.contextmanager
def processes(count=2):
    """Yields an executor whose processes know nothing of each other's TensorFlow."""
    fresh = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(count, mp_context=fresh) as executor:
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


def _is_slow(makers):
    with contextlib.closing(makers["eager"](STRICT, False)) as engine:
        engine.train_step()
        start = time.perf_counter()
        engine.train_step()
        return time.perf_counter() - start > SLOW_SECONDS


def _kept(makers, states):
    """Returns a dict that engines come into as they are made, and the makers."""
    engines = {}

    def keeping(name, maker):
        def make(numerics, observed):
            engine = maker(numerics, observed)
            if not observed:
                engines[name] = engine
                states["start"] = engine.variables()
            return engine

        return make

    return engines, {name: keeping(name, maker) for name, maker in makers.items()}


def _still(states):
    """Returns the weights of Adam's that did not move, and so show little."""
    start, end = states["start"], states.get("end", {})
    trained = [name for name in end if f"{name}/Adam" in end]
    return [name for name in trained if np.array_equal(start[name], end[name])]


def _most_ulps(pair):
    if pair.verdict is Verdict.EQUAL:
        return 0
    if pair.verdict is not Verdict.DIVERGED:
        return math.inf
    points = [max(p.losses, p.weights, p.slots, p.averages) for p in pair.points]
    return max([pair.divergence.max_ulps, *points])


def _told(pair):
    lines = [f"{pair.first} and {pair.second}: {pair.verdict.value}", *pair.reasons]
    found = pair.divergence
    if found:
        lines += [
            f"step {found.step}, move {found.move} by {found.player or 'nobody'}",
            f"{found.phase.value} {found.name} {list(found.index)}",
            f"{found.values[0]!r} and {found.values[1]!r}, {found.ulps} ULPs; at most "
            f"{found.max_ulps} ULPs; {found.differing} of {found.size} elements",
        ]
    return "\n  ".join(lines)
