"""Reports symbols of TensorFlow 1 that are not provided, and private ones without a public name."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import symbols
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.names import dotted
from tfgan_lite.legacy.rules.rule import Rule


class Unprovided(Rule):
    """Changes nothing; writes what needs a person into the report."""

    name = "unprovided"

    def finish(self, file: File) -> None:
        """Looks at every name and import of the file."""
        file.module.visit(_Symbols(file, self.name))


class _Symbols(cst.CSTVisitor):
    def __init__(self, file: File, rule: str) -> None:
        self._file, self._rule = file, rule

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        symbol = self._file.names.qualified(node)
        if symbol is None or not symbol.startswith("tensorflow."):
            return True
        self._check(symbol, node)
        return False

    def visit_Import(self, node: cst.Import) -> bool:
        for alias in node.names:
            self._check(symbols.canonical(dotted(alias.name)), node)
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        if node.relative or isinstance(node.names, cst.ImportStar):
            return False
        for alias in node.names:
            path = f"{dotted(node.module)}.{dotted(alias.name)}"
            self._check(symbols.canonical(path), node)
        return False

    def _check(self, symbol: str, node: Any) -> None:
        if not symbols.below(symbol, "tensorflow") or id(node) in self._file.handled:
            return
        if not symbols.is_provided(symbol):
            self._file.note(self._rule, node, symbols.why_missing(symbol))
        elif symbol.startswith("tensorflow.python."):
            if not symbols.is_module(symbol):
                self._file.note(
                    self._rule,
                    node,
                    f"{symbol} is private to TensorFlow and has no public name; it may go in any "
                    "release. Write what it does in public names.",
                )
        elif not symbols.in_v1(symbol) and symbols.elsewhere(symbol) is None:
            self._file.note(self._rule, node, _elsewhere(symbol))


def _elsewhere(symbol):
    name = "tf" + symbol.removeprefix("tensorflow")
    if symbols.is_modern(symbol):
        return (
            f"{name} is a name of TensorFlow 2 and not in tf.compat.v1. If the program was written "
            "for TensorFlow 2, leave its file as it was; else find what TensorFlow 1 calls it."
        )
    return (
        f"{name} is not in tf.compat.v1; the launcher has it from elsewhere, the port leaves it. "
        "Find the name of today."
    )
