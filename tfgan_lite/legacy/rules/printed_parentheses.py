"""`print (a % b)` of Python 2 becomes `print(a % b)` and not `print((a % b))`.

The translator puts the parentheses of a call around whatever a print statement prints.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule


class PrintedParentheses(Rule):
    """Parentheses in which a print statement has all that it prints."""

    name = "printed_parentheses"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns the statement without the inner parentheses."""
        if not file.around.translated or not isinstance(node, cst.Expr):
            return None
        call = new.value
        if not isinstance(call, cst.Call) or not _is_print(call.func):
            return None
        printed = [arg for arg in call.args if arg.keyword is None]
        if len(printed) != 1 or printed[0].star or not _can_stand_bare(printed[0].value):
            return None
        value: Any = printed[0].value
        bare = value.with_changes(lpar=value.lpar[1:], rpar=value.rpar[:-1])
        first = printed[0].with_changes(value=bare)
        return new.with_changes(value=call.with_changes(args=[first, *call.args[1:]]))


def _is_print(node):
    return isinstance(node, cst.Name) and node.value == "print"


def _can_stand_bare(node):
    """Returns whether an expression in parentheses means the same without the outermost."""
    return bool(node.lpar) and not isinstance(node, (cst.Tuple, cst.GeneratorExp, cst.Yield))
