"""Where a symbol of TensorFlow 1 is today: in `tf.compat.v1`, in this package, or nowhere.

A symbol is a dotted name that begins with `tensorflow`, whatever the file calls the module:
`tensorflow.nn.relu`. The answers come from the modules themselves and not from a list.
"""

import functools
import importlib
import types
from typing import Any, NamedTuple

import tensorflow as tf

from tfgan_lite.legacy import keras_paths, missing
from tfgan_lite.legacy.launcher import redirects
from tfgan_lite.legacy.private_names import REMOVED

LEGACY = redirects.TENSORFLOW
V1 = "tensorflow.compat.v1"
_TOPS = {
    top: "tensorflow" + module.removeprefix(LEGACY) for top, module in redirects.TENSORFLOWS.items()
}
# By prefix: the module that has the symbols below it. The longest prefix counts.
_PLACES = {
    "keras": f"{LEGACY}.keras",
    "layers": "tfgan_lite.layers",
    "contrib": f"{LEGACY}.contrib",
    "examples": f"{LEGACY}.examples",
    "nn.rnn_cell": f"{LEGACY}.nn.rnn_cell",
    "nn.seq2seq": f"{LEGACY}.contrib.legacy_seq2seq",
}
_EXPORTED = {"tensorflow.python.framework.ops"}
_EXPORTED |= {f"tensorflow.python.ops.{m}_ops" for m in ("array", "control_flow", "math")}
_KERAS = "tensorflow.keras."
_SLOW = {"keras", "estimator", "contrib", "v1", "v2"}  # slow to import, or a circle


class Place(NamedTuple):
    """A module, and a name in it; the name is empty where the module itself is meant."""

    module: str
    name: str


def canonical(name: str) -> str:
    """Returns the symbol of TensorFlow 1 that a dotted name means, and other names as they are.

    `tensorflow.compat.v1.X` is `tensorflow.X`, and a private path that has a public name is that.
    """
    top, dot, rest = name.partition(".")
    name = _TOPS.get(top, top) + dot + rest
    while name == V1 or name.startswith(V1 + "."):
        name = "tensorflow" + name.removeprefix(V1)
    for path in keras_paths.OTHER_NAMES:
        other = f"tensorflow.{path}"
        same = "tensorflow.keras" + name.removeprefix(other)
        if below(name, other) and is_provided(same):
            name = same
    if name.startswith(_KERAS):
        return _KERAS + keras_paths.public(name.removeprefix(_KERAS))
    if name.startswith("tensorflow.python."):
        return _public(name) or name
    return name


def below(symbol: str, prefix: str) -> bool:
    """Returns whether a dotted name is a prefix or stands below it."""
    return symbol == prefix or symbol.startswith(prefix + ".")


@functools.cache
def elsewhere(symbol: str) -> Place | None:
    """Returns the place of a symbol that this package has in a module of its own, or None."""
    rest = symbol.removeprefix("tensorflow.")
    prefixes = [prefix for prefix in _PLACES if below(rest, prefix)]
    if rest == symbol or not prefixes:
        return None
    prefix = max(prefixes, key=len)
    path = _PLACES[prefix] + rest.removeprefix(prefix)
    module, _, name = path.rpartition(".")
    return Place(path, "") if is_importable(path) else Place(module, name)


@functools.cache
def in_v1(symbol: str) -> bool:
    """Returns whether `tf.compat.v1` has a symbol."""
    return _walk(V1, symbol) is not None


@functools.cache
def is_provided(symbol: str) -> bool:
    """Returns whether the TensorFlow 1 module of this package has a symbol."""
    return _walk(LEGACY, symbol) is not None


@functools.cache
def is_module(symbol: str) -> bool:
    """Returns whether a symbol is a module."""
    found = _walk(LEGACY, symbol)
    return found is not None and isinstance(found[0], types.ModuleType)


@functools.cache
def is_modern(symbol: str) -> bool:
    """Returns whether TensorFlow 2 has a symbol under the same name."""
    return _walk("tensorflow", symbol) is not None


