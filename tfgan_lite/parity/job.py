"""From a setup to a comparison on the terminal and on disk: what the compare app does."""

import contextlib
import dataclasses
import json
import os
import pathlib
from collections.abc import Callable

from tfgan_lite import checkpoints
from tfgan_lite.determinism import Numerics, onednn_is_on
from tfgan_lite.interruption import catch_interruption
from tfgan_lite.parity import chart, output
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.causes import SearchFailed, find_cause
from tfgan_lite.parity.comparison import compare_engines
from tfgan_lite.parity.record import as_json
from tfgan_lite.parity.report import text
from tfgan_lite.parity.result import Comparison, Verdict
from tfgan_lite.parity.setup import Setup
from tfgan_lite.progress import Progress

TEXT, JSON, PICTURE = "comparison.txt", "comparison.json", "distance.png"

_LINES = 10  # of progress, where there is no terminal


def compare_to_files(
    setup: Setup,
    numerics: Numerics,
    *,
    steps: int,
    out: str | os.PathLike[str],
    max_ulp: int = 0,
    causes: bool = True,
    say: Callable[[str], None] = print,
) -> Comparison:
    """Compares engines, says the result and writes it.

    The directory then holds the text (`comparison.txt`), the same for programs
    (`comparison.json`, see `record.as_json`), a chart (`distance.png`) and the last checkpoint of
    each engine (`<engine>/model.ckpt-<step>`). All but the causes are written before the search
    for them begins, so that they are there however it ends.

    Args:
      setup: `Setup`.
      numerics: `Numerics`; what it says of oneDNN gives way to what the environment says, which
        TensorFlow has followed as it was imported.
      steps: int >= 1, the number of rounds.
      out: path of a directory, which is made.
      max_ulp: int >= 0, see `compare_engines`.
      causes: bool, whether to search for the cause of each divergence, in fresh processes.
      say: function that takes text for the user.

    Returns:
      `Comparison`.

    Raises:
      InputError: for a game, data set or device that cannot be used, and a directory that
        cannot be written.
      KeyboardInterrupt: after Ctrl-C or SIGTERM, once what was compared until then is written.
    """
    out = pathlib.Path(out).expanduser()
    checkpoints.check_path("--out", out)
    numerics = dataclasses.replace(numerics, onednn=onednn_is_on())
    setup = setup.resolved()
    makers = setup.makers()
    with output.writing(out):
        out.mkdir(parents=True, exist_ok=True)
        with (
            contextlib.closing(Progress(0, steps, max(1, steps // _LINES))) as progress,
            catch_interruption() as interruption,
        ):
            comparison = compare_engines(
                {name: makers[name] for name in setup.engines},
                numerics,
                steps,
                max_ulp,
                out,
                progress.show,
                stop=lambda: bool(interruption),
            )
        _write(out, comparison, {}, setup)
    if interruption:
        say(text(comparison, {}, setup))
        raise KeyboardInterrupt
    found = _find_causes(setup, comparison, say) if causes else {}
    with output.writing(out):
        _write(out, comparison, found, setup)
    say(text(comparison, found, setup))
    say(f"Wrote {out / TEXT}, {JSON} and {PICTURE}.")
    return comparison


def _find_causes(setup, comparison, say):
    found: dict[tuple[str, str], Cause | str] = {}
    for pair in comparison.pairs:
        if pair.verdict is Verdict.DIVERGED and pair.before:
            say(
                f"{pair.first} and {pair.second} part at step {pair.divergence.step}. "
                "Playing it again with TensorFlow's switches off, one at a time ..."
            )
            try:
                cause = find_cause(setup, comparison.numerics, pair, comparison.max_ulp)
            except SearchFailed as error:
                found[pair.first, pair.second] = f"not known. {error}"
            else:
                found[pair.first, pair.second] = cause
    return found


def _write(out, comparison, causes, setup):
    output.write_text(out / TEXT, text(comparison, causes, setup))
    record = as_json(comparison, causes, setup)
    output.write_text(out / JSON, json.dumps(record, indent=2, allow_nan=False))
    chart.write_png(out / PICTURE, comparison, _title(comparison, setup))


def _title(comparison, setup):
    count = f"{comparison.steps:,} step{'' if comparison.steps == 1 else 's'}"
    return f"{setup.game} on {setup.dataset}, {comparison.numerics.name} numerics, {count}"
