"""`/` of Python 2: `//` between evident integers, `/` beside an evident float, else `divide`.

`divide` is `tfgan_lite.legacy.python2.operators.divide`, which floors for two integers; the
report has every place of it.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import numbers
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, expression

_TERMS = (cst.Add, cst.Subtract, cst.Multiply)
_OPERATORS = "tfgan_lite.legacy.python2.operators"


class Division(Rule):
    """Divisions in a program of Python 2 without `from __future__ import division`."""

    name = "division"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns the division of today."""
        operator = getattr(node, "operator", None)
        if not isinstance(operator, (cst.Divide, cst.DivideAssign)) or not file.around.python2:
            return None
        if _has_future(file):
            return None
        act = self._divided if isinstance(node, cst.BinaryOperation) else self._assigned
        return act(node, new, file)

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
        return expression(f"{name}({_bare(new.left)}, {_bare(new.right)})")

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
        parent = file.names.parents.get(node)
        divided = isinstance(getattr(parent, "operator", None), cst.Divide)
        if divided and getattr(parent, "left", None) is node:
            return  # `a / b / c` is one place
        file.note(
            self.name,
            node,
            f"`{code(node).strip()}` floors in Python 2 if both are integers, which cannot be read "
            "off. Write // if they are, / if one is not, in place of divide.",
        )


def _bare(node):
    """Returns the text of an argument, which needs no parentheses of its own."""
    return code(node.with_changes(lpar=(), rpar=()))


def _counts(node, file):
    """Returns whether a quotient has to be an integer.

    It has if it is a bound of a range or slice, or a term of one, or if the name that it is bound
    to is read there and nowhere else.
    """
    if _is_bound(node, file):
        return True
    target = _target(node, file)
    found = file.names.assignments(target) if target is not None else []
    reads = [access for assignment in found for access in assignment.references]
    return bool(reads) and all(_is_bound(read.node, file) for read in reads)


def _is_bound(node, file):
    parent = file.names.parents.get(node)
    while isinstance(parent, cst.BinaryOperation) and isinstance(parent.operator, _TERMS):
        node, parent = parent, file.names.parents.get(parent)
    if isinstance(parent, cst.Slice):
        return True
    call = file.names.parents.get(parent) if isinstance(parent, cst.Arg) else None
    symbol = file.names.qualified(call.func) if isinstance(call, cst.Call) else None
    return symbol in ("builtins.range", "builtins.xrange")


def _target(node, file):
    """Returns the name that a quotient is bound to, or None."""
    parent = file.names.parents.get(node)
    if not isinstance(parent, cst.Assign) or len(parent.targets) != 1:
        return None
    target = parent.targets[0].target
    return target if isinstance(target, cst.Name) else None


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
