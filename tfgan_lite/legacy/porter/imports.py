"""Sets the imports of a file right: moved ones, ones that nothing uses any more, and wanted ones.

A wanted import stands behind the import whose name it replaces; where there is none, behind the
last of the imports at the head of the file.
"""

from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

from tfgan_lite.legacy.porter import import_statements
from tfgan_lite.legacy.rules import symbols
from tfgan_lite.legacy.rules.file import File, Import
from tfgan_lite.legacy.rules.names import bound, dotted
from tfgan_lite.legacy.rules.rule import Rule


def settle(
    tree: cst.Module,
    file: File,
    rules: Sequence[Rule],
    dead: Callable[[cst.CSTNode, str], bool],
) -> cst.Module:
    """Returns the tree with its imports set right.

    Args:
      tree: of the file, in which the import nodes are those of the original.
      file: whose `imports` are the wanted ones.
      rules: which know what has moved.
      dead: function from an import node and a name that it binds to whether nothing uses that
        any more.
    """
    settler = _Settler(file, rules, dead, _guarded(file.module))
    tree = tree.visit(settler)
    left = [wanted for wanted, origin in file.imports if id(origin) not in settler.placed]
    return import_statements.at_head(tree, import_statements.wanted_lines(left)) if left else tree


class _Settler(cst.CSTTransformer):
    def __init__(self, file: File, rules: Any, dead: Any, guarded: set[int]) -> None:
        super().__init__()
        self._file, self._rules, self._dead = file, rules, dead
        self._guarded = guarded
        self._depth = 0
        self._removed: dict[int, Any] = {}
        self.placed: set[int] = set()

    def visit_Import(self, node: cst.Import) -> bool:
        return False  # the very node is wanted below

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_IndentedBlock(self, node: cst.IndentedBlock) -> None:
        self._depth += 1

    def leave_IndentedBlock(self, original_node: Any, updated_node: Any) -> Any:
        self._depth -= 1
        body = self._without_removed(updated_node.body)
        if not body:
            body = [cst.SimpleStatementLine([cst.Pass()])]
        return updated_node.with_changes(body=body)

    def leave_Module(self, original_node: Any, updated_node: Any) -> Any:
        return updated_node.with_changes(body=self._without_removed(updated_node.body))

    def _without_removed(self, body):
        """Returns statements without the removed ones, whose comments the next one takes."""
        if not any(id(statement) in self._removed for statement in body):
            return body
        result, above = [], []
        for statement in body:
            if id(statement) in self._removed:
                above += statement.leading_lines
                continue
            if above:
                own = statement.leading_lines
                comments = [line for line in above if line.comment is not None]
                lead = [*comments, *own] if own else above
                statement = statement.with_changes(leading_lines=lead)
                above = []
            result.append(statement)
        return result

    def leave_SimpleStatementLine(self, original_node: Any, updated_node: Any) -> Any:
        if not any(isinstance(s, (cst.Import, cst.ImportFrom)) for s in updated_node.body):
            return updated_node
        kept: list[Any] = []
        added: list[Import] = []
        changed = False
        for statement in updated_node.body:
            if not isinstance(statement, (cst.Import, cst.ImportFrom)):
                kept.append(statement)
                continue
            news = self._settled(statement)
            changed |= news != [statement]
            kept += news
            if self._depth == 0:
                added += [w for w, origin in self._file.imports if origin is statement]
                self.placed.add(id(statement))
        if not changed and not added:
            return updated_node
        lines = import_statements.lines(updated_node, kept, added, len(updated_node.body) > 1)
        if not lines:
            self._removed[id(updated_node)] = updated_node  # kept, so that its id stays its own
            return updated_node
        return cst.FlattenSentinel(lines)

    def _settled(self, node):
        """Returns the import statements in place of one; the very same node where nothing moves."""
        if not self._file.knows(node):  # one that a rule has written
            return [node]
        for rule in self._rules:
            statements = rule.import_statement(node, self._file)
            if statements is not None:
                self._rule = rule.name
                self._count(node)
                return statements
        if isinstance(node, cst.Import):
            return self._settled_whole(node)
        if dotted(node.module) in ("", "__future__") and not node.relative:
            return [node]
        if isinstance(node.names, cst.ImportStar):
            moved = self._moved_from(node, "*")
            if moved is None:
                return [node]
            self._count(node)
            return [node.with_changes(module=import_statements.chain(moved[0]))]
        return self._settled_from(node)

    def _settled_whole(self, node):
        kept, others = [], []
        for alias in node.names:
            name = bound(alias, True)
            if self._gone(node, name):
                continue
            module = self._moved_whole(dotted(alias.name), alias)
            if module is None or id(node) in self._guarded:
                kept.append(alias)
            elif module:
                others.append(import_statements.whole(module, name, alias.asname is not None))
        if len(kept) == len(node.names):
            return [node]
        self._count(node)
        return [*import_statements.same_aliases(node, kept), *others]

    def _settled_from(self, node):
        kept: list[Any] = []
        others: dict[str, list[Any]] = {}
        for alias in node.names:
            name = bound(alias, False)
            if self._gone(node, name):
                continue
            moved = self._moved_from(node, dotted(alias.name))
            if moved is None or id(node) in self._guarded:
                kept.append(alias)
            else:
                others.setdefault(moved[0], []).append((moved[1], name, alias))
        if len(kept) == len(node.names):
            return [node]
        self._count(node)
        if not kept and len(others) == 1:
            ((module, names),) = others.items()
            if len(names) == len(node.names) and module:
                return [import_statements.same_from(node, module, names)]
        result = import_statements.same_aliases(node, kept)
        return result + [
            import_statements.from_module(module, names) for module, names in others.items()
        ]

    def _gone(self, node, name):
        return name not in self._file.around.wanted and self._dead(node, name)

    def _moved_whole(self, module, alias):
        for rule in self._rules:
            moved = rule.whole_import(module, alias, self._file)
            if moved is not None:
                self._rule = rule.name
                return moved
        return None

    def _moved_from(self, node, name):
        if node.relative:
            return None
        for rule in self._rules:
            moved = rule.from_import(dotted(node.module), name, self._file)
            if moved is not None:
                self._rule = rule.name
                return moved
        return None

    _rule = "imports"

    def _count(self, node):
        self._file.changed(self._rule, node)
        self._rule = "imports"


def _guarded(module):
    """Returns the ids of the imports in a `try` that has another import for when they fail.

    Those of TensorFlow's modules are not among them: the other one is for another TensorFlow 1.
    """
    finder = _Guards()
    module.visit(finder)
    return finder.found


class _Guards(cst.CSTVisitor):
    def __init__(self) -> None:
        self.found: set[int] = set()

    def visit_Try(self, node: cst.Try) -> None:
        collector = _Imports()
        for handler in node.handlers:
            handler.visit(collector)
        if collector.found:
            node.body.visit(collector)
            self.found |= collector.found


class _Imports(cst.CSTVisitor):
    def __init__(self) -> None:
        self.found: set[int] = set()

    def visit_Import(self, node: cst.Import) -> None:
        if not all(_is_of_tensorflow(dotted(alias.name)) for alias in node.names):
            self.found.add(id(node))

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:
        if node.relative or not _is_of_tensorflow(f"{dotted(node.module)}."):
            self.found.add(id(node))


def _is_of_tensorflow(module):
    """Returns whether a module is TensorFlow's, and not TensorFlow itself."""
    return symbols.canonical(module).startswith("tensorflow.")
