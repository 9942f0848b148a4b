"""`def f(self, (a, b))` becomes `def f(self, a_b)` with `a, b = a_b` as its first line.

The translator of Python 2 leaves such a parameter under a name in which the tuple is written.
"""

import binascii
from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, expression

_MARK = "__unpack_"


class TupleParameters(Rule):
    """Tuples among the parameters."""

    name = "tuple_parameters"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns the function with a name for each tuple."""
        if not isinstance(node, (cst.FunctionDef, cst.Lambda)):
            return None
        patterns: dict[str, str] = {}
        params = []
        for param in new.params.params:
            name = param.name.value
            if name.startswith(_MARK):
                pattern = binascii.unhexlify(name[len(_MARK) : -2]).decode()
                name = _readable(pattern, file)
                patterns[name] = pattern
                param = param.with_changes(name=cst.Name(name))
            params.append(param)
        if not patterns:
            return None
        new = new.with_changes(params=new.params.with_changes(params=params))
        if isinstance(node, cst.Lambda):
            return _unpacked_lambda(new, patterns)
        return _unpacked(new, patterns)


def _readable(pattern, file):
    words = "_".join("".join(c if c.isalnum() or c == "_" else " " for c in pattern).split())
    while words in file.identifiers:
        words += "_"
    return words


def _unpacked(new, patterns):
    """Returns the function with the unpacking below its docstring."""
    lines = [
        cst.parse_statement(f"{pattern.strip('() ')} = {name}\n")
        if "(" not in pattern.strip()[1:-1]
        else cst.parse_statement(f"{pattern} = {name}\n")
        for name, pattern in patterns.items()
    ]
    if not isinstance(new.body, cst.IndentedBlock):
        inner = cst.SimpleStatementLine(new.body.body)
        return new.with_changes(body=cst.IndentedBlock([*lines, inner]))
    documented = int(new.get_docstring(clean=False) is not None)
    body = list(new.body.body)
    body[documented:documented] = lines
    return new.with_changes(body=new.body.with_changes(body=body))


class _Items(cst.CSTTransformer):
    def __init__(self, values: dict[str, str]) -> None:
        super().__init__()
        self._values = values

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> Any:
        value = self._values.get(updated_node.value)
        return expression(value) if value else updated_node

    def visit_Attribute_attr(self, node: cst.Attribute) -> None:
        return None

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> Any:
        return updated_node.with_changes(attr=original_node.attr)


def _unpacked_lambda(new, patterns):
    values: dict[str, str] = {}
    for name, pattern in patterns.items():
        _places(expression(pattern), name, values)
    return new.with_changes(body=new.body.visit(_Items(values)))


def _places(pattern, path, values):
    for i, element in enumerate(pattern.elements):
        if isinstance(element.value, cst.Name):
            values[element.value.value] = f"{path}[{i}]"
        else:
            _places(element.value, f"{path}[{i}]", values)
