"""The command line of `tfgan-legacy run`: our options, the script, and what is the script's."""

import os
import sys

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.launcher import running

USAGE = """\
  tfgan-legacy run [--python=2|3|auto] SCRIPT.py [the script's own flags and arguments]
  tfgan-legacy run [--python=2|3|auto] -m PACKAGE.MODULE [its own flags and arguments]

Runs a TensorFlow 1 script on today's TensorFlow, Python and NumPy. Nothing on disk is changed.
  --python   which Python the program was written for. auto, the default, reads its files; an
             integer division floors in a program of Python 2.
  -m         runs a module of the program in the current folder, as `python -m` does."""

_PYTHONS = {"2": 2, "3": 3, "auto": None}


def main(words: list[str], search_path: list[str]) -> None:
    """Runs a script; returns when it has ended, and lets its exceptions pass.

    absl is not asked for any flag here: its flags are one set a process, and that set is the
    script's.

    Args:
      words: what follows `run` on the command line.
      search_path: `sys.path` without the entries of the launcher itself.

    Raises:
      SystemExit: status 2 where the command line cannot be used; else as the script raises it.
    """
    if not words or words[0] in ("--help", "-help", "-h"):
        print(USAGE, file=sys.stdout if words else sys.stderr)
        sys.exit(0 if words else 2)
    try:
        python, script, arguments = parse(words)
        module = script if "-m" in words[: words.index(script)] else None
        if module is not None:
            script = running.file_of(module)
        running.check(script)
    except InputError as error:
        print(f"tfgan-legacy: {error}", file=sys.stderr)
        sys.exit(2)
    running.run(script, arguments, python, search_path, module)


def parse(words: list[str]) -> tuple[int | None, str, list[str]]:
    """Returns the Python version (None: find out), the script, and the script's arguments.

    The script is a module's dotted name behind `-m`.

    Raises:
      InputError: for an option that there is not, or if no script is named.
    """
    python = None
    for i, word in enumerate(words):
        if not word.startswith("-"):
            return python, word, words[i + 1 :]
        if word == "-m":
            continue
        option, _, value = word.partition("=")
        if option != "--python" or value not in _PYTHONS:
            raise InputError(
                "run: an option before the script wants to be --python=2, 3 or auto, or -m; "
                f"got {word}. Write the script's own flags behind its name."
            )
        python = _PYTHONS[value]
    raise InputError(
        f"run: wants a script; got {' '.join(words)}. Name a .py file in {os.getcwd()}."
    )
