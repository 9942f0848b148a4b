"""`__metaclass__ = M` in a class becomes `class C(metaclass=M)`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule


class Metaclasses(Rule):
    """Metaclasses as Python 3 writes them."""

    name = "metaclasses"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns the class with its metaclass in the head."""
        if not isinstance(node, cst.ClassDef) or not file.around.python2 or node.keywords:
            return None
        lines = list(new.body.body)
        for line in lines:
            value = _metaclass(line)
            if value is None:
                continue
            lines.remove(line)
            body = new.body.with_changes(body=lines or [cst.SimpleStatementLine([cst.Pass()])])
            tight = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
            word = cst.Arg(value, keyword=cst.Name("metaclass"), equal=tight)
            return new.with_changes(
                body=body,
                keywords=[word],
                lpar=cst.LeftParen(),
                rpar=cst.RightParen(),
            )
        return None


def _metaclass(line):
    if not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1:
        return None
    small = line.body[0]
    if not isinstance(small, cst.Assign) or len(small.targets) != 1:
        return None
    target = small.targets[0].target
    named = isinstance(target, cst.Name) and target.value == "__metaclass__"
    return small.value if named else None
