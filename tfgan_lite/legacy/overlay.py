"""How a module of TensorFlow 1 is laid over today's: what the file has not, it looks up below."""

import importlib
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

from tfgan_lite.legacy import missing

_ROOT = "tfgan_lite.legacy.tensorflow"
# Where TensorFlow's public modules live, Keras 2 among them.
_API = (
    *("tensorflow._api.v2.compat.v1.", "tensorflow._api.v2.v2.", "tensorflow._api.v2."),
    "tf_keras.api._v1.",
)


def overlay(
    name: str,
    below: Any = (),
    submodules: tuple[str, ...] = (),
    elsewhere: Mapping[str, str] | None = None,
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Returns a module's `__getattr__` and `__dir__` (PEP 562).

    Args:
      name: str, the module's `__name__`.
      below: module or other object that has the names which the file lacks; or several in a
        tuple, of which the first one that has a name counts.
      submodules: names of submodules, which are imported when they are asked for.
      elsewhere: dict from name to `module:name`, imported when it is asked for.

    The returned `__getattr__` raises `missing.MissingSymbol`, which is an AttributeError, for
    what is in none of these places.
    """
    places = dict(elsewhere or {})

    def look_up(attribute: str) -> Any:
        if attribute in submodules:
            return importlib.import_module(f"{name}.{attribute}")
        if attribute in places:
            module, _, symbol = places[attribute].partition(":")
            found = importlib.import_module(module)
            found = getattr(found, symbol) if symbol else found
        elif attribute == "__all__":  # for `import *`, which else takes what is in the file
            own = sys.modules[name]
            return [one for one in names() if not one.startswith("_") and hasattr(own, one)]
        elif attribute.startswith("__"):
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        else:
            found = _first(below, attribute, f"{public_name(name)}.{attribute}")
            found = _shadow(found) if not name.startswith(f"{_ROOT}.contrib") else found
        setattr(sys.modules[name], attribute, found)  # the next time without this function
        return found

    def names() -> list[str]:
        found = {
            *vars(sys.modules[name]),
            *submodules,
            *places,
            *_names(below),
        }
        return sorted(n for n in found if not n.startswith("__"))

    return look_up, names


def _first(below, attribute, symbol):
    for place in _places(below):
        try:
            return getattr(place, attribute)
        except AttributeError:
            continue
    raise missing.MissingSymbol(symbol)


def _names(below):
    return [name for place in _places(below) for name in dir(place)]


def _places(below):
    return below if isinstance(below, tuple) else (below,)


def _shadow(found):
    """Returns the module of a public module of TensorFlow's that is laid over it here."""
    path = getattr(found, "__name__", "")
    for prefix in _API:
        if isinstance(found, types.ModuleType) and path.startswith(prefix):
            return importlib.import_module(f"{_ROOT}.{path.removeprefix(prefix)}")
    return found


def public_name(module: str) -> str:
    """Returns what a script calls a module: `tf.contrib.layers`."""
    return "tf" + module.removeprefix(_ROOT)
