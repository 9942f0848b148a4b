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
    Label,
    Maker,
    differing_variables,
    in_a_line,
    in_order,
    look_into,
    not_finite,
    not_finite_variables,
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
      verdict; the other engines play on. If it is the first that fails, the next becomes what
      the others are compared with: pairs of it and each of them follow, from that round on.

    Raises:
      InputError: if an engine says that the user's input is wrong.
      OSError: if `workdir` cannot be written.
      ValueError: for less than two engines, or `steps` or `max_ulp` out of range.
    """
    if len(makers) < 2:
        raise ValueError(f"compare_engines: wants two engines or more; got {list(makers)}.")
    if steps < 1:
        raise ValueError(f"compare_engines: steps wants 1 or more; got {steps}.")
    if max_ulp < 0:
        raise ValueError(f"compare_engines: max_ulp wants 0 or more; got {max_ulp}.")
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
        self._first, *others = makers
        self._pairs = [Pair(self._first, other) for other in others]
        self._begun: list[Pair] = []
        self._engines: dict[str, Engine] = {}
        self._failed: set[str] = set()
        self._seconds = dict.fromkeys(makers, 0.0)
        self._own_seconds = 0.0
        self._timed = 0
        self._labels: list[Label] = []

    def run(self, steps: int, stop: Callable[[], bool]) -> Comparison:
        for name, maker in self._makers.items():
            with self._failing(name, 0):
                self._engines[name] = maker(self._numerics, False)
        states = self._states(0)
        for pair in self._going_on():
            if self._begins(pair, 0, states):
                self._compare(pair, 0, {}, states, states, charted=True)
        step = 0
        while step < steps and self._going_on() and not stop():
            step += 1
            states = self._play(step, states, last=step == steps)
        for pair in self._going_on():
            if pair.verdict is not Verdict.DIVERGED and pair in self._begun:
                self._check_finite(pair, step, states)
        saved = self._save(step)
        for engine in self._engines.values():
            engine.close()
        return Comparison(
            list(self._makers),
            self._numerics,
            step,
            self._max_ulp,
            [pair for pair in self._pairs if pair in self._begun or not pair.goes_on],
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
        losses, exact = {}, {}
        for name, engine in list(self._engines.items()):
            start = time.perf_counter()
            with self._failing(name, step):
                losses[name] = engine.train_step()
                players = [player.name for player in engine.game.players]
                exact[name] = dict(zip(players, engine.losses, strict=True))
            self._seconds[name] += time.perf_counter() - start
        start, looking = time.perf_counter(), 0.0
        # Once all have parted, only the steps that are charted are looked at.
        charted = last or is_charted(step)
        seen = charted or any(not pair.divergence for pair in self._going_on())
        states = self._states(step) if seen else {}
        for pair in self._going_on():
            if not pair.goes_on or not self._begins(pair, step, states):
                continue
            pair.steps = step
            endless = not_finite(pair, step, losses)
            if endless:
                pair.verdict, pair.reasons = Verdict.NOT_FINITE, endless
                continue
            looking += self._compare(pair, step, exact, before, states, charted)
            # Samples follow from the weights, which were compared: they are looked at now and then.
            if pair.verdict is Verdict.EQUAL and (last or step & (step - 1) == 0):
                self._compare_samples(pair, step, states)
        self._own_seconds += time.perf_counter() - start - looking
        self._show(step, next(iter(losses.values()), {}))
        return states

    def _states(self, step):
        """Returns what each engine's variables hold; one that fails here is taken out."""
        states = {}
        for name, engine in list(self._engines.items()):
            with self._failing(name, step):
                states[name] = engine.variables()
        return states

    def _begins(self, pair, step, states):
        """Tells whether a pair can be compared, and looks at its variables the first time."""
        if pair in self._begun:
            return True
        self._begun.append(pair)
        pair.since = pair.steps = max(step - 1, 0)
        pair.reasons = differing_variables(pair, states)
        if pair.reasons:
            pair.verdict = Verdict.VARIABLES
            return False
        self._labels = in_order(self._engines[pair.first].game, states[pair.first])
        return True

    def _check_finite(self, pair, step, states):
        """What is NaN in both engines has the same bits, and yet nobody would call it equal."""
        endless = not_finite_variables(pair, step, states)
        if endless:
            pair.verdict, pair.reasons = Verdict.NOT_FINITE, endless

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
        pair.max_ulps = max(pair.max_ulps, *(told.max_ulp for _, told in differences))
        if charted:
            pair.points.append(point(step, differences))
        if pair.divergence:
            return 0.0
        if not any(exceeds(told, self._max_ulp, a.value.dtype) for a, told in differences):
            pair.verdict = Verdict.WITHIN
            return 0.0
        start = time.perf_counter()
        pair.verdict = Verdict.DIVERGED
        if pair.since and step == pair.since + 1:  # they may have parted before
            pair.unseen = f"the two are compared from step {step} on, where the first engine failed"
        else:
            pair.before = (before[pair.first], before[pair.second])
        if step and pair.before:  # before the first, there is nothing but the variables
            self._look_into(pair, step)
        if pair.divergence is None:
            pair.divergence = first_divergence(found, step, self._max_ulp, observed=step == 0)
        return time.perf_counter() - start

    def _look_into(self, pair, step):
        """Names the first tensor that differs; what is known is kept where there is no room."""
        makers = [self._makers[name] for name in (pair.first, pair.second)]
        try:
            pair.divergence = look_into(makers, pair.before, self._numerics, step, self._max_ulp)
        except Exception as error:
            pair.unseen = in_a_line(error)

    def _compare_samples(self, pair, step, states):
        noise = latent.draw_noise(self._engines[pair.first].game, SAMPLES, 0)
        if not noise:
            return
        seen = []
        for name in (pair.first, pair.second):
            with self._failing(name, step):
                samples = self._engines[name].sample(noise)
                seen.append(Observation(0, "", Phase.SAMPLE, "samples", samples))
        if len(seen) < 2:
            return
        first, second = seen
        difference = ulp.summarize(first.value, second.value)
        pair.max_ulps = max(pair.max_ulps, difference.max_ulp)
        if not difference.equal:
            pair.verdict = Verdict.WITHIN
        pair.divergence = first_divergence([(first, second)], step, self._max_ulp, observed=True)
        if pair.divergence:
            pair.verdict = Verdict.DIVERGED
            pair.before = (states[pair.first], states[pair.second])

    def _going_on(self):
        return [pair for pair in self._pairs if pair.goes_on]

    @contextlib.contextmanager
    def _failing(self, name, step, passing=InputError):
        """Takes an engine out that fails in the block, with the reason in its pairs."""
        try:
            yield
        except passing:
            raise
        except Exception as error:
            self._failed.add(name)
            engine = self._engines.pop(name, None)
            if engine:
                with contextlib.suppress(Exception):
                    engine.close()
            for pair in self._going_on():
                if name in (pair.first, pair.second):
                    pair.verdict = Verdict.FAILED
                    pair.reasons = [f"{name} failed at step {step}: {in_a_line(error)}"]
            if name == self._first:
                self._next_first()

    def _next_first(self):
        """Pairs the engines that are left, or still to be made, with the next of them."""
        self._first, *others = [name for name in self._makers if name not in self._failed] or [""]
        self._pairs += [Pair(self._first, other) for other in others]

    def _save(self, step):
        saved = {}
        if self._workdir is not None:
            for name, engine in list(self._engines.items()):
                directory = pathlib.Path(self._workdir) / name
                directory.mkdir(parents=True, exist_ok=True)
                with self._failing(name, step, passing=(InputError, OSError)):
                    saved[name] = engine.save(str(directory / "model.ckpt"))
        return saved
