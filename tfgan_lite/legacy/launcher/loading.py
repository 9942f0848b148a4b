"""Where Python's import machinery meets the script's own files."""

import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Sequence
from typing import Any

from tfgan_lite.legacy.launcher import compiling, importing, sources
from tfgan_lite.legacy.launcher.own_files import OwnFiles
from tfgan_lite.legacy.launcher.programs import Program


class Finder:
    """Finds what Python's own path finder finds, and takes the script's files over from it.

    Args:
      own: which files are the script's.
      loader: the class of loader for those.
    """

    def __init__(self, own: OwnFiles, loader: type) -> None:
        self._own = own
        self._loader = loader

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Returns a spec for an own source file; None leaves the module to the finders behind."""
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is None or type(spec.loader) is not importlib.machinery.SourceFileLoader:
            return None
        if spec.origin is None or not self._own.contains(spec.origin):
            return None
        spec.loader = self._loader(fullname, spec.origin)
        spec.cached = None
        return spec


def install(own: OwnFiles, program: Program) -> type[importlib.machinery.SourceFileLoader]:
    """Puts the finder before Python's own, gives the program its builtins, returns the loader."""

    class OwnLoader(importlib.machinery.SourceFileLoader):
        """Compiles an own file, and reads and writes no bytecode for it."""

        def get_code(self, fullname: str) -> types.CodeType:
            return compiling.compile_file(self.path, program)

        def get_source(self, fullname: str) -> str:
            return sources.read(self.path)

        def exec_module(self, module: types.ModuleType) -> None:
            module.__dict__["__builtins__"] = program.builtins
            super().exec_module(module)

    OwnLoader.__name__ = "SourceFileLoader"  # what a script sees in a module's repr
    program.builtins = importing.Importer(own, program, OwnLoader).builtins()
    place = sys.meta_path.index(importlib.machinery.PathFinder)
    sys.meta_path.insert(place, Finder(own, OwnLoader))
    return OwnLoader
