"""Modules of contrib by the long paths that scripts import them by.

`tensorflow.contrib.slim.python.slim.learning` is `contrib.slim.learning`, the same module and
not a second copy: a finder at the head of `sys.meta_path` leads the one name to the other. What
has no module of its name here is its package, which has the names of all its files.
"""

import importlib
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Sequence

_CONTRIB = "tfgan_lite.legacy.tensorflow.contrib."
_PACKAGES = ("data", "image", "losses", "opt", "signal", "slim", "stateless", "summary", "training")
_RENAMED = {
    "image.dense_image_warp": "image.warping",
    "training.hparam": "training.hparams",
    "losses.loss_ops": "losses",
    "summary.summary": "summary",
    "summary.summary_ops": "summary",
}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds a module by its long path; see the head of the file."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Returns a spec for a long path of one of the packages, else None."""
        if short_path(fullname) is None:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        """Returns the module of the short path."""
        module = importlib.import_module(short_path(spec.name) or "")
        spec.loader_state = module.__spec__
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        """Gives the module its own spec back, which importlib has replaced."""
        if module.__spec__ is not None:
            module.__spec__ = module.__spec__.loader_state


def install() -> None:
    """Puts the finder at the head of `sys.meta_path`, once."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())


def short_path(fullname: str) -> str | None:
    """Returns the name of the module that a long path means, or None for other names."""
    if not fullname.startswith(_CONTRIB):
        return None
    package, *rest = fullname.removeprefix(_CONTRIB).split(".")
    is_summary = package == "summary" and rest in (["summary"], ["summary_ops"])
    if package not in _PACKAGES or not rest or not (rest[0] == "python" or is_summary):
        return None
    wanted = f"{package}.{rest[-1]}"
    found = _CONTRIB + _RENAMED.get(wanted, wanted)
    folder = importlib.import_module(_CONTRIB + package).__path__
    has_file = importlib.machinery.PathFinder.find_spec(found, folder) is not None
    return found if has_file else _CONTRIB + package
