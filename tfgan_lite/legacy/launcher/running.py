"""Makes the process look as `python script.py` makes it, and runs the script in it."""

import os
import sys
import types

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.launcher import compiling, processes, programs
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


def file_of(module: str) -> str:
    """Returns the absolute path of a module of the program in the current folder.

    Args:
      module: str, dotted; for a package its `__main__.py` counts.

    Raises:
      InputError: if there is none.
    """
    base = os.path.abspath(os.path.join(*module.split(".")))
    for path in (os.path.join(base, "__main__.py"), f"{base}.py"):
        if os.path.isfile(path):
            return path
    raise InputError(
        f"run: -m {module} wants to be a module of the program in {os.getcwd()}; there is no "
        f"{base}.py and no {base}/__main__.py. Check the name and the folder."
    )


def run(
    script: str,
    arguments: list[str],
    python: int | None,
    search_path: list[str],
    module_name: str | None = None,
) -> None:
    """Runs a script as `__main__`.

    Args:
      script: str, its path as the user gave it.
      arguments: what becomes `sys.argv[1:]`.
      python: 2, 3, or None to judge by the program's files.
      search_path: what becomes `sys.path[1:]`.
      module_name: what the script is to the packages around it, whose imports then begin in the
        current folder; None for a script that is run by its path.
    """
    path = os.path.abspath(script)
    folder = os.getcwd() if module_name else os.path.dirname(os.path.realpath(script))
    sys.argv[:] = [script, *arguments]
    sys.path[:] = [folder, *search_path]
    own = OwnFiles(path)
    program = programs.judge(path, own, python)
    package = _package(module_name, path) if module_name else None
    module = types.ModuleType("__main__")
    _kept.append(sys.modules["__main__"])
    starter = getattr(_kept[-1], "__file__", None)
    loader = processes.prepare(path, own, program, package, starter)
    sys.modules["__main__"] = module
    module.__dict__.update(
        __file__=path, __cached__=None, __loader__=loader("__main__", path), __package__=package
    )
    code = compiling.compile_file(path, program)
    module.__dict__["__builtins__"] = program.builtins
    exec(code, module.__dict__)


def _package(module_name, path):
    """Returns the name of the package that a module is in, or is."""
    if os.path.basename(path) == "__main__.py":
        return module_name
    return module_name.rpartition(".")[0]
