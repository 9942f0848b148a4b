"""What every process of a program begins with: the one that is started, and those it spawns."""

import os
import runpy
from collections.abc import Callable
from typing import Any

import numpy as np

from tfgan_lite.legacy.launcher import children, compiling, loading, spawning, tracebacks
from tfgan_lite.legacy.launcher.own_files import OwnFiles
from tfgan_lite.legacy.launcher.programs import Program
from tfgan_lite.legacy.screens import has_screen


def prepare(
    script: str, own: OwnFiles, program: Program, package: str | None, starter: str | None
) -> Any:
    """Makes this process load, print and start others as the program's time did.

    Args:
      script: str, absolute path.
      own: which files are the script's.
      program: what the script was judged to be.
      package: the package that the script is a module of, or None.
      starter: the file that was `__main__` before the script, or None.

    Returns:
      The class of loader of own files.
    """
    if not has_screen():
        os.environ.setdefault("MPLBACKEND", "Agg")  # matplotlib draws into memory
    if np.lib.NumpyVersion(np.__version__) >= "2.0.0":
        np.set_printoptions(legacy="1.25")  # a list of numbers is printed without `np.float32(...)`
    loader = loading.install(own, program)
    spawning.install(script, program.version, program.is_python2, package)
    children.install(own, program.version)
    tracebacks.install(own, starter)
    return loader


def load(script: str, version: int | None, is_python2: bool, package: str | None) -> None:
    """Readies a spawned process; `multiprocessing` then asks `runpy` to run the script's file.

    Args:
      script: str, absolute path.
      version, is_python2: of its `Program`.
      package: see `prepare`.
    """
    program = Program(version, is_python2)
    prepare(script, OwnFiles(script), program, package, None)
    runpy.run_path = _run_path(runpy.run_path, script, program, package)


def _run_path(
    run_path: Callable[..., Any], script: str, program: Program, package: str | None
) -> Callable[..., Any]:
    def run(path_name: str, init_globals: Any = None, run_name: str | None = None) -> Any:
        if path_name != script or run_name != "__mp_main__":
            return run_path(path_name, init_globals, run_name)
        names: dict[str, Any] = {"__name__": run_name, "__file__": script}
        names["__builtins__"] = program.builtins
        names |= dict.fromkeys(("__cached__", "__doc__", "__spec__"))
        names["__package__"] = package
        exec(compiling.compile_file(script, program), names)
        return names

    return run
