"""Seconds of a round in each engine, fast and strict, and what comparing adds.

    python bench/engines.py

All engines of a game train in alternation in one process, so that ratios mean something on a
machine that does other things too. Op by op, strict and fast are the same, since nothing is
rewritten.
"""

import argparse
import statistics

WAYS = {
    "graph fast": ("graph", "fast"),
    "function fast": ("function", "fast"),
    "graph strict": ("graph", "strict"),
    "function strict": ("function", "strict"),
    "eager": ("eager", "strict"),
    "xla": ("xla", "fast"),
}
RATIOS = (
    ("function fast", "graph fast"),
    ("graph strict", "graph fast"),
    ("function strict", "function fast"),
    ("eager", "graph fast"),
    ("xla", "graph fast"),
)


def main():
    from tfgan_lite import games

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--games", nargs="+", default=games.NAMES)
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=WAYS)
    parser.add_argument("--seconds", type=float, default=40.0, help="for each game, at least")
    parser.add_argument("--compared_steps", type=int, default=200, help="0 to leave it out")
    arguments = parser.parse_args()
    for game in arguments.games:
        _race(game, {way: WAYS[way] for way in arguments.ways}, arguments.seconds)
    if arguments.compared_steps:
        print("what the comparer adds to the rounds of the engines that it runs")
        for game in arguments.games:
            _overhead(game, arguments.compared_steps)


def _race(game, ways, seconds):
    import timing

    engines = {name: _engine(game, *way) for name, way in ways.items()}
    timings = timing.interleave({name: e.train_step for name, e in engines.items()}, seconds)
    print(f"{game}: milliseconds of a round")
    for name in engines:
        print(f"  {name:16s}{1000 * timings.seconds(name):10.2f}")
    for name, base in RATIOS:
        if name in engines and base in engines:
            low, middle, high = statistics.quantiles(timings.ratios(name, base), n=4)
            print(f"  {name} / {base}: {middle:.3f}   ({low:.3f} - {high:.3f})", flush=True)
    for engine in engines.values():
        engine.close()


def _overhead(game, steps):
    from tfgan_lite.determinism import NUMERICS
    from tfgan_lite.parity.comparison import compare_engines
    from tfgan_lite.parity.setup import Setup

    for numerics in NUMERICS.values():
        for engines in (("graph", "function"), ("graph", "eager", "function")):
            compared = compare_engines(Setup(game, engines=engines).makers(), numerics, steps)
            told = f"{numerics.name:8s}{', '.join(engines):24s}{100 * compared.overhead:6.1f} %"
            print(f"  {game:8s}{told}", flush=True)


def _engine(game, engine, numerics):
    from tfgan_lite import data, games
    from tfgan_lite.determinism import NUMERICS
    from tfgan_lite.engines.making import make_engine

    played = games.make(game)
    images = data.load("digits", *played.image_shape)
    return make_engine(
        engine,
        played,
        numerics=NUMERICS[numerics],
        batches=lambda first: data.batches(images, played.batch_size, 0, first),
    )


if __name__ == "__main__":
    main()
