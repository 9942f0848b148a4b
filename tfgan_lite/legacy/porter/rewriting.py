"""Leads one file through the rules, in one pass over its tree, and then sets its imports right.

An expression is offered to the rules from the outside in (`tf.train.SummaryWriter` before
`tf.train`), everything else from the inside out. The first rule that answers has it.
"""

from collections.abc import Sequence
from typing import Any

import libcst as cst

from tfgan_lite.legacy.porter import imports, switching
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule


def rewrite(file: File, rules: Sequence[Rule]) -> str:
    """Returns the text of a file after all rules; the file has the changes and notes.

    Args:
      file: the file.
      rules: in the order in which they are asked.
    """
    pass_ = _Pass(file, rules)
    tree = file.module.visit(pass_)
    for rule in rules:
        rule.finish(file)
    tree = imports.settle(tree, file, rules, pass_.dead)
    tree = switching.switched_off(tree, file)
    return tree.code if file.changes else file.text


class _Pass(cst.CSTTransformer):
    def __init__(self, file: File, rules: Sequence[Rule]) -> None:
        super().__init__()
        self._file, self._rules = file, rules
        self._dotted = _overriding(rules, "dotted")
        self._calls = _overriding(rules, "call")
        self._nodes = _overriding(rules, "node")
        self._replaced: dict[int, Any] = {}
        self._uses: dict[
            int, list[tuple[str, bool]]
        ] = {}  # by import: names that are read, and that are gone

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Finds what takes the place of a name; imports are left for later."""
        if isinstance(node, (cst.Import, cst.ImportFrom)):
            return False
        if isinstance(node, (cst.Name, cst.Attribute)) and self._file.names.is_read(node):
            return self._look_up(node)
        return True

    def _look_up(self, node):
        symbol = self._file.names.qualified(node)
        for rule in self._dotted if symbol else ():
            new = rule.dotted(symbol, node, self._file)
            if new is not None:
                if rule_code(new) != rule_code(node):
                    self._file.changed(rule.name, node)
                    self._replaced[id(node)] = new
                self._count(node, self._is_gone(node, new))
                return False
        if isinstance(node, cst.Name):
            self._count(node, False)
        return True

    def _is_gone(self, node, new):
        """Returns whether a new expression does without the import that the old one used."""
        first = _leftmost(node)
        again = any(i.bound.startswith(f"{first}.") for i, _ in self._file.imports)
        return again or _leftmost(new) != first

    def _count(self, node, gone):
        root = self._file.names.root(node)
        assert root is not None
        for assignment in self._file.names.assignments(root):
            counts = self._uses.setdefault(id(getattr(assignment, "node", None)), [])
            key = (root.value, gone)
            counts.append(key)

    def dead(self, node: cst.CSTNode, bound: str) -> bool:
        """Returns whether all that an import binds to a name was used by what is gone now."""
        uses = [gone for name, gone in self._uses.get(id(node), ()) if name == bound]
        return bool(uses) and all(uses)

    def on_leave(self, original: Any, updated: Any) -> Any:
        """Puts in place what was found, and offers the rest to the rules."""
        if isinstance(original, (cst.Import, cst.ImportFrom)):
            return original
        if id(original) in self._replaced:
            new = self._replaced[id(original)]
            if updated.lpar:
                new = new.with_changes(lpar=updated.lpar, rpar=updated.rpar)
            return new
        if isinstance(original, cst.Call):
            symbol = self._file.names.qualified(original.func)
            for rule in self._calls:
                new = rule.call(symbol, original, updated, self._file)
                if new is not None:
                    self._file.changed(rule.name, original)
                    return new
        for rule in self._nodes:
            new = rule.node(original, updated, self._file)
            if new is not None:
                self._file.changed(rule.name, original)
                return new
        return updated


def _overriding(rules, method):
    return [rule for rule in rules if getattr(type(rule), method) is not getattr(Rule, method)]


def _leftmost(node):
    """Returns the name that an expression begins with: what it takes from an import."""
    while isinstance(node, cst.Attribute):
        node = node.value
    return node.value if isinstance(node, cst.Name) else None


def rule_code(node: cst.CSTNode) -> str:
    """Returns the text of an expression without the parentheses around it."""
    bare: Any = node
    if getattr(bare, "lpar", ()):
        bare = bare.with_changes(lpar=(), rpar=())
    return cst.Module([]).code_for_node(bare)
