"""`string.join(words)` of Python 2 becomes `" ".join(words)`, `string.find(s, x)` `s.find(x)`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression, keywords, positional

_METHODS = {"capitalize", "center", "count", "find", "index", "ljust", "lower", "lstrip", "replace"}
_METHODS |= {"rfind", "rindex", "rjust", "rsplit", "rstrip", "split", "strip", "swapcase", "upper"}
_METHODS |= {"translate", "zfill"}
_JOINS = ("join", "joinfields")
_NUMBERS = {"atof": "float", "atoi": "int", "atol": "int"}
_CHANGED = _METHODS | set(_NUMBERS)


class StringFunctions(Rule):
    """Functions of the module `string` that are methods."""

    name = "string_functions"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the type's method, or the type: `map(str.strip, x)`."""
        name = symbol.removeprefix("string.")
        if name == symbol:
            return None
        parent = file.names.parents.get(node)
        is_called = isinstance(parent, cst.Call) and parent.func is node
        if name in _JOINS and is_called:
            return expression("str.join") if _can_join(parent) else None
        if name == "zfill" and not is_called:  # takes numbers too, unlike the method
            return None
        return expression(_NUMBERS.get(name) or f"str.{name}") if name in _CHANGED else None

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call of the method of a value."""
        name = (symbol or "").removeprefix("string.")
        places = positional(new)
        if name == symbol or not places or keywords(new):
            return None
        if name in _JOINS and _can_join(new):
            separator = code(places[1].value) if len(places) > 1 else '" "'
            words = places[0].with_changes(comma=cst.MaybeSentinel.DEFAULT)
            return _method(separator, "join", [words])
        if name == "zfill":
            return _method(f"str({code(places[0].value)})", name, places[1:])
        return _method(code(places[0].value), name, places[1:]) if name in _METHODS else None


def _can_join(call):
    return len(positional(call) or ()) in (1, 2) and not keywords(call)


def _method(owner, name, args):
    """Returns a call of a method of the value of a text."""
    value = expression(owner)
    if not isinstance(value, (cst.Name, cst.Attribute, cst.Call, cst.Subscript, cst.SimpleString)):
        value = expression(owner if getattr(value, "lpar", ()) else f"({owner})")
    return cst.Call(cst.Attribute(value, cst.Name(name)), args)
