"""Plays every parity case for many steps under strict numerics, and prints a Markdown table.

    python bench/parity.py

The cases are those of `tests/parity/`, here with larger batches. One whose step
takes the eager engine more than half a second is played for 200 steps at most. Exit status: 0
if all agree to the bit but those that are known to part, and 1 otherwise.
"""

import pathlib
import sys
import time

from absl import app, flags

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "parity")]

STEPS = flags.DEFINE_integer("steps", 1000, "Rounds of each case.", lower_bound=1)
CASES = flags.DEFINE_list("cases", None, "Parts of cases' names. Default: every case.")
PROCESSES = flags.DEFINE_integer("processes", 2, "Cases played at a time.", lower_bound=1)

PAIRS = (("graph", "eager"), ("graph", "function"))


def main(_):
    import parity_cases
    import playing

    wanted = CASES.value or [""]
    chosen = [c for c in parity_cases.CASES if any(part in c.name for part in wanted)]
    if not chosen:
        raise app.UsageError(f"--cases: no case has {' or '.join(wanted)} in its name.")
    start, told, failed = time.perf_counter(), [], False
    print("| case | graph/eager ULPs | graph/function ULPs | steps | seconds |")
    print("|---|---:|---:|---:|---:|")
    with playing.processes(PROCESSES.value) as executor:
        pending = [executor.submit(playing.play, case.name, STEPS.value) for case in chosen]
        for case, outcome in zip(chosen, (future.result() for future in pending), strict=True):
            ulps = " | ".join(f"{outcome.ulps[pair]:,}" for pair in PAIRS)
            mark = " *" if case.parts else ""
            row = f"{case.name}{mark} | {ulps} | {outcome.steps:,} | {outcome.seconds:.0f}"
            print(f"| {row} |", flush=True)
            told += [f"{case.name}: {line}" for line in outcome.told]
            failed |= bool(outcome.told) != bool(case.parts)
    print(f"\n{time.perf_counter() - start:.0f} seconds in {PROCESSES.value} processes")
    if any(case.parts for case in chosen):
        print("\n* known to part:")
        print("\n".join(f"- {case.name}: {case.parts}" for case in chosen if case.parts))
    print("\n".join(["", *told]))
    return int(failed)


if __name__ == "__main__":
    app.run(main)
