"""The result of comparing a script, as text and as files."""

import dataclasses
import json
import pathlib
from typing import Any

from tfgan_lite.legacy.comparing.counting import parts_of
from tfgan_lite.legacy.comparing.lockstep import Lockstep
from tfgan_lite.legacy.comparing.planning import Part
from tfgan_lite.legacy.comparing.replaying import compared_variables
from tfgan_lite.parity import chart, output
from tfgan_lite.parity.record import as_json
from tfgan_lite.parity.report import text
from tfgan_lite.tables import columns, plural

TEXT, JSON, PICTURE = "comparison.txt", "comparison.json", "distance.png"
_SHOWN = 8


@dataclasses.dataclass(frozen=True)
class Script:
    """A script that is compared.

    Attributes:
      path: str, as the user gave it.
      arguments: tuple of str, its own flags and arguments.
    """

    path: str
    arguments: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What is compared, for a heading."""
        return " ".join([self.path, *self.arguments])

    def as_json(self) -> dict[str, Any]:
        """Returns the fields as a plain dict."""
        return dataclasses.asdict(self)


def say(lockstep: Lockstep, script: Script, out: pathlib.Path, ended: str) -> None:
    """Prints the report, and writes it with its JSON and its chart into a directory.

    Args:
      lockstep: `Lockstep` that has seen the script's steps.
      script: `Script`.
      out: directory, which is made.
      ended: str, how the script ended, if it did so before all steps were compared.

    Raises:
      InputError: for a directory that cannot be written.
    """
    comparison = lockstep.comparison()
    pair = comparison.pairs[0]
    causes = {} if lockstep.cause is None else {(pair.first, pair.second): lockstep.cause}
    told = "\n\n".join(
        [text(comparison, causes, script), "\n".join([*_counts(lockstep), *_ending(ended)])]
    )
    print(f"\n{told}")
    record = as_json(comparison, causes, script) | {
        "taken": dict(parts_of(lockstep.counts, Part.TAKEN)),
        "executed": dict(parts_of(lockstep.counts, Part.EXECUTED)),
        "runs": dict(lockstep.counts.runs),
    }
    with output.writing(out):
        out.mkdir(parents=True, exist_ok=True)
        output.write_text(out / TEXT, told)
        output.write_text(out / JSON, json.dumps(record, indent=2, allow_nan=False))
        chart.write_png(out / PICTURE, comparison, f"{script.path}, {comparison.steps} steps")
    print(f"Wrote {out / TEXT}, {JSON} and {PICTURE}.", flush=True)


def _counts(lockstep):
    counts = lockstep.counts
    table = [("session.run that is a step", "steps")]
    table += [(title, f"{count:,}") for title, count in counts.runs.most_common(_SHOWN)]
    lines = [columns(table, "<>"), ""]
    plans = list(counts.plans.values())
    fetches = {tensor.name for plan in plans for tensor in plan.fetches}
    written = {name for plan in plans for name in compared_variables(plan)}
    executed = parts_of(counts, Part.EXECUTED).total()
    lines.append(
        f"Compared in each step: {plural(len(fetches), 'fetched tensor')} and "
        f"{plural(len(written), 'written variable')}, over all kinds of steps; "
        f"{plural(executed, 'operation')} executed eagerly, one by one."
    )
    taken = parts_of(counts, Part.TAKEN)
    if taken:
        lines.append(f"Taken from the session, and not compared: {_listed(taken)}.")
    followed = sorted({name for plan in plans for name in plan.followed})
    if followed:
        more = ", ..." if len(followed) > _SHOWN else ""
        lines.append(
            "Variables whose values were taken as well, since what writes them cannot be executed "
            f"alone: {', '.join(followed[:_SHOWN])}{more}."
        )
    reads = "writes" if counts.reading == 1 else "write"
    setting = f"{counts.setting:,} that initialise, restore or fill a queue"
    if counts.setting == 1:
        setting = "1 that initialises, restores or fills a queue"
    lines.append(
        f"Not compared: {plural(counts.reading, 'run')} that {reads} no variable, {setting}."
    )
    lines += [
        f"{plural(n, 'run')} could not be compared: {why}" for why, n in counts.unseen.items()
    ]
    return lines


def _listed(counter):
    shown = [f"{kind} ({count})" for kind, count in counter.most_common(_SHOWN)]
    return ", ".join(shown) + (", ..." if len(counter) > _SHOWN else "")


def _ending(ended):
    return [ended] if ended else []
