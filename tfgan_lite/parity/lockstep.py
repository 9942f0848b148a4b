"""One comparison of engines while it runs: when to look, and what to make of what is seen.

The losses of every round are compared with those of the first engine, and so is everything
that a checkpoint holds: after each of the first rounds, later after each fourth, because to
read it all can take a third of a short round. Where something differs, the engines go back to
the last state that was seen and play again, each round looked at. The round in which they part
is then played once more, by engines that let every tensor be seen, and the first one that
differs is named.
"""

import os
import time
from collections.abc import Callable, Mapping

import numpy as np

from tfgan_lite import latent, ulp
from tfgan_lite.determinism import Numerics
from tfgan_lite.engines.observation import Observation, Phase
from tfgan_lite.parity.divergence import Divergence, exceeds, first_divergence
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
from tfgan_lite.parity.result import Comparison, Pair, State, Verdict
from tfgan_lite.parity.side_by_side import SideBySide

SAMPLES = 16
EVERY = 4  # rounds from one look at all variables to the next; see `history.is_charted`


class Lockstep:
    """Plays the same rounds in several engines, and looks where they part.

    Args:
      makers, numerics, max_ulp, workdir, show: see `comparison.compare_engines`.
    """

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
        self._side_by_side = SideBySide(makers, numerics, self._take_out)
        self._failed: set[str] = set()
        self._own_seconds = 0.0
        self._timed = 0
        self._labels: list[Label] = []
        self._looked = 0  # the last step whose states were compared
        self._states: dict[str, State] = {}  # after it
        self._again = 0  # the step in which something differed, while it is played again
        self._suspects: dict[Pair, Divergence | None] = {}
        self._shown = 0  # the last step that was shown

    def run(self, steps: int, stop: Callable[[], bool]) -> Comparison:
        """Plays up to `steps` rounds; see `comparison.compare_engines`."""
        self._side_by_side.make()
        self._states = self._side_by_side.states(0)
        for pair in self._going_on():
            if self._begins(pair, 0, self._states):
                self._compare(pair, 0, {}, self._states, charted=True)
        step = 0
        while step < steps and self._going_on():
            stopping = stop()
            if stopping and self._looked == step >= self._again:
                break  # else one more, so that all that was played has been looked at
            step = self._play(step + 1, last=stopping or step + 1 == steps)
        for pair in self._going_on():
            if pair.verdict is not Verdict.DIVERGED and pair in self._begun:
                self._check_finite(pair, step)
        saved = {}
        if self._workdir is not None:
            saved = self._side_by_side.save(self._workdir, step)
        self._side_by_side.close()
        return Comparison(
            list(self._makers),
            self._numerics,
            step,
            self._max_ulp,
            [pair for pair in self._pairs if pair in self._begun or not pair.goes_on],
            self._timed,
            self._side_by_side.seconds,
            self._own_seconds,
            saved,
        )

    def _play(self, step, last):
        """Plays a round in every engine and compares; returns the step that was reached.

        That is an earlier one where the engines have to play again what nobody looked at.
        """
        if step == 2:  # the first builds, traces and allocates
            self._side_by_side.seconds = dict.fromkeys(self._makers, 0.0)
            self._own_seconds, self._timed = 0.0, 0
        self._timed += 1
        losses = self._side_by_side.play(step)
        start, looking = time.perf_counter(), 0.0
        charted = last or is_charted(step)
        if charted or self._wants_a_look(step, losses):
            states = self._side_by_side.states(step)
            if self._go_back(step, losses, states):
                step = self._looked
            else:
                looking = self._look(step, losses, states, charted, last)
        self._own_seconds += time.perf_counter() - start - looking
        if step <= self._shown:  # played again
            return step
        self._shown = step
        shown = {name: float(loss) for name, loss in next(iter(losses.values()), {}).items()}
        self._show(step, shown)
        return step

    def _wants_a_look(self, step, losses):
        """Once all have parted, only the steps that are charted are looked at."""
        together = [pair for pair in self._going_on() if not pair.divergence]
        return any(
            step <= self._again
            or step % EVERY == 0
            or pair.verdict is Verdict.WITHIN  # how far apart they are is of every step
            or pair not in self._begun
            or not _same_losses(losses.get(pair.first), losses.get(pair.second))
            for pair in together
        )

    def _go_back(self, step, losses, states):
        """Sets the engines to the last state seen, if a pair has parted since; tells whether."""
        if step <= max(self._looked + 1, self._again):
            return False
        suspects = {}
        for pair in self._going_on():
            if pair.verdict is Verdict.EQUAL and pair in self._begun:
                found = self._visible(pair, losses, states)
                told = [ulp.summarize(a.value, b.value) for a, b in found]
                if not all(difference.equal for difference in told):
                    pair.max_ulps = max(pair.max_ulps, *(d.max_ulp for d in told))
                    suspects[pair] = first_divergence(found, step, self._max_ulp, observed=False)
        if not suspects:
            return False
        self._suspects = suspects
        self._again = step
        self._side_by_side.go_back(self._states, self._looked)
        return True

    def _look(self, step, losses, states, charted, last):
        """Compares every pair after a round; returns the seconds that looking into it took."""
        looking = 0.0
        for pair in self._going_on():
            if not pair.goes_on or not self._begins(pair, step, states):
                continue
            pair.steps = step
            endless = not_finite(pair, step, losses)
            if endless:
                pair.verdict, pair.reasons = Verdict.NOT_FINITE, endless
                continue
            looking += self._compare(pair, step, losses, states, charted)
            # Samples follow from the weights, which were compared: they are looked at now and then.
            if pair.verdict is Verdict.EQUAL and (last or step & (step - 1) == 0):
                self._compare_samples(pair, step, states)
        self._looked, self._states = step, states
        if step == self._again:
            self._believe_suspects()
        return looking

    def _believe_suspects(self):
        """What differed the first time and not the second is a divergence nevertheless."""
        for pair, divergence in self._suspects.items():
            lost = divergence and pair.verdict is Verdict.WITHIN
            if lost or pair.verdict is Verdict.EQUAL:
                pair.verdict = Verdict.DIVERGED if divergence else Verdict.WITHIN
                pair.divergence = divergence
                pair.unseen = (
                    "played again, the two agree: the game depends on more than its variables, "
                    "the step and the seed"
                )

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
        self._labels = in_order(self._side_by_side.engines[pair.first].game, states[pair.first])
        return True

    def _check_finite(self, pair, step):
        """What is NaN in both engines has the same bits, and yet nobody would call it equal."""
        endless = not_finite_variables(pair, step, self._states)
        if endless:
            pair.verdict, pair.reasons = Verdict.NOT_FINITE, endless

    def _visible(self, pair, losses, states):
        """Returns (first, second) for everything that is compared."""
        first, second = (
            visible(self._labels, losses.get(name, {}), states[name])
            for name in (pair.first, pair.second)
        )
        return list(zip(first, second, strict=True))

    def _compare(self, pair, step, losses, states, charted):
        """Compares a pair after a round; returns the seconds that looking into it took."""
        if pair.divergence and not charted:
            return 0.0
        found = self._visible(pair, losses, states)
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
            pair.before = (self._states[pair.first], self._states[pair.second])
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
        noise = latent.draw_noise(self._side_by_side.engines[pair.first].game, SAMPLES, 0)
        if not noise:
            return
        seen = []
        for name in (pair.first, pair.second):
            samples = self._side_by_side.sample(name, noise, step)
            if samples is None:
                return
            seen.append(Observation(0, "", Phase.SAMPLE, "samples", samples))
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

    def _take_out(self, name, reason):
        """Ends the pairs of an engine that failed."""
        self._failed.add(name)
        for pair in self._going_on():
            if name in (pair.first, pair.second):
                pair.verdict, pair.reasons = Verdict.FAILED, [reason]
        if name == self._first:
            self._next_first()

    def _next_first(self):
        """Pairs the engines that are left, or still to be made, with the next of them."""
        self._first, *others = [name for name in self._makers if name not in self._failed] or [""]
        self._pairs += [Pair(self._first, other) for other in others]


def _same_losses(first, second):
    """Tells whether the losses of two engines are finite and have the same bits."""
    if first is None or second is None:  # one has failed
        return False
    pairs = [(np.asarray(first[name]), np.asarray(second[name])) for name in first]
    return all(np.isfinite(a) and ulp.identical(a, b) for a, b in pairs)
