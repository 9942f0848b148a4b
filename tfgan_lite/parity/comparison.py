"""Plays one game in several engines, step by step, and finds out where they part.

After every round, the losses and everything that a checkpoint holds are compared with those
of the first engine. Where they differ, the round is played once more from the state before
it, by engines that let every tensor be seen, and the first one that differs is named.
"""

import contextlib
import os
import pathlib
import time
from collections.abc import Callable, Mapping

from tfgan_lite import latent, ulp
from tfgan_lite.determinism import Numerics
from tfgan_lite.engines.interface import Engine
from tfgan_lite.engines.observation import Observation, Phase
from tfgan_lite.errors import InputError
from tfgan_lite.parity.divergence import exceeds, first_divergence
from tfgan_lite.parity.history import is_charted
from tfgan_lite.parity.looking import (
    FAILURES,
    Label,
    Maker,
    differing_variables,
    in_a_line,
    in_order,
    look_into,
    not_finite,
    point,
    visible,
)
from tfgan_lite.parity.result import Comparison, Pair, Verdict

SAMPLES = 16


def compare_engines(
    makers: Mapping[str, Maker],
    numerics: Numerics,
    steps: int,
    max_ulp: int = 0,
    workdir: str | os.PathLike[str] | None = None,
    show: Callable[[int, Mapping[str, float]], None] = lambda step, losses: None,
    stop: Callable[[], bool] = lambda: False,
) -> Comparison:
    """Plays the same rounds in each engine and compares.

    Args:
      makers: dict from a name to a function from (numerics, observed) to an engine at step 0;
        the first is what the others are compared with.
      numerics: `Numerics`.
      steps: int >= 1, the number of rounds.
      max_ulp: int >= 0, how far apart numbers may be. With 0, every bit counts.
      workdir: path or None; each engine's last state is saved below it.
      show: function that is given the step and the first engine's losses.
      stop: function that is asked before each round whether to end the comparison there.

    Returns:
      `Comparison`. An engine that fails, or whose variables are others, is in its pair's
      verdict; the other engines play on.

    Raises:
      ValueError: for less than two engines.
    """
    if len(makers) < 2:
        raise ValueError(f"compare_engines: wants two engines or more; got {list(makers)}.")
    return _Lockstep(makers, numerics, max_ulp, workdir, show).run(steps, stop)


