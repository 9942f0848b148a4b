"""Reports names that other packages have lost, that the launcher knows and no rule renames."""

import importlib
from typing import Any

import libcst as cst

from tfgan_lite.legacy.launcher import redirects
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.names import dotted
from tfgan_lite.legacy.rules.rule import Rule


class GoneNames(Rule):
    """Changes nothing; writes what needs a person into the report."""

    name = "gone_names"

    def finish(self, file: File) -> None:
        """Looks at every name and import of the file."""
        file.module.visit(_Names(file, self.name))


class _Names(cst.CSTVisitor):
    def __init__(self, file: File, rule: str) -> None:
        self._file, self._rule = file, rule

    def visit_Attribute(self, node: cst.Attribute) -> None:
        symbol = self._file.names.qualified(node) or ""
        self._check(*symbol.rpartition(".")[::2], node)

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        if not node.relative and not isinstance(node.names, cst.ImportStar):
            for alias in node.names:
                self._check(dotted(node.module), dotted(alias.name), node)
        return False

    def _check(self, module: str, name: str, node: Any) -> None:
        if module not in redirects.LAID_OVER or id(node) in self._file.handled:
            return
        if name not in _gaps(module) or _has(module, name):
            return
        self._file.note(
            self._rule,
            node,
            f"{module} has no {name} any more; the launcher has one of its own, and no rule knows "
            "what to write for it. Write what it did.",
        )


def _gaps(module):
    path, _, name = redirects.LAID_OVER[module].partition(":")
    owner: Any = importlib.import_module(path)
    return getattr(getattr(owner, name) if name else owner, "GAPS", ())


def _has(module, name):
    """Returns whether a module has a name, or is not installed."""
    try:
        return hasattr(importlib.import_module(module), name)
    except ImportError:
        return True
