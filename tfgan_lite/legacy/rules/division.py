"""`/` of Python 2: `//` between evident integers, `/` beside an evident float, else `divide`.

`divide` is `tfgan_lite.legacy.python2.operators.divide`, which floors for two integers; the
report has every place of it.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import numbers
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression

_OPERATORS = "tfgan_lite.legacy.python2.operators"


class Division(Rule):
    """Divisions in a program of Python 2 without `from __future__ import division`."""

    name = "division"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns the division of today."""
        if not file.around.python2 or _has_future(file):
            return None
        if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Divide):
            return self._divided(node, new, file)
        if isinstance(node, cst.AugAssign) and isinstance(node.operator, cst.DivideAssign):
            return self._assigned(node, new, file)
        return None

    def _divided(self, node, new, file):
        kinds = {numbers.kind(node.left, file), numbers.kind(node.right, file)}
        if "float" in kinds:
            return None
        if kinds == {"int"} or _counts(node, file):
            old = new.operator
            return new.with_changes(
                operator=cst.FloorDivide(old.whitespace_before, old.whitespace_after)
            )
        self._report(node, file)
        name = self._imported("divide", node, file)
        call = expression(f"{name}({code(new.left)}, {code(new.right)})")
        return call

    def _assigned(self, node, new, file):
        kinds = {numbers.kind(node.target, file), numbers.kind(node.value, file)}
        if "float" in kinds:
            return None
        if kinds == {"int"}:
            return new.with_changes(operator=cst.FloorDivideAssign())
        self._report(node, file)
        name = self._imported("divide_in_place", node, file)
        target = code(new.target)
        line: Any = cst.parse_statement(f"{target} = {name}({target}, {code(new.value)})")
        return line.body[0]

    def _imported(self, name, node, file):
        return file.imported(_OPERATORS, name, (name, f"{name}_as_python2"), node)

    def _report(self, node, file):
        file.note(
            self.name,
            node,
            f"`{code(node).strip()}` floors in Python 2 if both are integers, which cannot be read "
            "off. Write // if they are, / if one is not, in place of divide.",
        )


def _counts(node, file):
    """Returns whether a quotient is a bound of a range or slice, which wants an integer."""
    parent = file.names.parents.get(node)
    if isinstance(parent, cst.Slice):
        return True
    call = file.names.parents.get(parent) if isinstance(parent, cst.Arg) else None
    symbol = file.names.qualified(call.func) if isinstance(call, cst.Call) else None
    return symbol in ("builtins.range", "builtins.xrange")


def _has_future(file):
    return "division" in {
        alias.name.value
        for line in file.module.body
        if isinstance(line, cst.SimpleStatementLine)
        for small in line.body
        if isinstance(small, cst.ImportFrom)
        and isinstance(small.module, cst.Name)
        and small.module.value == "__future__"
        and not isinstance(small.names, cst.ImportStar)
        for alias in small.names
    }
