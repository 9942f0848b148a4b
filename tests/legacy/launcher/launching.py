"""Starts `tfgan-legacy` as a user does."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[3]
APP = ROOT / "bin/tfgan-legacy"
SCRIPTS = ROOT / "tests/legacy/scripts"


def launch(folder, *words, app=(str(APP), "run"), **named):
    """Returns the finished process of a script that is run in a folder."""
    command = [sys.executable, *app, *map(str, words)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, **named)


def write(folder, **files):
    """Writes files, by their names without .py; a double underscore stands for a slash."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
