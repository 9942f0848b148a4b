"""What a name in a file means: the dotted name of what was imported, or None.

A name that a function takes as an argument, or that is bound to anything but an import, means
nothing here, so that a local variable `tf` or an argument `layers` stays as it is. `slim =
tf.contrib.slim` is followed, and so is `from ops import *` into a file of the same program.
"""

from collections.abc import Mapping
from typing import Any

import libcst as cst
from libcst import metadata

from tfgan_lite.legacy.rules import symbols

_FOLLOWED = ("tensorflow", "numpy", "scipy", "matplotlib")  # where an assignment is followed
_DEPTH = 5


class Names:
    """Resolves the names of one file.

    Args:
      wrapper: the file's tree with its metadata.
      starred: dict from a name that own files give to this one by `*` to what it means there.
      own: modules that the program brings, whose names mean nothing.
    """

    def __init__(
        self,
        wrapper: metadata.MetadataWrapper,
        starred: Mapping[str, str],
        own: frozenset[str] = frozenset(),
    ) -> None:
        self._scopes = wrapper.resolve(metadata.ScopeProvider)
        self._contexts = wrapper.resolve(metadata.ExpressionContextProvider)
        self.parents = wrapper.resolve(metadata.ParentNodeProvider)
        self._starred = starred
        self._own = own
        self._aliases: dict[int, str] = {}
        self._cache: dict[int, str | None] = {}
        self._collect(wrapper.module)

    def _collect(self, module):
        """Finds the assignments of a dotted name to a name."""
        finder = _Assignments()
        module.visit(finder)
        self._values = finder.values

    def scope(self, node: cst.CSTNode) -> Any:
        """Returns the scope of a node."""
        return self._scopes.get(node)

    def is_read(self, node: cst.CSTNode) -> bool:
        """Returns whether a name or attribute is read, and not bound, deleted or a keyword."""
        if isinstance(node, cst.Name) and self._scopes.get(node) is None:
            return False
        return self._contexts.get(node) == metadata.ExpressionContext.LOAD

    def root(self, node: cst.CSTNode) -> cst.Name | None:
        """Returns the leftmost name of a dotted expression."""
        while isinstance(node, cst.Attribute):
            node = node.value
        return node if isinstance(node, cst.Name) else None

    def assignments(self, name: cst.Name) -> list[Any]:
        """Returns what binds a name, as libcst's scopes have it."""
        scope = self._scopes.get(name)
        return list(scope[name.value]) if scope is not None else []

    def qualified(self, node: cst.CSTNode) -> str | None:
        """Returns what a dotted expression means: `tensorflow.nn.relu`, or None."""
        if id(node) not in self._cache:
            self._cache[id(node)] = self._qualified(node, _DEPTH)
        return self._cache[id(node)]

    def _qualified(self, node, depth):
        parts = []
        inner = node
        while isinstance(inner, cst.Attribute):
            parts.append(inner.attr.value)
            inner = inner.value
        if not isinstance(inner, cst.Name) or depth == 0:
            return None
        base = self._base(inner, depth)
        return symbols.canonical(".".join([base, *reversed(parts)])) if base else None

    def _base(self, name, depth):
        scope = self._scopes.get(name)
        if scope is None:
            return None
        found = scope[name.value]
        if not found:
            starred = self._starred.get(name.value)
            return starred or f"builtins.{name.value}"
        meanings = {self._meaning(a, name.value, depth) for a in found}
        return meanings.pop() if len(meanings) == 1 else None

    def _meaning(self, assignment, name, depth):
        if isinstance(assignment, metadata.BuiltinAssignment):
            return f"builtins.{name}"
        if isinstance(assignment, metadata.ImportAssignment):
            meaning = imported(assignment.node, name)
            return None if meaning and meaning.partition(".")[0] in self._own else meaning
        value = self._values.get(id(assignment.node)) if hasattr(assignment, "node") else None
        if value is None:
            return None
        meaning = self._qualified(value, depth - 1)
        return meaning if meaning and meaning.startswith(_FOLLOWED) else None


class _Assignments(cst.CSTVisitor):
    def __init__(self) -> None:
        self.values: dict[int, cst.BaseExpression] = {}

    def visit_Assign(self, node: cst.Assign) -> None:
        if isinstance(node.value, (cst.Attribute, cst.Name)):
            for target in node.targets:
                if isinstance(target.target, cst.Name):
                    self.values[id(target.target)] = node.value


def dotted(node: Any) -> str:
    """Returns the text of a chain of names: `a.b.c`; empty for None and other things."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr.value}" if owner else ""
    return ""


def bound(alias: cst.ImportAlias, whole: bool) -> str:
    """Returns the name that an import binds.

    Args:
      alias: one name of the import.
      whole: True for `import a.b`, which binds `a`; False for `from a import b`.
    """
    if alias.asname is not None:
        return dotted(alias.asname.name)
    name = dotted(alias.name)
    return name.partition(".")[0] if whole else name


def imported(node: Any, name: str) -> str | None:
    """Returns what an import statement binds a name to."""
    if isinstance(node.names, cst.ImportStar):
        return None
    for alias in node.names:
        if isinstance(node, cst.Import):
            if bound(alias, True) == name:
                full = dotted(alias.name)
                return symbols.canonical(full) if alias.asname else full.partition(".")[0]
        elif bound(alias, False) == name:
            module = dotted(node.module)
            if node.relative or not module:
                return None
            return symbols.canonical(f"{module}.{dotted(alias.name)}")
    return None


def imports_at_head(module: cst.Module) -> dict[str, str]:
    """Returns what the imports of a module bind for all of it, by name."""
    found: dict[str, str] = {}
    for line in module.body:
        for node in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            if not isinstance(node, (cst.Import, cst.ImportFrom)):
                continue
            for alias in node.names if not isinstance(node.names, cst.ImportStar) else ():
                name = bound(alias, isinstance(node, cst.Import))
                meaning = imported(node, name)
                if meaning is not None:
                    found[name] = meaning
    return found
