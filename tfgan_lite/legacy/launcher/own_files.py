"""Which files are the script's own: not Python's, not installed, and not this package's.

Installed libraries of TensorFlow 1's time are treated as own files; see `libraries`.
"""

import functools
import os
import sys
import sysconfig

from tfgan_lite.legacy.launcher import libraries

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_INSTALLED = {"site-packages", "dist-packages"}


class OwnFiles:
    """The script and what it imports from its folder, PYTHONPATH, and where it points sys.path.

    Args:
      script: str, the absolute path of the script.
    """

    def __init__(self, script: str) -> None:
        self.script = script
        paths = sysconfig.get_paths()
        library = {paths["stdlib"], paths["platstdlib"], os.path.dirname(os.__file__)}
        foreign = {_PACKAGE, *library, *(os.path.realpath(folder) for folder in library)}
        self._foreign = tuple(os.path.join(folder, "") for folder in sorted(foreign))
        self.contains = functools.cache(self._contains)

    def _contains(self, path: str) -> bool:
        """Returns whether a file is the script's own."""
        path = os.path.abspath(path)
        if path == self.script:
            return True
        if self.is_library(path):
            return True
        return not path.startswith(self._foreign) and _INSTALLED.isdisjoint(path.split(os.sep))

    def is_library(self, path: str) -> bool:
        """Returns whether a file is of an installed library of TensorFlow 1's time."""
        return libraries.holds(path, _INSTALLED)

    def holds(self, module: object) -> bool:
        """Returns whether a module was loaded from one of the script's own files."""
        path = getattr(module, "__file__", None)
        return isinstance(path, str) and self.contains(path)

    def find(self, name: str, folders: list[str] | None = None) -> str | None:
        """Returns the own file of a top-level module or package, without importing anything.

        Args:
          name: str without dots.
          folders: where to look; `sys.path` unless given.
        """
        for folder in sys.path if folders is None else folders:
            base = os.path.join(folder or os.getcwd(), name)
            for path in (os.path.join(base, "__init__.py"), base + ".py"):
                if os.path.isfile(path):
                    return path if self.contains(path) else None
            if os.path.isdir(base) and self.contains(base) and _holds_python(base):
                return base
        return None


def _holds_python(folder):
    """Returns whether a folder without __init__.py serves as a package."""
    return any(entry.name.endswith(".py") or entry.is_dir() for entry in os.scandir(folder))
