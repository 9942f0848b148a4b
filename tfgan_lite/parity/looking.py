"""What is looked at in an engine after a round, and inside a round that is played again."""

import contextlib
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from tfgan_lite import ulp, variables
from tfgan_lite.determinism import Numerics
from tfgan_lite.engines.interface import Engine
from tfgan_lite.engines.observation import Observation, Phase, phase_of
from tfgan_lite.game import Game
from tfgan_lite.parity.divergence import Divergence, first_divergence, paired
from tfgan_lite.parity.history import Point
from tfgan_lite.parity.result import Pair, State

Maker = Callable[[Numerics, bool], Engine]
Label = tuple[int, str, Phase, str]

_KEPT = (Phase.SLOT, Phase.WEIGHT, Phase.AVERAGE)


def in_order(game: Game, names: Iterable[str]) -> list[Label]:
    """Returns what can be seen of a round from outside, in the order of the players.

    Args:
      game: `Game`.
      names: full names of everything that a checkpoint holds.

    Returns:
      list of (index, player, phase, name), a player's loss before what it changes.
    """
    labels: list[Label] = []
    left = list(names)
    for index, player in enumerate(game.players):
        labels.append((index, player.name, Phase.LOSS, player.name))
        scopes = (player.owns, f"optimizer/{player.name}")
        owned = [name for name in left if any(variables.below(name, s) for s in scopes)]
        left = [name for name in left if name not in owned]
        for phase in _KEPT:
            of_phase = [name for name in owned if phase_of(name) is phase]
            labels += [(index, player.name, phase, name) for name in of_phase]
    return labels + [(0, "", phase_of(name), name) for name in left]


def visible(
    labels: Iterable[Label], losses: Mapping[str, np.generic], state: State
) -> Iterator[Observation]:
    """Yields an `Observation` for each label; losses are left out before the first round."""
    for index, player, phase, name in labels:
        if phase is not Phase.LOSS:
            yield Observation(index, player, phase, name, state[name])
        elif name in losses:
            yield Observation(index, player, phase, name, np.asarray(losses[name]))


def look_into(
    makers: Sequence[Maker],
    before: Sequence[State],
    numerics: Numerics,
    step: int,
    max_ulp: int,
) -> Divergence | None:
    """Plays a round again in two engines that let every tensor be seen.

    Args:
      makers: of the two engines.
      before: their states before the round.
      numerics: `Numerics`.
      step: int >= 1, the round.
      max_ulp: int, see `first_divergence`.

    Returns:
      The first `Divergence`, or None if there is none when one looks: who fetches a tensor
      keeps TensorFlow from fusing what makes it.
    """
    seen = []
    for maker, state in zip(makers, before, strict=True):
        with contextlib.closing(maker(numerics, True)) as engine:
            engine.assign(state)
            engine.train_step()
            seen.append(engine.observations())
    return first_divergence(paired(*seen), step, max_ulp, observed=True)


def differing_variables(pair: Pair, states: Mapping[str, State]) -> list[str]:
    """Returns what is different about the variables of two engines, a line each, by name."""
    first, second = states[pair.first], states[pair.second]
    lines = [f"{name} is only in {pair.first}" for name in first if name not in second]
    lines += [f"{name} is only in {pair.second}" for name in second if name not in first]
    for name in first:
        if name in second and first[name].shape != second[name].shape:
            lines.append(
                f"{name} has shape {first[name].shape} in {pair.first}, "
                f"{second[name].shape} in {pair.second}"
            )
        elif name in second and first[name].dtype != second[name].dtype:
            lines.append(
                f"{name} is {first[name].dtype} in {pair.first}, "
                f"{second[name].dtype} in {pair.second}"
            )
    if lines:
        return lines
    for a, b in zip(*map(_networks_own, (first, second)), strict=True):
        if a != b:
            made = f"where {pair.first} made {a}, {pair.second} made {b}"
            return [f"the variables were made in another order: {made}"]
    return []


def not_finite(pair: Pair, step: int, losses: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Returns a line for each loss of a pair that is infinite or not a number."""
    return [
        f"the loss of {player} is {loss} at step {step} in {name}"
        for name in (pair.first, pair.second)
        for player, loss in losses[name].items()
        if not math.isfinite(loss)
    ]


def not_finite_variables(pair: Pair, step: int, states: Mapping[str, State]) -> list[str]:
    """Returns a line for each float variable of a pair that has an infinity or a NaN."""
    return [
        f"{variable} has numbers that are not finite at step {step} in {name}"
        for name in (pair.first, pair.second)
        for variable, value in states[name].items()
        if value.dtype.kind in "fcV" and not np.isfinite(value).all()  # V: bfloat16
    ]


def point(step: int, differences: Sequence[tuple[Observation, ulp.Difference]]) -> Point:
    """Returns the `Point` of a step: the most ULPs of each phase."""

    def most(phase):
        return max((d.max_ulp for seen, d in differences if seen.phase is phase), default=0)

    weights = [d for seen, d in differences if seen.phase is Phase.WEIGHT]
    size = sum(d.size for d in weights)
    return Point(
        step=step,
        losses=most(Phase.LOSS),
        weights=most(Phase.WEIGHT),
        slots=most(Phase.SLOT),
        averages=most(Phase.AVERAGE),
        share=sum(d.differing for d in weights) / size if size else 0.0,
    )


def in_a_line(error: Exception) -> str:
    """Returns what an exception says, without TensorFlow's account of where."""
    told = getattr(error, "message", None) or str(error)
    lines = [line.strip() for line in str(told).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[-1] if lines else 'no message'}"[:400]


def _networks_own(state):
    """The names of what networks made; an optimizer's slots come in an order of their own."""
    return [
        name
        for name in state
        if phase_of(name) is not Phase.SLOT and not name.endswith("/ExponentialMovingAverage")
    ]
