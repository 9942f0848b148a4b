"""Processes that `multiprocessing` starts afresh instead of forking: they load the script as we do.

Python's own way reads the script's file in the new process as today's Python, where a TensorFlow 1
script cannot be loaded, and a pool then starts processes without end.
"""

import multiprocessing.spawn
import os
import runpy
import sys
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.launcher import compiling, loading, tracebacks
from tfgan_lite.legacy.launcher.own_files import OwnFiles
from tfgan_lite.legacy.launcher.programs import Program

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(__file__))))


def install(script: str, program: Program) -> None:
    """Lets processes that are started by the method `spawn` begin with `load`.

    Args:
      script: str, absolute path.
      program: what the script was judged to be.
    """
    command_line = multiprocessing.spawn.get_command_line

    def get_command_line(**named: Any) -> list[str]:
        words = command_line(**named)
        place = words.index("-c") + 1
        first = f"import sys; sys.path.insert(0, {_ROOT!r}); from {__name__} import load; "
        first += f"load({script!r}, {program.version!r}, {program.is_python2!r}); "
        words[place] = first + words[place]
        return words

    multiprocessing.spawn.get_command_line = get_command_line


def load(script: str, version: int | None, is_python2: bool) -> None:
    """Readies a new process for the script; `multiprocessing` then asks `runpy` to run its file.

    Args:
      script: str, absolute path.
      version, is_python2: of its `Program`.
    """
    own, program = OwnFiles(script), Program(version, is_python2)
    loading.install(own, program)
    tracebacks.install(own, None)
    install(script, program)
    sys.path.remove(_ROOT)
    runpy.run_path = _run_path(runpy.run_path, script, program)


def _run_path(run_path: Callable[..., Any], script: str, program: Program) -> Callable[..., Any]:
    def run(path_name: str, init_globals: Any = None, run_name: str | None = None) -> Any:
        if path_name != script or run_name != "__mp_main__":
            return run_path(path_name, init_globals, run_name)
        names: dict[str, Any] = {"__name__": run_name, "__file__": script}
        names["__builtins__"] = program.builtins
        names |= dict.fromkeys(("__cached__", "__doc__", "__package__", "__spec__"))
        exec(compiling.compile_file(script, program), names)
        return names

    return run
