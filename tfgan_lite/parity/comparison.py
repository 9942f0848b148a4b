"""Plays one game in several engines, step by step, and finds out where they part."""

import os
from collections.abc import Callable, Mapping

from tfgan_lite.determinism import Numerics
from tfgan_lite.parity.lockstep import Lockstep
from tfgan_lite.parity.looking import Maker
from tfgan_lite.parity.result import Comparison


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
    return Lockstep(makers, numerics, max_ulp, workdir, show).run(steps, stop)
