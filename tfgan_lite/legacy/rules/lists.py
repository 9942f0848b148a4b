"""`map`, `filter`, `zip`, `range` and `d.keys()`, which gave lists in Python 2, give them again.

    labels = map(int, words)       labels = list(map(int, words))
    d.keys()[0]                    list(d.keys())[0]

Where only a loop, or a function that takes any iterable, has the result, it stays as it is.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule

_FUNCTIONS = {f"builtins.{name}" for name in ("map", "filter", "zip", "range")}
_METHODS = ("keys", "values", "items")
_TAKERS: tuple[str, ...] = (
    "list",
    "tuple",
    "set",
    "dict",
    "sorted",
    "sum",
    "max",
    "min",
    "any",
    "all",
    "enumerate",
)
_TAKERS += ("iter", "zip", "map", "filter", "reversed", "frozenset", "str.join")
_ITERABLE = {f"builtins.{name}" for name in _TAKERS}


class Lists(Rule):
    """Results that a program of Python 2 may index, add to or go over twice."""

    name = "lists"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call inside `list(...)`."""
        if not file.around.python2 or not self._gives_list(symbol, node, file):
            return None
        if _is_iterated(node, file, symbol):
            return None
        return cst.Call(cst.Name("list"), [cst.Arg(new)])

    def _gives_list(self, symbol, node, file):
        if symbol in _FUNCTIONS and isinstance(node.func, cst.Name):
            return node.func.value != "xrange"
        if not isinstance(node.func, cst.Attribute) or node.args:
            return False
        if file.names.qualified(node.func.value) == "six":
            return False
        return node.func.attr.value in _METHODS and f"def {node.func.attr.value}(" not in file.text


def _is_iterated(node, file, symbol):
    parent = file.names.parents.get(node)
    if isinstance(parent, (cst.For, cst.CompFor)):
        return True
    if isinstance(parent, cst.ComparisonTarget):
        return isinstance(parent.operator, (cst.In, cst.NotIn))
    if isinstance(parent, cst.Assign):
        return isinstance(parent.targets[0].target, (cst.Tuple, cst.List))
    if not isinstance(parent, cst.Arg):
        return False
    call = file.names.parents.get(parent)
    if not isinstance(call, cst.Call) or parent.star:
        return bool(parent.star)
    name = file.names.qualified(call.func)
    if name == "builtins.len":
        return symbol not in _FUNCTIONS or symbol == "builtins.range"
    if name in ("builtins.reversed", "tqdm.tqdm"):
        return symbol == "builtins.range"
    joins = isinstance(call.func, cst.Attribute) and call.func.attr.value in ("join", "extend")
    return name in _ITERABLE or joins
