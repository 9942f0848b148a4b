"""Python scripts of the program that it starts itself: `subprocess.call(["python3", "run.py"])`.

They are started as the program was, with the Python that runs it.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

from tfgan_lite.legacy.launcher.importing_afresh import importing
from tfgan_lite.legacy.launcher.own_files import OwnFiles

_PYTHON = re.compile(r"python(?:[23](?:\.\d+)?)?$")  # with a folder, it is a Python of its own
_START = importing("tfgan_lite.legacy", "command")
_START += 'command.main(["run", "--python=%s", *sys.argv[1:]], sys.path[1:])'


def install(own: OwnFiles, version: int | None) -> None:
    """Lets `subprocess` start own scripts with the launcher, where the command is a list.

    Modules, `python -m own.module`, are started without it.

    Args:
      own: which files are the script's.
      version: which Python the user said the program was written for, or None.
    """
    init = _init(subprocess.Popen.__init__, own, version)
    subprocess.Popen.__init__ = init  # type: ignore[method-assign]


def _init(init: Callable[..., None], own: OwnFiles, version: int | None) -> Callable[..., None]:
    def __init__(self: Any, args: Any, *rest: Any, **named: Any) -> None:
        if isinstance(args, (list, tuple)) and not named.get("shell"):
            args = launched(args, named.get("cwd"), own, version)
        init(self, args, *rest, **named)

    return __init__


def launched(
    words: Sequence[Any], folder: Any, own: OwnFiles, version: int | None = None
) -> Sequence[Any]:
    """Returns a command with the launcher in it, if it runs an own script by Python; else itself.

    Args:
      words: the command.
      folder: where it is to run; None for the current folder.
      own: which files are the script's.
      version: see `install`.
    """
    texts = [os.fspath(word) if isinstance(word, os.PathLike) else word for word in words]
    if not all(isinstance(text, str) for text in texts) or not texts:
        return words
    options = 1
    while texts[options : options + 1] in (["-u"], ["-O"], ["-B"]):
        options += 1
    script = texts[options] if options < len(texts) else ""
    is_python = texts[0] == sys.executable or _PYTHON.fullmatch(texts[0])
    if not is_python or not script.endswith(".py"):
        return words
    path = os.path.abspath(os.path.join(os.fsdecode(folder or ""), script))
    if not os.path.isfile(path) or not own.contains(path):
        return words
    start = _START % (version or "auto")
    return [sys.executable, *texts[1:options], "-c", start, *texts[options:]]
