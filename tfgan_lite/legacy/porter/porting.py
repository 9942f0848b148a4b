"""From the text of each file to that of its port."""

import ast
import contextlib
import pathlib
import re
import warnings
from dataclasses import dataclass

import libcst as cst

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.porter import rewriting
from tfgan_lite.legacy.porter.tree import Source, Tree
from tfgan_lite.legacy.python2 import rewriting as python2_rewriting
from tfgan_lite.legacy.python2 import translation
from tfgan_lite.legacy.rules import names as names_module
from tfgan_lite.legacy.rules.file import Change, File, Note, Surroundings, identifiers
from tfgan_lite.legacy.rules.order import RULES

_COOKIE = re.compile(r"^([ \t\f]*#.*?coding[:=][ \t]*)([-\w.]+)", re.A)
_PYTHON2 = "python2"
_NEVER_OWN = {"tensorflow", "numpy", "scipy", "matplotlib", "PIL"}  # folders are called so


@dataclass
class Ported:
    """The port of one file.

    Attributes:
      path: relative to the root.
      before: str, the file's text.
      after: str, that of the port.
      data: bytes to write; those of the file where nothing changed.
      changes: what the rules did.
      notes: what needs a person.
    """

    path: pathlib.PurePath
    before: str
    after: str
    data: bytes
    changes: list[Change]
    notes: list[Note]


def port(tree: Tree) -> list[Ported]:
    """Returns the ports of all Python files of a program.

    Raises:
      InputError: for a file that is no Python of any version; nothing is written then.
    """
    texts = {id(source): _readable(source) for source in tree.sources}
    meanings = _Meanings({key: text for key, (text, _) in texts.items()})
    words = {key: identifiers(text) for key, (text, _) in texts.items()}
    ported = []
    for source in tree.sources:
        text, translated = texts[id(source)]
        takers = [s for s in tree.sources if source in s.starred]
        given = source.starred
        own = tree.own() - _NEVER_OWN
        around = Surroundings(
            python2=source.python2,
            translated=translated,
            starred=meanings.given_to(source),
            reserved=frozenset().union(*(words[id(s)] for s in [*takers, *given])),
            wanted=frozenset().union(*(words[id(s)] for s in takers)),
            siblings=_siblings(tree, source),
            own=own,
        )
        ported.append(_ported(source, text, around))
    return ported


def _ported(source, text, around):
    file = File(text, around)
    after = rewriting.rewrite(file, RULES)
    if text != source.text:
        lines = zip(source.text.split("\n"), text.split("\n"), strict=False)
        changed = [i for i, (old, new) in enumerate(lines, 1) if old.rstrip() != new.rstrip()]
        rule = _PYTHON2 if around.translated else "tabs"
        file.changes[:0] = [Change(rule, line) for line in changed]
    data = source.data if after == source.text else _encoded(after, source.data)
    return Ported(source.path, source.text, after, data, file.changes, file.notes)


def _readable(source):
    """Returns a file's text as Python 3 reads it, and whether it was translated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        third = None
        try:
            tree = ast.parse(source.text)
            if not python2_rewriting.is_print_statement_only(tree):
                cst.parse_module(source.text)
                return source.text, False
        except SyntaxError as error:
            third = error
        except cst.ParserSyntaxError as error:  # tabs beside spaces, or what libcst does not know
            with contextlib.suppress(cst.ParserSyntaxError):
                text = translation.expand_tabs(source.text)
                cst.parse_module(text)
                return text, False
            raise InputError(
                f"port: {source.path}: the parser cannot read line {error.raw_line} "
                f"({error.message}). Rewrite that line, or leave the file out."
            ) from None
        except ValueError as error:
            raise InputError(
                f"port: {source.path} wants to be Python source; got {error}. Leave the file out."
            ) from None
        try:
            text = _with_tabs(translation.translate(source.text), source.text)
            ast.parse(text)
            cst.parse_module(text)
            return text, True
        except (SyntaxError, translation.Unreadable, cst.ParserSyntaxError) as error:
            second = error
    raise InputError(_no_python(source.path, third, second))


def _with_tabs(text, original):
    """Returns a translated text with the tabs that lines began with, if they can stay."""
    if "\t" not in original:
        return text
    lines, olds = text.split("\n"), original.split("\n")
    if len(lines) != len(olds):
        return text
    for i, (line, old) in enumerate(zip(lines, olds, strict=True)):
        code = old.lstrip(" \t\f")
        lead = old[: len(old) - len(code)]
        width = len(lead.expandtabs(8))
        if "\t" in lead and line[:width].isspace() and not line[width : width + 1].isspace():
            lines[i] = lead + line[width:]
    try:
        ast.parse("\n".join(lines))
        cst.parse_module("\n".join(lines))
    except (SyntaxError, cst.ParserSyntaxError):
        return text
    return "\n".join(lines)


def _no_python(path, third, second):
    read3 = f"line {third.lineno} ({third.msg})" if third is not None else "no line"
    line = getattr(second, "lineno", None) or getattr(second, "raw_line", 0)
    message = getattr(second, "msg", None) or getattr(second, "message", "")
    return (
        f"port: {path} wants to be Python; got text of no version of it: read as Python 3 it stops "
        f"at {read3}, read as Python 2 at line {line} ({message}). Mend it or leave it out; "
        "nothing was written."
    )


def _encoded(text, data):
    """Returns a text as UTF-8, with the line ends that the file had."""
    lines = text.split("\n")
    for i, line in enumerate(lines[:2]):
        match = _COOKIE.match(line)
        if match is not None and match[2].lower().replace("_", "-") not in ("utf-8", "utf8"):
            lines[i] = _COOKIE.sub(r"\g<1>utf-8", line)
    text = "\n".join(lines)
    if data.count(b"\r\n") * 2 > data.count(b"\n"):
        text = text.replace("\n", "\r\n")
    return text.encode("utf-8", "surrogateescape")


def _siblings(tree, source):
    """Returns the modules beside a file that Python 2 finds by their bare names."""
    if not source.python2 or "absolute_import" in source.text or "__main__" in source.text:
        return frozenset()
    return tree.siblings(source)


class _Meanings:
    """What the names mean that `from x import *` brings."""

    def __init__(self, texts: dict[int, str]) -> None:
        self._texts = texts
        self._cache: dict[int, dict[str, str]] = {}

    def given_to(self, source: Source) -> dict[str, str]:
        """Returns the names that a file takes from others by `*`."""
        found: dict[str, str] = {}
        for other in source.starred:
            found |= self._bound(other, (id(source),))
        return found

    def _bound(self, source, seen):
        if id(source) in seen:
            return {}
        if id(source) not in self._cache:
            found: dict[str, str] = {}
            for other in source.starred:
                found |= self._bound(other, (*seen, id(source)))
            found |= names_module.imports_at_head(cst.parse_module(self._texts[id(source)]))
            self._cache[id(source)] = found
        return self._cache[id(source)]
