"""Modules below the TensorFlow 1 module that have no file here: TensorFlow's own, under that name.

`from tensorflow.python.framework import ops` in a script asks for
`tfgan_lite.legacy.tensorflow.python.framework.ops`. A finder at the end of `sys.meta_path` makes
such a module out of TensorFlow's, with what TensorFlow has removed from it laid over.
"""

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import operator
import sys
import types
from collections.abc import Sequence

from tfgan_lite.legacy import keras_paths, long_paths, missing
from tfgan_lite.legacy.overlay import overlay
from tfgan_lite.legacy.private_names import REMOVED

_ROOT = "tfgan_lite.legacy.tensorflow"
_PREFIX = f"{_ROOT}."
_KERAS = "keras."
_SAME = {  # other names of the same modules
    f"{_ROOT}.compat.v1": _ROOT,
    **{f"{_ROOT}.{path}": f"{_ROOT}.keras" for path in keras_paths.OTHER_NAMES},
}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and makes the modules; see the head of the file."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Returns a spec for every name below the TensorFlow 1 module that nobody else found.

        Raises:
          ModuleNotFoundError: for a module that is not provided; it says what there is.
        """
        if not fullname.startswith(_PREFIX):
            return None
        name = fullname.removeprefix(_PREFIX)
        own = _own(name)
        if not own and name not in REMOVED and not _children(name):
            raise ModuleNotFoundError(missing.explain(f"tf.{name}"), name=f"tensorflow.{name}")
        return importlib.machinery.ModuleSpec(fullname, self, loader_state=own, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        """Returns an empty module."""
        return types.ModuleType(spec.name, "TensorFlow's own module, by its TensorFlow 1 name.")

    def exec_module(self, module: types.ModuleType) -> None:
        """Lets the module look up what it is asked for."""
        name = module.__name__.removeprefix(_PREFIX)
        own = module.__spec__.loader_state if module.__spec__ else ()
        look_up, names = overlay(module.__name__, own, _children(name), REMOVED.get(name))
        module.__dict__["__getattr__"] = look_up
        module.__dict__["__dir__"] = names


class Itself(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """`tf.compat.v1` is the TensorFlow 1 module itself, whole; `tf.python.keras` is `tf.keras`.

    It goes before Python's finders, which would load the parts' files once more by these names.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Returns a spec for the other names, and every name below them."""
        if _same(fullname) is None:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def exec_module(self, module: types.ModuleType) -> None:
        """Puts the part into `sys.modules`, where `import` takes it from."""
        sys.modules[module.__name__] = importlib.import_module(_same(module.__name__) or "")


def _same(fullname):
    """Returns the name of the module that another name means, or None where it is no such."""
    for other, name in _SAME.items():
        if fullname == other or fullname.startswith(f"{other}."):
            return name + fullname.removeprefix(other)
    return None


def install() -> None:
    """Puts the finders into `sys.meta_path`, once."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Itself())
        sys.meta_path.append(Finder())


def _own(name):
    """Returns TensorFlow's own modules of a dotted name below `tensorflow`, nearest first.

    TensorFlow 1's public module, today's (whose names TensorFlow 1 may lack), or a private one: a
    script that asks for a module below `tensorflow.python` gets what there is.
    """
    if name.startswith(_KERAS):
        return keras_paths.places(name.removeprefix(_KERAS))
    long = long_paths.names_below(name)
    if long is not None:
        return (long,)
    found = []
    for root in ("tensorflow.compat.v1", "tensorflow"):
        try:
            # By attribute first: some of what TensorFlow offers there, no import finds.
            found.append(operator.attrgetter(name)(importlib.import_module(root)))
        except AttributeError:
            with contextlib.suppress(ModuleNotFoundError):
                found.append(importlib.import_module(f"{root}.{name}"))
    return tuple(place for place in found if isinstance(place, types.ModuleType))


def _children(name):
    """Returns the names of the modules right below one that only a table knows."""
    if name.startswith(_KERAS):
        return keras_paths.files(name.removeprefix(_KERAS))
    below = [known.removeprefix(f"{name}.") for known in REMOVED if known.startswith(f"{name}.")]
    return tuple({rest.partition(".")[0] for rest in below})
