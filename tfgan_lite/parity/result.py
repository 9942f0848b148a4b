"""What a comparison of engines finds out."""

import dataclasses
import enum
from collections.abc import Mapping

import numpy as np

from tfgan_lite.determinism import Numerics
from tfgan_lite.parity.divergence import Divergence
from tfgan_lite.parity.history import Point

State = Mapping[str, np.ndarray]


class Verdict(str, enum.Enum):
    """How two engines compare."""

    EQUAL = "equal to the bit"
    WITHIN = "within max_ulp"
    DIVERGED = "diverged"
    VARIABLES = "different variables"
    NOT_FINITE = "not finite"
    FAILED = "failed"


@dataclasses.dataclass(eq=False)
class Pair:
    """What is known of two engines.

    Attributes:
      first, second: str, their names.
      verdict: `Verdict`.
      steps: int, the last round that both played and that was compared.
      since: int, the round after which comparing began: 0, unless an engine before them failed.
      reasons: list of str: variables that differ, losses that are not finite, an error.
      divergence: `Divergence` or None.
      before: the states of both before the round in which they part, or None; of samples that
        differ, the states that they were painted from.
      unseen: str, why the round in which they part could not be looked into; mostly empty.
      max_ulps: int, the most ULPs among all that was compared; with `ulp.UNORDERED` for a NaN.
      points: list of `Point`, of steps after which they were not equal.
    """

    first: str
    second: str
    verdict: Verdict = Verdict.EQUAL
    steps: int = 0
    reasons: list[str] = dataclasses.field(default_factory=list)
    divergence: Divergence | None = None
    before: tuple[State, State] | None = None
    unseen: str = ""
    max_ulps: int = 0
    points: list[Point] = dataclasses.field(default_factory=list)
    since: int = 0

    @property
    def goes_on(self) -> bool:
        """Whether there is more to learn from further steps."""
        return self.verdict in (Verdict.EQUAL, Verdict.WITHIN, Verdict.DIVERGED)


@dataclasses.dataclass
class Comparison:
    """The result of `compare_engines`.

    Attributes:
      engines: list of str.
      numerics: `Numerics`.
      steps: int, the rounds that were played.
      max_ulp: int.
      pairs: list of `Pair`: the first engine with each other; behind them, if it failed, the
        next engine with each that was left.
      timed: int, the rounds that were timed: all but the first, if there are more.
      seconds: dict from engine to the seconds that these rounds took.
      own_seconds: float, what reading and comparing took in them; without the search for the
        tensor.
      checkpoints: dict from engine to the path of its last state, if `workdir` was given.
    """

    engines: list[str]
    numerics: Numerics
    steps: int
    max_ulp: int
    pairs: list[Pair]
    timed: int
    seconds: dict[str, float]
    own_seconds: float
    checkpoints: dict[str, str]

    @property
    def equal(self) -> bool:
        """Whether all engines agree within `max_ulp`."""
        return all(pair.verdict in (Verdict.EQUAL, Verdict.WITHIN) for pair in self.pairs)

    @property
    def overhead(self) -> float:
        """What comparing took, as a share of what the engines took."""
        return self.own_seconds / max(sum(self.seconds.values()), 1e-9)
