"""Reports comparisons that Python 2 had an answer to and Python 3 has not: `None < 3`.

Only evident ones: with None or a text on one side, or with an argument whose default is None and
that nothing asks for being None.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import numbers
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code

_ORDERS = (cst.LessThan, cst.LessThanEqual, cst.GreaterThan, cst.GreaterThanEqual)
_TEXTS = (cst.SimpleString, cst.ConcatenatedString, cst.FormattedString)


class OrderedComparisons(Rule):
    """Changes nothing; writes what needs a person into the report."""

    name = "ordered_comparisons"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Looks at a comparison of a program of Python 2."""
        if not isinstance(node, cst.Comparison) or not file.around.python2:
            return None
        left = node.left
        for target in node.comparisons:
            sides = (left, target.comparator)
            if isinstance(target.operator, _ORDERS) and _is_mixed(sides, file):
                file.note(
                    self.name,
                    node,
                    f"`{code(node).strip()}` may compare None, or a text with a number, which "
                    "Python 2 answers (None is less than numbers, they are less than texts) and "
                    "Python 3 refuses. Ask for None, or convert, before.",
                )
                break
            left = target.comparator
        return None


def _is_mixed(sides, file):
    kinds = {_kind(side, file) for side in sides}
    return "None" in kinds or kinds == {"text", "number"}


def _kind(node, file):
    if isinstance(node, _TEXTS):
        return "text"
    if isinstance(node, cst.Name) and (node.value == "None" or _may_be_none(node, file)):
        return "None"
    return "number" if numbers.kind(node, file) else None


def _may_be_none(name, file):
    """Returns whether a name is an argument that is None by default, and nothing else is done."""
    found = file.names.assignments(name)
    params = [file.names.parents.get(getattr(one, "node", None)) for one in found]
    owners = [one.node for one in found if isinstance(getattr(one, "node", None), cst.Param)]
    param = next((p for p in [*owners, *params] if isinstance(p, cst.Param)), None)
    if len(found) != 1 or param is None:
        return False
    default = param.default
    if not isinstance(default, cst.Name) or default.value != "None":
        return False
    reads = [access.node for one in found for access in one.references]
    return not any(_asks(read, file) for read in reads)


def _asks(read, file):
    """Returns whether a name is tested by itself: `if x`, `x is None`, `x == None`, `not x`."""
    parent = file.names.parents.get(read)
    if isinstance(parent, cst.Comparison):
        return any(not isinstance(t.operator, _ORDERS) for t in parent.comparisons)
    if isinstance(parent, cst.ComparisonTarget):
        return not isinstance(parent.operator, _ORDERS)
    tests = (cst.If, cst.IfExp, cst.While, cst.BooleanOperation, cst.UnaryOperation, cst.Assert)
    return isinstance(parent, tests)
