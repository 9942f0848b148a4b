"""Ten public TensorFlow 1 programs, run by `tfgan-legacy run`, or ported and run plainly.

    python bench/legacy/ten.py --copies=COPIES --data=DATA [--only=TimeGAN] [--ported]

COPIES holds a clone of each repository of programs.py, as OWNER/NAME, at the commit that stands
there. DATA holds small data in the layouts that the programs read, a folder for each name in
programs.py. Each program is copied into a folder of its own, its data is laid beside it, and it
runs until its output has matched often enough, or its time is over.
"""

import math
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from absl import app, flags
from programs import PROGRAMS

COPIES = flags.DEFINE_string("copies", None, "Where the clones are.", required=True)
DATA = flags.DEFINE_string("data", None, "Where the small data are.", required=True)
ONLY = flags.DEFINE_string("only", "", "Part of the names of the programs to run.")
KEEP = flags.DEFINE_string(
    "keep", None, "Where to keep the programs' output; nowhere if not given."
)
PORTED = flags.DEFINE_bool(
    "ported",
    False,
    "Port each program with `tfgan-legacy port`, and run that without the launcher.",
)
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
APP = [sys.executable, "-u", str(ROOT / "bin/tfgan-legacy")]


def lay_out(program, folder):
    """Copies a program and its data into a folder; returns where it runs."""
    source = pathlib.Path(COPIES.value, program.repository)
    if PORTED.value:
        port = [*APP, "port", str(source), "-o", str(folder), "--force"]
        subprocess.run(port, check=True, stdout=subprocess.DEVNULL)
    else:
        shutil.copytree(source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git"))
    for name, place in program.data.items():
        shutil.copytree(pathlib.Path(DATA.value, name), folder / place, dirs_exist_ok=True)
    for place in program.empty:
        (folder / place).mkdir(parents=True, exist_ok=True)
    return folder / program.folder


def play(program, folder):
    """Runs a program; returns (lines that matched, exit status or None, seconds, output)."""
    where = lay_out(program, folder)
    environment = {**os.environ, "CUDA_VISIBLE_DEVICES": "", "MPLBACKEND": "Agg"}
    environment["PYTHONPATH"] = str(ROOT)
    start = [sys.executable, "-u"] if PORTED.value else [*APP, "run"]
    began = time.monotonic()
    process = subprocess.Popen(
        [*start, *program.command],
        cwd=where,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    over = threading.Timer(program.seconds * 3, stop, [process])  # measured on a quiet machine
    over.start()
    lines, matched = [], []
    for line in process.stdout:
        lines.append(line)
        found = re.match(program.pattern, line) or re.search(program.pattern, line)
        if found:
            matched.append(found)
        if len(matched) >= program.times and not program.to_the_end:
            break
    status = process.wait() if program.to_the_end else None
    seconds = time.monotonic() - began
    over.cancel()
    stop(process)
    return matched, status, seconds, "".join(lines)


def stop(process):
    """Ends a program and all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def judge(program, folder, matched, status):
    """Returns what is wrong, or an empty string."""
    numbers = [group for found in matched for group in found.groups() if group]
    if len(matched) < program.times:
        return f"matched {len(matched)} times, wants {program.times}"
    if not all(math.isfinite(float(number)) for number in numbers):
        return f"numbers that are not finite: {', '.join(numbers[:8])}"
    if program.to_the_end and status != 0:
        return f"exit status {status}"
    for name in program.writes:
        if not (folder / program.folder / name).exists():
            return f"{name} was not written"
    return ""


def main(_):
    print("| program | first losses | seconds | passes |\n|---|---|---|---|")
    failed = 0
    for program in PROGRAMS:
        if ONLY.value.lower() not in program.repository.lower():
            continue
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            matched, status, seconds, output = play(program, folder)
            wrong = judge(program, folder, matched, status)
        if KEEP.value:
            name = program.repository.replace("/", "+")
            pathlib.Path(KEEP.value).mkdir(parents=True, exist_ok=True)
            pathlib.Path(KEEP.value, f"{name}.txt").write_text(output)
        losses = " ".join(group for found in matched[:2] for group in found.groups() if group)
        verdict = wrong or "yes"
        print(f"| {program.repository} | {losses} | {seconds:.0f} | {verdict} |", flush=True)
        failed += bool(wrong)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    app.run(main)
