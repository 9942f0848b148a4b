"""Import statements: made of modules and names, or with the layout of the one they replace."""

from collections.abc import Iterable
from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import Import

_PYTHON2 = "tfgan_lite.legacy.python2."


def lines(line: Any, kept: list[Any], added: list[Import], together: bool) -> list[Any]:
    """Returns the lines in place of one, whose layout the first of them keeps."""
    if together and kept:
        statements = [_bare(s) for s in kept]
        lines = [line.with_changes(body=statements)]
    else:
        lines = [cst.SimpleStatementLine([_bare(s)]) for s in kept]
        if lines:
            trailing = line.trailing_whitespace
            lines[0] = lines[0].with_changes(
                leading_lines=line.leading_lines, trailing_whitespace=trailing
            )
    lines += wanted_lines(added)
    if not kept and lines:
        lines[0] = lines[0].with_changes(
            leading_lines=line.leading_lines, trailing_whitespace=line.trailing_whitespace
        )
    return lines


def _bare(statement):
    return statement.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)


def whole(module: str, name: str, renamed: bool) -> Any:
    """Returns an import of a module that binds a name."""
    parent, _, last = module.rpartition(".")
    if module == name:
        return cst.Import([cst.ImportAlias(chain(module))])
    if parent and last == name and not module.startswith("tensorflow."):
        return cst.ImportFrom(chain(parent), [cst.ImportAlias(cst.Name(last))])
    if parent.startswith("tfgan_lite"):
        return cst.ImportFrom(chain(parent), [_aliased(last, name)])
    return cst.Import([_aliased(module, name)])


def from_module(module: str, names: list[Any]) -> cst.ImportFrom:
    """Returns `from module import a as b, ...` of (name, bound, old alias) triples."""
    return cst.ImportFrom(chain(module), [_aliased(what, name) for what, name, _ in names])


def same_from(node: Any, module: str, names: list[Any]) -> cst.ImportFrom:
    """Returns a from-import with another module, its layout kept."""
    aliases = []
    for (what, name, alias), old in zip(names, node.names, strict=True):
        new = _aliased(what, name)
        if alias.asname is not None and new.asname is not None:
            new = new.with_changes(asname=alias.asname)
        aliases.append(new.with_changes(comma=old.comma))
    return node.with_changes(module=chain(module), names=aliases)


def same_aliases(node: Any, kept: list[Any]) -> list[Any]:
    """Returns an import with some of its names only, as a list; empty if none are left."""
    if not kept:
        return []
    last = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return [node.with_changes(names=[*kept[:-1], last])]


def _aliased(module, name):
    asname = None if module == name else cst.AsName(cst.Name(name))
    return cst.ImportAlias(chain(module), asname)


def chain(module: str) -> Any:
    return cst.parse_expression(module)


def wanted_lines(wanted: Iterable[Import]) -> list[cst.SimpleStatementLine]:
    """Returns the lines of wanted imports; what is of one of Python 2's modules shares a line."""
    lines: dict[Any, list[Import]] = {}
    for one in wanted:
        lines.setdefault(one.module if one.module.startswith(_PYTHON2) else one, []).append(one)
    return [cst.SimpleStatementLine([_statement(ones)]) for ones in lines.values()]


def _statement(wanted: list[Import]) -> Any:
    first = wanted[0]
    if not first.name:
        return cst.Import([_aliased(first.module, first.bound)])
    return cst.ImportFrom(chain(first.module), [_aliased(one.name, one.bound) for one in wanted])


def at_head(tree: cst.Module, statements: list[Any]) -> cst.Module:
    """Returns the tree with statements behind the imports at its head."""
    place = 0
    for i, line in enumerate(tree.body):
        small = line.body[0] if isinstance(line, cst.SimpleStatementLine) else None
        if isinstance(small, (cst.Import, cst.ImportFrom)):
            place = i + 1
        elif not (i == 0 and _is_text(small)):
            break
        elif place == 0:
            place = 1
    body = [*tree.body[:place], *statements, *tree.body[place:]]
    if place == 1 and _is_text_line(tree.body[0]):
        body[1] = body[1].with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    elif place == 0 and tree.body:
        gap = [] if tree.body[0].leading_lines else [cst.EmptyLine(indent=False)]
        body[len(statements)] = tree.body[0].with_changes(
            leading_lines=[*gap, *tree.body[0].leading_lines]
        )
    return tree.with_changes(body=body)


def _is_text(small):
    return isinstance(small, cst.Expr) and isinstance(
        small.value, (cst.SimpleString, cst.ConcatenatedString)
    )


def _is_text_line(line):
    return isinstance(line, cst.SimpleStatementLine) and _is_text(line.body[0])
