"""`random` with what it took until Python 3.10: a set to draw from, floats for whole numbers."""

import random as _random
from collections.abc import Callable, Set
from typing import Any

from tfgan_lite.legacy.python2.overlays import Overlay


def _sample(population: Any, k: int, **named: Any) -> Any:
    if isinstance(population, Set):
        population = tuple(population)
    return _random.sample(population, k, **named)


def _shuffle(x: Any, random: Callable[[], float] | None = None) -> None:
    if random is None:
        _random.shuffle(x)
        return
    for i in reversed(range(1, len(x))):
        j = int(random() * (i + 1))
        x[i], x[j] = x[j], x[i]


def _seed(a: Any = None, version: int = 2) -> None:
    known = a is None or isinstance(a, (int, float, str, bytes, bytearray))
    _random.seed(a if known else hash(a), version)


def _whole(name: str) -> Callable[..., int]:
    def draw(*bounds: Any, **named: Any) -> int:
        named = {word: _as_whole(bound) for word, bound in named.items()}
        return int(getattr(_random, name)(*map(_as_whole, bounds), **named))

    return draw


def _as_whole(bound: Any) -> Any:
    return int(bound) if isinstance(bound, float) and bound.is_integer() else bound


class random(Overlay):
    """`random.sample(a_set, 2)`, `random.randint(0, 9.0)`, `random.shuffle(x, function)`."""

    OVER = {
        "randint": _whole("randint"),
        "randrange": _whole("randrange"),
        "sample": _sample,
        "seed": _seed,
        "shuffle": _shuffle,
    }
