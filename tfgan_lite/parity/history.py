"""How the distance of two engines grows: eight points each time the steps double."""

import dataclasses

_POINTS_EACH_DOUBLING = 8


@dataclasses.dataclass(frozen=True)
class Point:
    """The distance after a step.

    Attributes:
      step: int.
      losses, weights, slots, averages: int, the most ULPs among all tensors of a kind.
      share: float, the share of the weights' elements whose bits differ.
    """

    step: int
    losses: int
    weights: int
    slots: int
    averages: int
    share: float


def is_charted(step: int) -> bool:
    """Tells whether a point is kept of a step: of each at first, then ever more rarely.

    Measuring the distance of all weights takes longer than to see that they are equal, and
    what is kept must not grow with the steps; on a scale of doubling steps, none is missed.
    """
    doublings = (step // _POINTS_EACH_DOUBLING).bit_length() - 1
    return step % 2 ** max(doublings, 0) == 0


def rows(points: list[Point], count: int = 12) -> list[Point]:
    """Returns at most `count` of the points, the first and the last among them."""
    if len(points) <= count:
        return points
    spread = {round(i * (len(points) - 1) / (count - 1)) for i in range(count)}
    return [points[i] for i in sorted(spread)]