def why_missing(symbol: str) -> str:
    """Returns the sentence on a symbol that is not provided."""
    return missing.explain("tf" + symbol.removeprefix("tensorflow"))


def import_place(symbol: str) -> Place | None:
    """Returns from where a file is to import a symbol by `from module import name`, or None."""
    place = elsewhere(symbol)
    if place is not None:
        if place.name:
            return place if is_provided(symbol) or place.module == "tfgan_lite.layers" else None
        module, _, name = place.module.rpartition(".")
        return Place(module, name)
    parent, _, name = symbol.rpartition(".")
    if in_v1(symbol):
        for root in (V1, "tensorflow"):  # some of v1's modules cannot be imported by path
            module = root + parent.removeprefix("tensorflow")
            if _has(module, name):
                return Place(module, name)
    if is_provided(symbol):
        return Place(LEGACY + parent.removeprefix("tensorflow"), name)
    return None


def _has(module, name):
    try:
        return hasattr(importlib.import_module(module), name)
    except ImportError:
        return False


@functools.cache
def is_importable(path: str) -> bool:
    """Returns whether `import path` works."""
    try:
        importlib.import_module(path)
    except (ImportError, AttributeError):
        return False
    return True


def _walk(root, symbol):
    """Returns a tuple of what a symbol leads to, or None.

    What is below a class or another object counts as there: its attributes may come later.
    """
    found: Any = importlib.import_module(root)
    for part in symbol.split(".")[1:]:
        if not isinstance(found, types.ModuleType):
            return (found,)
        try:
            found = getattr(found, part)
        except (AttributeError, ImportError):
            try:
                found = importlib.import_module(f"{found.__name__}.{part}")
            except (ImportError, AttributeError):
                return None
    return (found,)


# Private paths


@functools.cache
def _public(path):
    """Returns the public symbol of a private path, or None if it has none."""
    module, _, name = path.rpartition(".")
    target = REMOVED.get(module.removeprefix("tensorflow."), {}).get(name)
    if target is not None:
        place, _, attribute = target.partition(":")
        if below(place, LEGACY):
            symbol = "tensorflow" + place.removeprefix(LEGACY)
            return f"{symbol}.{attribute}" if attribute else symbol
    below_of = REMOVED.get(path.removeprefix("tensorflow."))
    if below_of and path.removeprefix("tensorflow.") in ("python.ops.rnn_cell",):
        return "tensorflow.nn.rnn_cell"
    exported = module in _EXPORTED or (module == "tensorflow.python" and not is_importable(path))
    if exported and _walk(V1, f"tensorflow.{name}") is not None:
        return f"tensorflow.{name}"  # v1's is another object that takes the same arguments
    parts = path.split(".")
    for cut in range(len(parts), 3, -1):  # `ops.GraphKeys.LOSSES`: what has the name is a class
        found = _private_object(".".join(parts[:cut]))
        if found is not None:
            symbol = _public_names().get(id(found))
            return ".".join([symbol, *parts[cut:]]) if symbol else None
    return None


def _private_object(path):
    module, _, name = path.rpartition(".")
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        return None
    return None if isinstance(found, types.ModuleType) else found


@functools.cache
def _public_names():
    """Returns the shortest public symbol of what `tf.compat.v1` has, by id.

    That is its functions, its classes and its dtypes.
    """
    names: dict[int, str] = {}
    waiting = [("tensorflow", importlib.import_module(V1))]
    seen = set()
    while waiting:  # breadth first: the shortest name is found first
        symbol, module = waiting.pop(0)
        if id(module) in seen:
            continue
        seen.add(id(module))
        for name in sorted(vars(module)):
            found = vars(module)[name]
            if name.startswith("_") or name in _SLOW:
                continue
            if isinstance(found, types.ModuleType):
                if ".v1." in getattr(found, "__name__", ""):  # a lazy one may have none
                    waiting.append((f"{symbol}.{name}", found))
            elif isinstance(found, tf.DType):
                names[id(found)] = f"tensorflow.{found.name}"
            elif callable(found):
                names.setdefault(id(found), f"{symbol}.{name}")
    return names
