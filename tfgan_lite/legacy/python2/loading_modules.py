"""`imp` and `importlib`, which load own files as an import does."""

import importlib as _importlib
import importlib.machinery as _machinery
import importlib.util as _util
import os as _os
import sys as _sys
import types as _types
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.python2.overlays import Overlay

_loading: dict[str, Any] = {}


def connect(import_module: Callable[..., Any], loader: Callable[[str, str], Any]) -> None:
    """Says how own files are imported, which only the launcher knows.

    Args:
      import_module: function as `importlib.import_module`.
      loader: function from (name, path) to a loader of an own file.
    """
    _loading.update(import_module=import_module, loader=loader)


def _import_module(name: str, package: str | None = None) -> Any:
    return _loading["import_module"](name, package)


def _own_loader(name: str, path: str) -> Any:
    return _loading["loader"](name, path)


def load_source(name: str, path: str, file: Any = None) -> Any:
    """`imp.load_source`."""
    spec = _util.spec_from_file_location(name, path, loader=_own_loader(name, path))
    if spec is None or spec.loader is None:
        raise ImportError(f"imp.load_source: {path!r} wants to be a Python file.", name=name)
    module = _util.module_from_spec(spec)
    _sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _spec_from_file_location(name: str, location: Any = None, **named: Any) -> Any:
    if location is not None and "loader" not in named and str(location).endswith(".py"):
        named["loader"] = _own_loader(name, _os.path.abspath(location))
    return _util.spec_from_file_location(name, location, **named)


class imp(Overlay):
    """The module `imp`, which Python 3.12 left out."""

    OVER = {"load_source": load_source}
    GAPS = {"new_module": _types.ModuleType, "reload": _importlib.reload}


_util_names = _types.ModuleType("importlib.util")
_util_names.__dict__.update(vars(_util), spec_from_file_location=_spec_from_file_location)
_machinery_names = _types.ModuleType("importlib.machinery")
_machinery_names.__dict__.update(vars(_machinery), SourceFileLoader=_own_loader)


class importlib(Overlay):
    """`importlib.import_module` of an own file."""

    OVER = {
        "import_module": _import_module,
        "machinery": _machinery_names,
        "util": _util_names,
    }
