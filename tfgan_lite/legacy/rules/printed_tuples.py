"""`print ("a", b)`, which prints a tuple in Python 2, becomes `print(("a", b))`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule


class PrintedTuples(Rule):
    """Print statements that Python 3 reads as calls. `print ("%d") % x` is one, too."""

    name = "printed_tuples"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns the statement with the call that it stands for."""
        if not file.around.python2 or not isinstance(node, cst.Expr) or _is_function(file):
            return None
        value = new.value
        if _is_print(value):
            if len(value.args) < 2 or any(arg.star for arg in value.args):
                return None
            return new.with_changes(value=_printed(_tuple(value)))
        inner = value
        while isinstance(inner, cst.BinaryOperation) and not _is_print(inner.left):
            inner = inner.left
        if not isinstance(inner, cst.BinaryOperation):
            return None
        whole = value.deep_replace(inner.left, _argument(inner.left))
        return new.with_changes(value=_printed(whole))


def _is_function(file):
    """Returns whether print is a function: the file says so, or the translator made it one."""
    return "print_function" in file.text or file.around.translated


def _is_print(node):
    return (
        isinstance(node, cst.Call)
        and isinstance(node.func, cst.Name)
        and node.func.value == "print"
        and not any(arg.keyword for arg in node.args)
    )


def _printed(value):
    return cst.Call(cst.Name("print"), [cst.Arg(value)])


def _argument(call):
    if len(call.args) != 1:
        return _tuple(call)
    value = call.args[0].value
    simple = isinstance(value, (cst.SimpleString, cst.Name, cst.Call, cst.Attribute))
    if simple or value.lpar:
        return value
    return value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _tuple(call):
    elements = [cst.Element(arg.value, comma=arg.comma) for arg in call.args]
    return cst.Tuple(elements, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
