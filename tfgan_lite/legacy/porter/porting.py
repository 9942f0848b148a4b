"""From the text of each file to that of its port."""

import pathlib
import re
from dataclasses import dataclass

import libcst as cst

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.porter import modern, reading, rewriting, switching
from tfgan_lite.legacy.porter.tree import Source, Tree
from tfgan_lite.legacy.rules import names as names_module
from tfgan_lite.legacy.rules.file import Change, File, Note, Surroundings, identifiers
from tfgan_lite.legacy.rules.order import OTHER_RULES, RULES

_COOKIE = re.compile(r"^([ \t\f]*#.*?coding[:=][ \t]*)([-\w.]+)", re.A)
_DEFINED = re.compile(r"^[ \t]*def[ \t]+(\w+)[ \t]*\(", re.M)
_PYTHON2 = "python2"
_NEVER_OWN = {"tensorflow", "numpy", "scipy", "matplotlib", "PIL"}  # folders are called so
_SELDOM_OWN = {"keras", "keras_preprocessing"}  # folders too, and now and then a module


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
      modern: whether it was written for TensorFlow 2, so that its TensorFlow stays.
    """

    path: pathlib.PurePath
    before: str
    after: str
    data: bytes
    changes: list[Change]
    notes: list[Note]
    modern: bool = False


def port(tree: Tree) -> list[Ported]:
    """Returns the ports of all Python files of a program.

    A file that is no Python of any version stays as it is, with a note.

    Raises:
      InputError: if no file is Python.
    """
    texts, unreadable = {}, {}
    for source in tree.sources:
        try:
            texts[id(source)] = reading.readable(source)
        except reading.Unreadable as error:
            unreadable[id(source)] = error
    if not texts:
        first = unreadable[id(tree.sources[0])]
        raise InputError(f"port: {tree.sources[0].path} {first.why}. {first.advice}.")
    meanings = _Meanings({key: text for key, (text, _) in texts.items()})
    words = {key: identifiers(text) for key, (text, _) in texts.items()}
    of_two = modern.modern(tree.sources, {key: text for key, (text, _) in texts.items()})
    defined = frozenset().union(*(_DEFINED.findall(text) for text, _ in texts.values()))
    eager = len(texts) > 1 and any(switching.switches_eager_on(text) for text, _ in texts.values())
    ported = []
    for source in tree.sources:
        if id(source) in unreadable:
            ported.append(_left(source, unreadable[id(source)]))
            continue
        text, translated = texts[id(source)]
        takers = [s for s in tree.sources if source in s.starred and id(s) in texts]
        given = [s for s in source.starred if id(s) in texts]
        own = tree.own() - _NEVER_OWN
        own -= {name for name in _SELDOM_OWN if not tree.brings(name, source)}
        around = Surroundings(
            python2=source.python2,
            translated=translated,
            starred=meanings.given_to(source),
            reserved=frozenset().union(*(words[id(s)] for s in [*takers, *given])),
            wanted=frozenset().union(*(words[id(s)] for s in takers)),
            siblings=_siblings(tree, source),
            own=own,
            defined=defined,
            eager=eager,
        )
        ported.append(_ported(source, text, around, id(source) in of_two))
    return ported


def _ported(source, text, around, is_modern):
    file = File(text, around)
    after = rewriting.rewrite(file, OTHER_RULES if is_modern else RULES)
    if text != source.text:
        lines = zip(source.text.split("\n"), text.split("\n"), strict=False)
        changed = [i for i, (old, new) in enumerate(lines, 1) if old.rstrip() != new.rstrip()]
        rule = _PYTHON2 if around.translated else "tabs"
        file.changes[:0] = [Change(rule, line) for line in changed]
    data = source.data if after == source.text else _encoded(after, source.data)
    return Ported(source.path, source.text, after, data, file.changes, file.notes, is_modern)


def _left(source, error):
    """Returns a file as it is, with a note on why."""
    note = Note("unreadable", error.line, f"{error.why}; it is copied as it is. {error.advice}.")
    return Ported(source.path, source.text, source.text, source.data, [], [note])


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
        if id(source) in seen or id(source) not in self._texts:
            return {}
        if id(source) not in self._cache:
            found: dict[str, str] = {}
            for other in source.starred:
                found |= self._bound(other, (*seen, id(source)))
            found |= names_module.imports_at_head(cst.parse_module(self._texts[id(source)]))
            self._cache[id(source)] = found
        return self._cache[id(source)]
