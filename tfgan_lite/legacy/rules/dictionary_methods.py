"""Methods that dictionaries and iterators have lost: `iteritems`, `has_key`, `next`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression

_METHODS = {"iteritems": "items", "iterkeys": "keys", "itervalues": "values"}
_METHODS |= {"viewitems": "items", "viewkeys": "keys", "viewvalues": "values"}
_OPERATIONS: tuple[type, ...] = (
    cst.BinaryOperation,
    cst.BooleanOperation,
    cst.Comparison,
    cst.UnaryOperation,
)
_OPERATIONS += (cst.Lambda, cst.IfExp)


class DictionaryMethods(Rule):
    """Methods by their names of today. A class of the file that defines one keeps it."""

    name = "dictionary_methods"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call of today."""
        if not isinstance(node.func, cst.Attribute):
            return None
        method = node.func.attr.value
        if method in _METHODS and not node.args and not _is_own(method, file):
            if _is_six(node, file):
                return None
            called = _called(new, _METHODS[method])
            if method.startswith("view") or _is_iterated(node, file):
                return called
            return cst.Call(cst.Name("iter"), [cst.Arg(called)])
        if method == "has_key" and len(node.args) == 1 and not _is_own(method, file):
            return self._in(node, new, file)
        if method == "next" and not node.args and not _is_method_of_own(node, file):
            return cst.Call(
                cst.Name("next"), [cst.Arg(cst.ensure_type(new.func, cst.Attribute).value)]
            )
        return None

    def _in(self, node, new, file):
        key: Any = new.args[0].value
        owner: Any = new.func.value
        text = code(key)
        left = f"({text})" if isinstance(key, _OPERATIONS) else text
        result = expression(f"{left} in {code(owner)}")
        parent = file.names.parents.get(node)
        if isinstance(parent, cst.UnaryOperation) and isinstance(parent.operator, cst.Not):
            return result
        loose = (cst.Arg, cst.If, cst.While, cst.Assign, cst.Return, cst.BooleanOperation, cst.Expr)
        if isinstance(parent, loose):
            return result
        return result.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _called(new, name):
    return new.with_changes(func=new.func.with_changes(attr=cst.Name(name)))


def _is_six(node, file):
    return file.names.qualified(node.func.value) == "six"


def _is_own(method, file):
    """Returns whether a class of the file defines a method."""
    return f"def {method}(" in file.text


def _is_method_of_own(node, file):
    """Returns whether `x.next()` may be a class's own method, which `next(x)` does not call.

    In a program of Python 2 it does: `old_attributes` has `__next__` call it.
    """
    if not file.around.python2:
        return file.defines("next")
    return code(node.func.value) == "self" and "def next(" in file.text


def _is_iterated(node, file):
    """Returns whether a call is what a loop goes over, or an argument: `sorted(d.iteritems())`."""
    parent = file.names.parents.get(node)
    if isinstance(parent, (cst.For, cst.CompFor)):
        return True
    if not isinstance(parent, cst.Arg):
        return False
    call = file.names.parents.get(parent)
    name = file.names.qualified(call.func) if isinstance(call, cst.Call) else None
    return name != "builtins.next"
