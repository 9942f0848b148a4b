"""Which files are of programs that were written for TensorFlow 2: their TensorFlow stays.

Such a program uses names that TensorFlow 2 has and TensorFlow 1 had not, and none for which it is
the other way round. A program is all files that imports connect.
"""

import ast
from collections.abc import Iterable, Mapping

from tfgan_lite.legacy.porter.tree import Source
from tfgan_lite.legacy.rules import symbols


def modern(sources: Iterable[Source], texts: Mapping[int, str]) -> set[int]:
    """Returns the ids of the files that are of programs for TensorFlow 2.

    Args:
      sources: the files.
      texts: dict from the id of a file to its text, which Python 3 reads.
    """
    found: set[int] = set()
    for program in _programs([source for source in sources if id(source) in texts]):
        used = set().union(*(_symbols(texts[id(source)]) for source in program))
        if any(map(_is_new, used)) and not any(map(_is_old, used)):
            found |= {id(source) for source in program}
    return found


def _programs(sources):
    """Returns the files in groups that imports connect."""
    beside: dict[int, list[Source]] = {id(source): [] for source in sources}
    for source in sources:
        for other in source.imported:
            if id(other) in beside:
                beside[id(source)].append(other)
                beside[id(other)].append(source)
    groups, seen = [], set()
    for source in sources:
        if id(source) in seen:
            continue
        group, waiting = [], [source]
        seen.add(id(source))
        while waiting:
            group.append(waiting.pop())
            for other in beside[id(group[-1])]:
                if id(other) not in seen:
                    seen.add(id(other))
                    waiting.append(other)
        groups.append(group)
    return groups


def _symbols(text):
    """Returns the symbols of TensorFlow that a file names, by way of `import tensorflow as tf`."""
    if "tensorflow" not in text:
        return set()
    tree = ast.parse(text)
    names, found, inner = set(), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == "tensorflow":
                    names.add(alias.asname or alias.name)
                elif symbols.below(alias.name, "tensorflow"):
                    found.add(alias.name)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            if symbols.below(node.module or "", "tensorflow"):
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            inner.add(id(node.value))
    for node in ast.walk(tree):
        chain = _chain(node) if isinstance(node, ast.Attribute) and id(node) not in inner else []
        if chain and chain[0] in names:
            found.add(".".join(["tensorflow", *chain[1:]]))
    return {name.removesuffix(".*") for name in found} - {"tensorflow"}


def _chain(node):
    """Returns the parts of a dotted name, or none."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else []


def _is_new(symbol):
    """Returns whether TensorFlow 2 has a symbol that neither TensorFlow 1 nor `contrib` had."""
    if symbol.startswith(("tensorflow.compat.", "tensorflow.python.")):
        return False
    return (
        symbols.is_modern(symbol)
        and not symbols.in_v1(symbol)
        and symbols.elsewhere(symbol) is None
    )


def _is_old(symbol):
    """Returns whether TensorFlow 1 had a symbol that TensorFlow 2 has not."""
    if symbols.is_modern(symbol):
        return False
    return symbols.below(symbol, "tensorflow.contrib") or symbols.is_provided(symbol)
