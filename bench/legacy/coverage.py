"""How much of the TensorFlow that old GAN and VAE code uses works in tfgan_lite.legacy.

    python bench/legacy/coverage.py           # writes docs/legacy_coverage.md

usage.csv has every TensorFlow symbol in 135 public repositories of TensorFlow 1 GAN and VAE code,
with the number of repositories that use it (a survey of November 2026). Each symbol is looked up in
the TensorFlow 1 module; what can be called is called, in a fresh graph, with arguments of
calls.py or the first of some likely ones that it takes; tensors are evaluated in a session.
"""

import collections
import csv
import dataclasses
import importlib
import logging
import os
import pathlib
import sys
import tempfile
import types

import calls
import numpy as np

import tfgan_lite.legacy.tensorflow as tf1
from tfgan_lite.legacy.missing import MissingSymbol

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "legacy_coverage.md"
MILLISECONDS = 5000


@dataclasses.dataclass(frozen=True)
class Row:
    """A symbol's line of the page."""

    symbol: str
    repositories: int
    state: str  # called, there, not provided, fails
    how: str


def look_up(symbol):
    """Returns what a script finds under a dotted name that begins with `tf`."""
    found, path = tf1, tf1.__name__
    for part in symbol.split(".")[1:]:
        path = f"{path}.{part}"
        try:
            found = getattr(found, part)
        except AttributeError:
            if not isinstance(found, types.ModuleType):
                raise
            found = importlib.import_module(path)
    return found


def attempt(expression, names):
    """Evaluates a call in a fresh graph, and the tensors that it gave in a session."""
    with tf1.Graph().as_default():
        tf1.set_random_seed(1)
        given = calls.arguments(tf1)
        result = eval(expression, {"tf": tf1, "np": np, **given, **names})
        tensors = [t for t in flat(result) if isinstance(t, tf1.Tensor)]
        if not tensors or "placeholder" in expression:
            return
        with tf1.Session() as session:
            session.run([tf1.global_variables_initializer(), tf1.local_variables_initializer()])
            session.run(tf1.tables_initializer())
            if tf1.get_collection(tf1.GraphKeys.QUEUE_RUNNERS):
                tf1.train.start_queue_runners(session)  # which end with the session
            options = tf1.RunOptions(timeout_in_ms=MILLISECONDS)
            session.run(tensors, feed_dict=given["feeds"], options=options)


def flat(result):
    if isinstance(result, dict):
        result = list(result.values())
    if isinstance(result, list | tuple):
        return [leaf for item in result for leaf in flat(item)]
    return [result]


def judged(symbol, repositories):
    """Returns the row of a symbol."""
    print("\r" + symbol, end=" " * 60, file=sys.stderr, flush=True)  # the last one, after a crash
    try:
        with tf1.Graph().as_default():  # what a module does when it is loaded stays in it
            found = look_up(symbol)
    except (MissingSymbol, ModuleNotFoundError) as error:
        return Row(symbol, repositories, "not provided", str(error))
    if not callable(found) or symbol in calls.NOT_CALLED:
        return Row(symbol, repositories, "there", calls.NOT_CALLED.get(symbol, ""))
    chosen = calls.CALLS.get(symbol.replace("tf.compat.v1.", "tf."))
    expressions = [chosen] if chosen else [f"f({arguments})" for arguments in calls.LIKELY]
    said = ""
    for expression in expressions:
        try:
            attempt(expression, {"f": found})
        except Exception as error:  # whatever a wrong guess at its arguments raises
            said = (
                said
                or f"{expression.replace('f(', f'{symbol}(', 1)}: {type(error).__name__}: {error}"
            )
            continue
        shown = chosen or expression.replace("f(", f"{symbol}(", 1)
        return Row(symbol, repositories, "called", f"`{shown}`")
    return Row(symbol, repositories, "fails", said.splitlines()[0])


def page(rows):
    """Returns the lines of docs/legacy_coverage.md."""
    lines = [HEAD]
    lines += ["| used by | symbols | called | there, not called | not provided | fails |"]
    lines += ["|---|---|---|---|---|---|"]
    groups = {
        "ten repositories or more": [r for r in rows if r.repositories >= 10],
        "two to nine": [r for r in rows if 2 <= r.repositories < 10],
        "one": [r for r in rows if r.repositories == 1],
    }
    for name, group in groups.items():
        counts = collections.Counter(row.state for row in group)
        cells = [counts[s] for s in ("called", "there", "not provided", "fails")]
        lines.append(f"| {name} | {len(group)} | {' | '.join(map(str, cells))} |")
    lines += ["", "| symbol | repositories | state | how |", "|---|---|---|---|"]
    for row in rows:
        how = row.how.replace("|", "\\|")
        lines.append(f"| `{row.symbol}` | {row.repositories} | {row.state} | {how} |")
    return "\n".join(lines) + "\n"


HEAD = """\
# What of TensorFlow 1 works in tfgan_lite.legacy

Every TensorFlow symbol that 135 public repositories of TensorFlow 1 GAN and VAE code use, and by
how many of them (a survey of November 2026). Made by `python bench/legacy/coverage.py`, which looks
each one up, and calls what can be called.
"""


def main():
    with open(HERE / "usage.csv", newline="") as file:
        used = [(row["symbol"], int(row["repositories"])) for row in csv.DictReader(file)]
    logging.getLogger("tensorflow").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        calls.prepare(folder)
        rows = [judged(*row) for row in used]
    PAGE.write_text(page(rows))
    for row in rows:
        if row.state == "fails":
            print(f"{row.symbol}: {row.how}")
    print(page(rows).partition("\n\n| symbol")[0].partition("|")[2])


if __name__ == "__main__":
    main()
