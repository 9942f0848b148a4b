"""Whether a step came out the same both ways; if not, where the two part first, and why."""

import tensorflow as tf

from tfgan_lite import ulp
from tfgan_lite.determinism import Numerics
from tfgan_lite.legacy.comparing import causing, locating, observing, replaying
from tfgan_lite.legacy.comparing.observing import Values
from tfgan_lite.legacy.comparing.replaying import Replay
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.divergence import exceeds, first_divergence
from tfgan_lite.parity.history import is_charted
from tfgan_lite.parity.looking import in_a_line, not_finite, point
from tfgan_lite.parity.result import Pair, Verdict


class Judge:
    """Compares the steps of a session with those of an eager execution.

    Args:
      steps: int, how many are compared.
      numerics: `Numerics` of the script's sessions.
      max_ulp: int, see `parity.divergence`.
      causes: bool, whether to search for the cause of a divergence.

    Attributes:
      pair: `Pair` of `session` and `eager`.
      cause: `Cause`, a sentence, or None.
    """

    def __init__(self, steps: int, numerics: Numerics, max_ulp: int, causes: bool) -> None:
        self._steps, self._numerics = steps, numerics
        self._max_ulp, self._causes = max_ulp, causes
        self.pair = Pair("session", "eager")
        self.cause: Cause | str | None = None

    def judge(self, step: int, replay: Replay, first: Values, second: Values) -> None:
        """Compares one step.

        Args:
          step: int, from 1.
          replay: `Replay` of the step.
          first, second: the values of both ways by the names of tensors and variables.
        """
        pair, plan = self.pair, replay.plan
        pair.steps = step
        lost = {
            name: observing.losses(plan, values)
            for name, values in (("session", first), ("eager", second))
        }
        endless = not_finite(pair, step, lost)
        if endless:
            pair.verdict, pair.reasons = Verdict.NOT_FINITE, endless
            return
        compared = replaying.compared_variables(plan)
        pairs = observing.outside(plan, compared, first, second)
        if observing.exactly_equal(pairs):
            return
        differences = [(a, ulp.summarize(a.value, b.value)) for a, b in pairs]
        pair.max_ulps = max(pair.max_ulps, *(told.max_ulp for _, told in differences))
        if is_charted(step) or step == self._steps:
            pair.points.append(point(step, differences))
        if pair.divergence:
            return
        if not any(exceeds(told, self._max_ulp, a.value.dtype) for a, told in differences):
            pair.verdict = Verdict.WITHIN
            return
        pair.verdict = Verdict.DIVERGED
        outside = pair.divergence = first_divergence(pairs, step, self._max_ulp, observed=False)
        self._look_into(step, replay, outside, second)

    def _look_into(self, step, replay, found, second):
        """Names the first tensor that differs, and the cause; what is known is kept."""
        try:
            with tf.__internal__.eager_context.eager_mode():
                eager = locating.all_values(replay)
            found = self.pair.divergence = locating.find(replay, eager, found, step, self._max_ulp)
        except Exception as error:
            self.pair.unseen = in_a_line(error)
        if not self._causes:
            return
        try:
            self.cause = causing.find(replay, second, self._numerics, found, self._max_ulp)
        except Exception as error:
            self.cause = f"not known. {in_a_line(error)}"