class _Lockstep:
    """One comparison while it runs."""

    def __init__(
        self,
        makers: Mapping[str, Maker],
        numerics: Numerics,
        max_ulp: int,
        workdir: str | os.PathLike[str] | None,
        show: Callable[[int, Mapping[str, float]], None],
    ) -> None:
        self._makers, self._numerics, self._max_ulp = makers, numerics, max_ulp
        self._workdir, self._show = workdir, show
        first, *others = makers
        self._pairs = [Pair(first, other) for other in others]
        self._engines: dict[str, Engine] = {}
        self._seconds = dict.fromkeys(makers, 0.0)
        self._own_seconds = 0.0
        self._timed = 0
        self._labels: list[Label] = []

    def run(self, steps: int, stop: Callable[[], bool]) -> Comparison:
        for name, maker in self._makers.items():
            with self._failing(name, 0):
                self._engines[name] = maker(self._numerics, False)
        states = {name: engine.variables() for name, engine in self._engines.items()}
        for pair in self._going_on():
            pair.reasons = differing_variables(pair, states)
            if pair.reasons:
                pair.verdict = Verdict.VARIABLES
            else:
                names = states[pair.first]
                self._labels = in_order(self._engines[pair.first].game, names)
                self._compare(pair, 0, {}, states, states, charted=True)
        step = 0
        while step < steps and self._going_on() and not stop():
            step += 1
            states = self._play(step, states, last=step == steps)
        saved = self._save()
        for engine in self._engines.values():
            engine.close()
        return Comparison(
            list(self._makers),
            self._numerics,
            step,
            self._max_ulp,
            self._pairs,
            self._timed,
            self._seconds,
            self._own_seconds,
            saved,
        )

    def _play(self, step, before, last):
        """Plays a round in every engine, compares, and returns the new states."""
        if step == 2:  # the first builds, traces and allocates
            self._seconds, self._own_seconds = dict.fromkeys(self._makers, 0.0), 0.0
            self._timed = 0
        self._timed += 1
        losses = {}
        for name, engine in list(self._engines.items()):
            start = time.perf_counter()
            with self._failing(name, step):
                losses[name] = engine.train_step()
            self._seconds[name] += time.perf_counter() - start
        start, looking = time.perf_counter(), 0.0
        # Once all have parted, only the steps that are charted are looked at.
        charted = last or is_charted(step)
        seen = charted or any(not pair.divergence for pair in self._going_on())
        read = self._engines.items() if seen else ()
        states = {name: engine.variables() for name, engine in read}
        for pair in self._going_on():
            pair.steps = step
            pair.reasons = not_finite(pair, step, losses)
            if pair.reasons:
                pair.verdict = Verdict.NOT_FINITE
                continue
            looking += self._compare(pair, step, losses, before, states, charted)
            # Samples follow from the weights, which were compared: they are looked at now and then.
            if pair.verdict is Verdict.EQUAL and (last or step & (step - 1) == 0):
                self._compare_samples(pair, step, states)
        self._own_seconds += time.perf_counter() - start - looking
        self._show(step, next(iter(losses.values()), {}))
        return states

    def _compare(self, pair, step, losses, before, states, charted):
        """Compares a pair after a round; returns the seconds that looking into it took."""
        if pair.divergence and not charted:
            return 0.0
        first, second = (
            visible(self._labels, losses.get(name, {}), states[name])
            for name in (pair.first, pair.second)
        )
        found = list(zip(first, second, strict=True))
        if all(ulp.identical(a.value, b.value) for a, b in found):
            return 0.0
        differences = [(a, ulp.summarize(a.value, b.value)) for a, b in found]
        if charted:
            pair.points.append(point(step, differences))
        if pair.divergence:
            return 0.0
        if not any(exceeds(difference, self._max_ulp) for _, difference in differences):
            pair.verdict = Verdict.WITHIN
            return 0.0
        start = time.perf_counter()
        pair.verdict = Verdict.DIVERGED
        pair.before = (before[pair.first], before[pair.second])
        if step:  # before the first, there is nothing but the variables
            # Looking needs two more engines; what is known is not lost where they find no room.
            with contextlib.suppress(*FAILURES):
                makers = [self._makers[name] for name in (pair.first, pair.second)]
                pair.divergence = look_into(
                    makers, pair.before, self._numerics, step, self._max_ulp
                )
        if pair.divergence is None:
            pair.divergence = first_divergence(found, step, self._max_ulp, observed=step == 0)
        return time.perf_counter() - start

    def _compare_samples(self, pair, step, states):
        noise = latent.draw_noise(self._engines[pair.first].game, SAMPLES, 0)
        if not noise:
            return
        first, second = (
            Observation(0, "", Phase.SAMPLE, "samples", self._engines[name].sample(noise))
            for name in (pair.first, pair.second)
        )
        pair.divergence = first_divergence([(first, second)], step, self._max_ulp, observed=True)
        if pair.divergence:
            pair.verdict = Verdict.DIVERGED
            pair.before = (states[pair.first], states[pair.second])

    def _going_on(self):
        return [pair for pair in self._pairs if pair.goes_on]

    @contextlib.contextmanager
    def _failing(self, name, step):
        """Takes an engine out that fails in the block, with the reason in its pairs."""
        try:
            yield
        except InputError:
            raise
        except FAILURES as error:
            self._engines.pop(name, None)
            for pair in self._going_on():
                if name in (pair.first, pair.second):
                    pair.verdict = Verdict.FAILED
                    pair.reasons = [f"{name} failed at step {step}: {in_a_line(error)}"]

    def _save(self):
        saved = {}
        if self._workdir is not None:
            for name, engine in self._engines.items():
                directory = pathlib.Path(self._workdir) / name
                directory.mkdir(parents=True, exist_ok=True)
                saved[name] = engine.save(str(directory / "model.ckpt"))
        return saved
