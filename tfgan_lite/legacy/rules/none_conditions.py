"""`if a == None` becomes `if a is None`: of an array, NumPy asks each element since 1.13."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule

_TESTS = (cst.If, cst.While, cst.IfExp, cst.Assert, cst.CompIf)
_OPERATORS: dict[type, Any] = {cst.Equal: cst.Is, cst.NotEqual: cst.IsNot}


class NoneConditions(Rule):
    """Conditions on None in a file that uses NumPy."""

    name = "none_conditions"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns the comparison by identity."""
        if not isinstance(node, cst.Comparison) or len(node.comparisons) != 1:
            return None
        target = new.comparisons[0]
        made = _OPERATORS.get(type(target.operator))
        if made is None or "numpy" not in file.text or not _is_test(node, file):
            return None
        if _is_none(new.left):  # None == a
            right = target.comparator
            target, new = target.with_changes(comparator=new.left), new.with_changes(left=right)
        if not _is_none(target.comparator):
            return None
        return new.with_changes(comparisons=[target.with_changes(operator=made())])


def _is_test(node, file):
    parent = file.names.parents.get(node)
    if isinstance(parent, cst.UnaryOperation):
        return isinstance(parent.operator, cst.Not)
    if isinstance(parent, cst.BooleanOperation):  # the right side may be the result itself
        return parent.left is node or _is_test(parent, file)
    return isinstance(parent, _TESTS) and parent.test is node


def _is_none(node):
    return isinstance(node, cst.Name) and node.value == "None"
