"""Where two engines part: the first tensor, in the order of computing, that differs."""

import dataclasses
from collections.abc import Iterable, Sequence

import numpy as np

from tfgan_lite import ulp
from tfgan_lite.engines.observation import Observation, Phase


@dataclasses.dataclass(frozen=True)
class Divergence:
    """The first tensor in which two engines differ by more than they may.

    Attributes:
      step: int, the round: 0 before the first, n for the n-th.
      move: int, the index of the move in the round.
      player: str, who moved; empty before the first round and for samples.
      phase: `Phase`.
      name: str, of the tensor: a variable, a layer, an input, a player's loss.
      index: tuple of int, its first element that differs by more.
      values: the two values there.
      dtype: str, the name of their dtype.
      ulps: int, how many representable steps they are apart; `ulp.UNORDERED` with a NaN.
      max_ulps: int, the most in the tensor.
      differing: int, how many elements have other bits.
      size: int, how many elements there are.
      observed: bool, whether every tensor of the step was looked at; False if only losses and
        variables were, since the engines agreed when they were looked into.
      details: rows of (what, text) about the tensor, in the place of the move and the player
        where a game has none; mostly empty.
    """

    step: int
    move: int
    player: str
    phase: Phase
    name: str
    index: tuple[int, ...]
    values: tuple[float, float]
    dtype: str
    ulps: int
    max_ulps: int
    differing: int
    size: int
    observed: bool
    details: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> float:
        """The share of elements whose bits differ."""
        return self.differing / self.size


def first_divergence(
    pairs: Iterable[tuple[Observation, Observation]], step: int, max_ulp: int, observed: bool
) -> Divergence | None:
    """Returns the first of the pairs that differs by more than `max_ulp`, or None.

    Args:
      pairs: the same tensor in two engines, in the order of computing.
      step: int, the round.
      max_ulp: int >= 0. With 0, every bit counts, the signs of zeros too.
      observed: see `Divergence`.
    """
    for a, b in pairs:
        difference = ulp.summarize(a.value, b.value)
        if exceeds(difference, max_ulp, a.value.dtype):
            return _divergence(a, b, difference, step, max_ulp, observed)
    return None


def exceeds(difference: ulp.Difference, max_ulp: int, dtype: np.dtype) -> bool:
    """Tells whether two arrays of a dtype are further apart than they may be.

    ULPs are of floats: of integers and booleans, such as a step, any difference counts.
    """
    exact = max_ulp == 0 or dtype.kind in "biu"
    return not difference.equal and (exact or difference.max_ulp > max_ulp)


def paired(
    first: Sequence[Observation], second: Sequence[Observation]
) -> list[tuple[Observation, Observation]]:
    """Pairs what two engines let be seen, by what it is; what only one of them has is left."""
    others = {seen[:4]: seen for seen in second}
    return [(seen, others[seen[:4]]) for seen in first if seen[:4] in others]


def _divergence(a, b, difference, step, max_ulp, observed):
    index = difference.first
    if max_ulp and a.value.dtype.kind not in "biu":
        steps = ulp.distance(a.value, b.value)
        index = tuple(int(i) for i in np.argwhere(steps > max_ulp)[0])
    values = np.asarray(a.value)[index], np.asarray(b.value)[index]
    return Divergence(
        step=step,
        move=a.move,
        player=a.player,
        phase=a.phase,
        name=a.name,
        index=index,
        values=(float(values[0]), float(values[1])),
        dtype=a.value.dtype.name,
        ulps=int(ulp.distance(*values)),
        max_ulps=difference.max_ulp,
        differing=difference.differing,
        size=difference.size,
        observed=observed,
    )
