"""Times several ways of doing one thing, in alternation, on a machine that does other things too.

    block of A, block of C, block of B | block of C, block of B, block of A | ...

What disturbs the machine for longer than a block disturbs neighbours alike, so ratios are
taken between the blocks of one round and only then is their median. The order is drawn anew
for each round, and the first call of a block is not timed: it finds the caches full of
another's numbers, and the other's input pipeline still at work.
"""

import random
import statistics
import time

BLOCK_SECONDS = 0.05
LEAST_ROUNDS = 20
WARM_UP = 5  # calls


class Timings:
    """The seconds per call of each way, block by block.

    Attributes:
      blocks: dict from the way's name to list of float, one for each round.
    """

    def __init__(self, names):
        self.blocks = {name: [] for name in names}

    def seconds(self, name):
        """Returns the median over blocks of the seconds that one call takes."""
        return statistics.median(self.blocks[name])

    def ratios(self, name, base):
        """Returns the sorted ratios of seconds of `name` to `base`, one for each round."""
        pairs = zip(self.blocks[name], self.blocks[base], strict=True)
        return sorted(seconds / base_seconds for seconds, base_seconds in pairs)

    def ratio(self, name, base):
        """Returns the median ratio of seconds of `name` to `base`."""
        return statistics.median(self.ratios(name, base))


def interleave(ways, seconds):
    """Calls each way in short blocks, in an order that is drawn anew for each round.

    Args:
      ways: dict from name to function without arguments.
      seconds: float, how long all of it takes, unless `LEAST_ROUNDS` take longer.

    Returns:
      `Timings`.
    """
    for way in ways.values():  # the first calls prune, optimise and allocate
        _block(way, WARM_UP)
    fastest = min(_block(way, WARM_UP) for way in ways.values())
    calls = max(1, round(BLOCK_SECONDS / fastest))
    timings = Timings(ways)
    names, drawn = list(ways), random.Random(0)
    end = time.perf_counter() + seconds
    rounds = 0
    while rounds < LEAST_ROUNDS or time.perf_counter() < end:
        drawn.shuffle(names)
        for name in names:
            ways[name]()
            timings.blocks[name].append(_block(ways[name], calls))
        rounds += 1
    return timings


def _block(way, calls):
    start = time.perf_counter()
    for _ in range(calls):
        way()
    return (time.perf_counter() - start) / calls
