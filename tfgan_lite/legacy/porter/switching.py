"""Puts `tf.disable_v2_behavior()` into every file that imports `tensorflow.compat.v1`.

Into every file and not only into those that run as scripts: `import tensorflow` of TensorFlow 1
gave graphs and reference variables to whoever came first, and a module whose head makes a
tensor, a test, or a second script may come before the script's own call. A second call does
nothing. It stands below the imports at the head of a file, before anything uses TensorFlow.

A second call does harm where a file switches eager execution on: the files of such a program ask
first whether it is done.
"""

import re
from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.names import bound, dotted
from tfgan_lite.legacy.rules.symbols import V1

RULE = "disable_v2_behavior"
_SWITCHES = (RULE, "disable_eager_execution", "enable_v2_behavior")
_EAGER = re.compile(r"^[^#'\"\n]*\benable_eager_execution\b", re.M)  # in no comment or string
_ASKED = "resource_variables_enabled"  # which the switch switches off with the rest


def switches_eager_on(text: str) -> bool:
    """Returns whether a file has `tf.enable_eager_execution`, or imports it."""
    return _EAGER.search(text) is not None


def switched_off(tree: cst.Module, file: File) -> cst.Module:
    """Returns the tree with the call, if it is one that needs it.

    Args:
      tree: with its imports as they are to be.
      file: counts the change.
    """
    if not file.changes or any(switch in tree.code for switch in _SWITCHES):
        return tree
    heads = [i for i, line in enumerate(tree.body) if _imports(line)]
    if heads:
        name = next(filter(None, (_bound(line) for line in tree.body)), None)
        if name is None:
            return tree
        tree, call = _call(tree, name, file.around.eager)
        place = _place(tree, heads[0], name)
        line = call.with_changes(leading_lines=[cst.EmptyLine(indent=False)])
        body = [*tree.body[:place], line, *tree.body[place:]]
        if place < len(tree.body):
            body[place + 1] = _apart(tree.body[place])
        _count(file)
        return tree.with_changes(body=body)
    inner = _Inner(file.around.eager)
    tree = tree.visit(inner)
    if inner.found:
        _count(file)
    return tree


def _apart(line):
    """Returns a statement with a blank line before it and its comments."""
    above = line.leading_lines
    if above and above[0].comment is None:
        return line
    return line.with_changes(leading_lines=[cst.EmptyLine(indent=False), *above])


def _count(file):
    file.changes.append(file.changes[0]._replace(rule=RULE, line=1))


def _imports(line):
    """Returns whether a statement of the head imports TensorFlow, in a `try` or `if` too."""
    finder = _Finder()
    line.visit(finder)
    return finder.found is not None


def _bound(line):
    finder = _Finder()
    line.visit(finder)
    return finder.found


class _Finder(cst.CSTVisitor):
    """Finds the name of the module, or the from-import, outside of functions."""

    def __init__(self) -> None:
        self.found: Any = None

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        return False

    def visit_ClassDef(self, node: cst.ClassDef) -> bool:
        return False

    def visit_Import(self, node: cst.Import) -> None:
        for alias in node.names:
            if dotted(alias.name) == V1 and alias.asname is not None:
                self.found = bound(alias, True)

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:
        if not node.relative and dotted(node.module) == V1 and self.found is None:
            self.found = node


def _call(tree, name, asks):
    """Returns the tree and the line with the call; a from-import gets the name of the switch."""
    if isinstance(name, str):
        return tree, _line(f"{name}.", asks)
    if isinstance(name.names, cst.ImportStar):
        return tree, _line("", asks)
    wanted = [_ASKED, RULE] if asks else [RULE]
    added = [cst.ImportAlias(cst.Name(one)) for one in wanted]
    names = [n.with_changes(comma=cst.MaybeSentinel.DEFAULT) for n in name.names]
    tree = tree.deep_replace(name, name.with_changes(names=[*added, *names]))
    return tree, _line("", asks)


def _line(module: str, asks: bool) -> Any:
    call = f"{module}{RULE}()"
    if asks:
        call = f"if {module}{_ASKED}():  # once: the call ends eager execution\n    {call}\n"
    return cst.parse_statement(call)


def _place(tree, first, name):
    """Returns the index behind the last import that comes before anything uses the name."""
    place = first + 1
    for i in range(first + 1, len(tree.body)):
        line = tree.body[i]
        small = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
        if isinstance(small, (cst.Import, cst.ImportFrom)):
            place = i + 1
        elif (
            small is None
            and not isinstance(line, cst.Try)
            or not isinstance(name, str)
            or _reads(line, name)
        ):
            break
    return place


def _reads(line, name):
    finder = _Reads(name)
    line.visit(finder)
    return finder.found


class _Reads(cst.CSTVisitor):
    def __init__(self, name: str) -> None:
        self.found, self._name = False, name

    def visit_Name(self, node: cst.Name) -> None:
        self.found |= node.value == self._name


class _Inner(cst.CSTTransformer):
    """Puts the call behind imports that stand in functions."""

    def __init__(self, asks: bool) -> None:
        super().__init__()
        self.found, self._asks = False, asks

    def leave_SimpleStatementLine(self, original_node: Any, updated_node: Any) -> Any:
        for small in updated_node.body:
            for alias in small.names if isinstance(small, cst.Import) else ():
                if dotted(alias.name) == V1 and alias.asname is not None:
                    self.found = True
                    call = _line(f"{bound(alias, True)}.", self._asks)
                    return cst.FlattenSentinel([updated_node, call])
        return updated_node
