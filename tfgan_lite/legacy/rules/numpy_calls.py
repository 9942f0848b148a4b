"""Calls of NumPy that took more than they take today.

np.load(f)                     np.load(f, allow_pickle=True)
np.fromstring(s, np.uint8)     np.frombuffer(s, np.uint8).copy()
np.vstack(map(f, x))           np.vstack(list(map(f, x)))
np.histogram(x, normed=True)   np.histogram(x, density=True)
np.cast[np.int32](x)           np.asarray(x).astype(np.int32)
np.frombuffer(f.read(4), t)    numpy_counts.frombuffer(f.read(4), t), which can stand for a size
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression, keyword, keywords, positional

_STACKS = {f"numpy.{name}" for name in ("vstack", "hstack", "dstack", "stack", "column_stack")}
_STACKS |= {"numpy.row_stack", "numpy.concatenate"}
_LAZY = {f"builtins.{name}" for name in ("map", "zip", "filter", "reversed")}


class NumpyCalls(Rule):
    """Calls of NumPy with arguments that it does not take any more."""

    name = "numpy_calls"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call as NumPy wants it."""
        if symbol == "numpy.load":
            return self._load(node, new, file)
        if symbol == "numpy.fromstring":
            return self._fromstring(node, new, file)
        if symbol == "numpy.frombuffer" and _is_number_read(node, file):
            place = "tfgan_lite.legacy.old_packages"
            bound = file.imported(place, "numpy_counts", ("numpy_counts",), node)
            return new.with_changes(func=expression(f"{bound}.frombuffer"))
        if symbol == "numpy.histogram":
            return _renamed(new, "normed", "density")
        if symbol == "numpy.reshape":
            return _renamed(new, "newshape", "shape")
        if symbol in _STACKS and node.args and _is_lazy(node.args[0].value, file):
            return _first(new, lambda value: f"list({value})")
        if symbol == "numpy.sum" and _is_generator(node):
            return new.with_changes(func=cst.Name("sum"))
        if symbol == "numpy.linspace" and len(positional(node) or ()) > 2:
            return self._linspace(node, new)
        if symbol == "numpy.asscalar" and len(node.args) == 1:
            return expression(f"{_numpy(node, file)}.asarray({code(new.args[0].value)}).item()")
        if symbol == "numpy.msort" and len(node.args) == 1:
            return expression(f"{_numpy(node, file)}.sort({code(new.args[0].value)}, axis=0)")
        if isinstance(node.func, cst.Subscript) and len(node.args) == 1:
            return self._cast(node, new, file)
        return None

    def _load(self, node, new, file):
        places, named = positional(node), keywords(node)
        if places is None or len(places) > 2 or "allow_pickle" in named:
            return None
        words = {"allow_pickle": "True"}
        if file.around.python2 and "encoding" not in named:
            words["encoding"] = '"latin1"'
        return with_keywords(new, words)

    def _fromstring(self, node, new, file):
        places, named = positional(node), keywords(node)
        if places is None or "sep" in named or len(places) > 3:
            return None
        call = new.with_changes(func=expression(f"{_numpy(node, file)}.frombuffer"))
        return cst.Call(cst.Attribute(call, cst.Name("copy")))

    def _linspace(self, node, new):
        value = node.args[2].value
        if node.args[2].keyword or not isinstance(value, (cst.BinaryOperation, cst.Float)):
            return None
        if not any(mark in code(value) for mark in ("/", ".", "e")):
            return None
        args = list(new.args)
        args[2] = args[2].with_changes(value=expression(f"int({code(args[2].value)})"))
        return new.with_changes(args=args)

    def _cast(self, node, new, file):
        if file.names.qualified(node.func.value) != "numpy.cast" or len(node.func.slice) != 1:
            return None
        root = file.names.root(node.func.value)
        kind = code(new.func.slice[0])
        return expression(f"{root.value}.asarray({code(new.args[0].value)}).astype({kind})")


def with_keywords(call: cst.Call, words: dict[str, str]) -> cst.Call:
    """Returns a call with more keywords at its end."""
    tight = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    args = list(call.args)
    for word, value in words.items():
        if args and args[-1].comma is cst.MaybeSentinel.DEFAULT:
            args[-1] = args[-1].with_changes(comma=comma)
        args.append(cst.Arg(expression(value), keyword=cst.Name(word), equal=tight))
    return call.with_changes(args=args)


def _numpy(node, file):
    """Returns what a file calls NumPy, which it imports if it has only the function's name."""
    if isinstance(node.func, cst.Attribute):
        return code(node.func.value)
    return file.imported("numpy", "", ("np", "numpy"), node)


def _renamed(new, old, today):
    if old not in keywords(new):
        return None
    args = [keyword(today, a) if a.keyword and a.keyword.value == old else a for a in new.args]
    return new.with_changes(args=args)


def _first(new, make):
    value = expression(make(code(new.args[0].value)))
    return new.with_changes(args=[new.args[0].with_changes(value=value), *new.args[1:]])


def _is_generator(node):
    return len(node.args) == 1 and isinstance(node.args[0].value, cst.GeneratorExp)


def _is_lazy(node, file):
    if isinstance(node, cst.GeneratorExp):
        return True
    if not isinstance(node, cst.Call):
        return False
    if file.names.qualified(node.func) in _LAZY:
        return not file.around.python2  # a list there, which another rule sees to
    return isinstance(node.func, cst.Attribute) and node.func.attr.value in ("values", "keys")


def _is_number_read(node, file):
    """Returns whether `np.frombuffer` gets as many bytes as one number has, and is not indexed."""
    read = node.args[0].value if node.args else None
    if not isinstance(read, cst.Call) or not isinstance(read.func, cst.Attribute):
        return False
    size = read.args[0].value if len(read.args) == 1 else None
    parent = file.names.parents.get(node)
    indexed = isinstance(parent, cst.Subscript) and parent.value is node
    is_number = isinstance(size, cst.Integer) and size.value in ("2", "4", "8")
    return read.func.attr.value == "read" and is_number and not indexed
