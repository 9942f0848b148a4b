"""Steps per second and peak memory of the graph engine, against the same game written plainly.

    python bench/steps.py

First the two are shown to be the same game (`same_game.py`). Then they train in alternation
in one process; then each trains alone in a process of its own, whose peak memory is read.
Last, on the smallest pair, what a step of ours costs above the bare `session.run` of the
same graph. Ratios above 1 in speed, and below 1 in memory, are in favour of tfgan_lite.
"""

import argparse
import contextlib
import io
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import numpy as np

GAMES = ("mlp", "conv28", "dcgan28")
SMALLEST = "mlp"
WAYS = ("ours", "plain")
MEMORY_STEPS = 30
FAR = 10**9  # a step that no loop of the bench reaches


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--games", nargs="+", default=GAMES, choices=GAMES)
    parser.add_argument("--seconds", type=float, default=20.0, help="for each row of speeds")
    parser.add_argument("--peak_of", nargs=3, metavar=("WAY", "GAME", "IMAGES"), help="internal")
    arguments = parser.parse_args()
    if arguments.peak_of:
        print(_peak_here(*arguments.peak_of))
        return
    print("steps per second, in alternation; ratio = ours / plain, of paired blocks")
    print("  game      ours     plain    ratio   (quartiles)")
    for game in arguments.games:
        _race(game, arguments.seconds)
    print("peak memory in MiB, each alone in a process; ratio = ours / plain")
    print("  game      ours     plain    ratio")
    with tempfile.TemporaryDirectory() as directory:
        images = str(pathlib.Path(directory) / "digits.npy")
        _write_images(images)
        for game in arguments.games:
            ours, plain = (_peak_of(way, game, images) for way in WAYS)
            print(f"  {game:8s}{ours:7.0f}{plain:10.0f}{ours / plain:9.3f}", flush=True)
    _overhead(arguments.seconds)


def _race(game, seconds):
    import same_game
    import timing

    engine, training = _engine(game), _plain(game, _digits().images)
    same_game.check(engine, training)
    timings = timing.interleave({"ours": engine.train_step, "plain": training.step}, seconds)
    ratios = timings.ratios("plain", "ours")  # seconds of plain / of ours: a ratio of speeds
    low, _, high = statistics.quantiles(ratios, n=4)
    ours, plain = (1 / timings.seconds(way) for way in WAYS)
    print(
        f"  {game:8s}{ours:7.1f}{plain:10.1f}{statistics.median(ratios):9.3f}"
        f"   ({low:.2f} - {high:.2f})  {len(ratios)} pairs",
        flush=True,
    )
    engine.close()
    training.session.close()


def _overhead(seconds):
    """Prints what a step costs above the bare run of the same fetches in the same session."""
    import timing

    engine = _engine(SMALLEST)
    fetches = engine.fetches
    ways = {
        "session.run": lambda: engine.session.run(fetches),
        "make_callable": engine.session.make_callable(fetches),
        "engine.train_step": engine.train_step,
        "the training loop": _loop_without_files(engine),
    }
    timings = timing.interleave(ways, seconds)
    print(f"a step of {SMALLEST} above the bare session.run of the same graph, without feeds")
    for name in ways:
        over = 100 * (timings.ratio(name, "session.run") - 1)
        print(f"  {name:18s}{1000 * timings.seconds(name):8.3f} ms{over:+7.1f} %", flush=True)
    engine.close()


def _loop_without_files(engine):
    """Returns one turn of `loop.Loop` on which nothing is due.

    Everything that such a turn does, with the bar of a terminal drawn into memory.
    """
    from tfgan_lite.health import Health
    from tfgan_lite.interruption import Interruption
    from tfgan_lite.loop import Loop
    from tfgan_lite.progress import Progress
    from tfgan_lite.settings import Settings

    never = Settings(checkpoint_every=FAR, sample_every=FAR, log_every=FAR)
    health = Health(engine.game, np.zeros([2, 1]))
    loop = Loop(engine, pathlib.Path(), never, FAR, print, health)
    interruption = Interruption()
    with contextlib.redirect_stderr(_Terminal()):
        progress = Progress(engine.step, FAR, never.log_every)

    def turn():
        losses = engine.train_step()
        loop._check_finite(losses)
        progress.show(engine.step, losses)
        loop._warn(health.after_round(engine.losses, engine.gradient_norms), progress)
        last = engine.step == FAR or bool(interruption)
        loop._write(None, losses, progress, last)

    return turn


class _Terminal(io.StringIO):
    """Somewhere to draw a progress bar."""

    def isatty(self):
        return True


def _digits():
    from tfgan_lite import data

    return data.load("digits", 28, 28, 1)


def _engine(game):
    from tfgan_lite import data, games
    from tfgan_lite.engines.graph import GraphEngine

    played, images = games.make(game), _digits()
    size = played.batch_size
    return GraphEngine(played, batches=lambda first: data.batches(images, size, 0, first))


def _plain(game, images):
    import plain

    return plain.PlainTraining(game, images.astype("float32") / 127.5 - 1.0)


def _write_images(path):
    import numpy as np

    np.save(path, _digits().images)


def _peak_of(way, game, images):
    """Returns the peak memory in MiB of a child process that trains one way."""
    command = [sys.executable, __file__, "--peak_of", way, game, images]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.split()[-1])


def _peak_here(way, game, images):
    """Trains for some steps and returns the peak memory of this process in MiB.

    From Linux' own account of this program: the `ru_maxrss` of `getrusage` is no less than
    what the process that started this one held at the time.
    """
    if way == "ours":
        step = _engine(game).train_step
    else:  # reads an array, so that it pays for no data set library
        import numpy as np

        step = _plain(game, np.load(images)).step
    for _ in range(MEMORY_STEPS):
        step()
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024


if __name__ == "__main__":
    main()
