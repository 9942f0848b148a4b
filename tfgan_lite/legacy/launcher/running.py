"""Makes the process look as `python script.py` makes it, and runs the script in it."""

import os
import sys
import types

import numpy as np

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.launcher import compiling, loading, programs, spawning, tracebacks
from tfgan_lite.legacy.launcher.own_files import OwnFiles

_kept: list[types.ModuleType] = []  # the module that started us; Python would clear it away


def check(script: str) -> None:
    """Raises InputError unless the script is a file that can be read."""
    if os.path.isdir(script):
        got = "a folder"
    elif not os.path.exists(script):
        got = f"no such file in {os.getcwd()}"
    elif not os.access(script, os.R_OK):
        got = "a file that may not be read"
    else:
        return
    raise InputError(f"run: {script!r} wants to be a Python file; got {got}. Check the path.")


def run(script: str, arguments: list[str], python: int | None, search_path: list[str]) -> None:
    """Runs a script as `__main__`.

    Args:
      script: str, its path as the user gave it.
      arguments: what becomes `sys.argv[1:]`.
      python: 2, 3, or None to judge by the program's files.
      search_path: what becomes `sys.path[1:]`.
    """
    path = os.path.abspath(script)
    folder = os.path.dirname(os.path.realpath(script))
    sys.argv[:] = [script, *arguments]
    sys.path[:] = [folder, *search_path]
    _quiet_display()
    np.set_printoptions(legacy="1.25")  # a list of numbers is printed without `np.float32(...)`
    own = OwnFiles(path)
    program = programs.judge(path, own, python)
    module = types.ModuleType("__main__")
    loader = loading.install(own, program)
    _kept.append(sys.modules["__main__"])
    sys.modules["__main__"] = module
    module.__dict__.update(
        __file__=path, __cached__=None, __loader__=loader("__main__", path), __package__=None
    )
    spawning.install(path, program)
    tracebacks.install(own, getattr(_kept[-1], "__file__", None))
    code = compiling.compile_file(path, program)
    module.__dict__["__builtins__"] = program.builtins
    exec(code, module.__dict__)


def _quiet_display():
    """Lets matplotlib draw into memory where there is no screen."""
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not screen and sys.platform.startswith("linux"):
        os.environ.setdefault("MPLBACKEND", "Agg")
