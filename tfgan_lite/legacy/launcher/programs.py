"""Whether a program is Python 2 or Python 3, judged by all of its files that the script reaches.

A file that Python 3 does not compile is Python 2. So is a program whose files all compile, and
that uses what Python 3 has not (`xrange`, `import cPickle`, `d.iteritems()`) without having
defined it or asked for it in a `try`: it cannot have run on Python 3. A program with syntax that
Python 2 has not, such as an f-string, is Python 3 all the same; then only its files that do not
compile are taken for Python 2.
"""

import ast
import os
import re
import sys
import warnings
from dataclasses import dataclass, field
from typing import Any

from tfgan_lite.legacy.launcher import sources
from tfgan_lite.legacy.launcher.own_files import OwnFiles
from tfgan_lite.legacy.python2 import evidence

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+([^\n#]+)|import[ \t]+([^\n#]+))", re.M
)
_APPENDED = re.compile(r"sys\.path\.(?:append|insert)\((?:\s*\d+\s*,)?\s*['\"]([^'\"]+)['\"]\s*\)")


@dataclass
class Program:
    """A script with its files.

    Attributes:
      version: 2 or 3 if the user said so, or None.
      is_python2: whether its files have the semantics of Python 2.
      builtins: dict, the names that every own file finds without importing them.
    """

    version: int | None
    is_python2: bool
    builtins: dict[str, Any] = field(default_factory=dict)


def judge(script: str, own: OwnFiles, version: int | None) -> Program:
    """Returns the program of a script; its files are read and not run.

    Args:
      script: str, absolute path.
      own: which files are the script's.
      version: 2 or 3, which ends the question; None to read the files.
    """
    if version is not None:
        return Program(version, version == 2)
    only_two, only_three, used, bound = False, False, set(), set()
    for text in _reachable(script, own):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                found = evidence.gather(ast.parse(text))
            except (SyntaxError, ValueError, RecursionError):
                only_two = True
                continue
        only_two |= found.only_two
        only_three |= found.only_three
        used |= found.used
        bound |= found.bound
    only_two |= bool(used - bound)
    return Program(None, only_two and not only_three)


def _reachable(script, own):
    """Yields the text of the script and of every own file that an import in one may lead to."""
    waiting, seen = [script], {script}
    folders = list(dict.fromkeys([*sys.path, os.getcwd()]))
    while waiting:
        path = waiting.pop()
        text = sources.read(path)
        yield text
        here = os.path.dirname(path)
        folders += [
            folder
            for base in (here, os.getcwd())
            for name in _APPENDED.findall(text)
            if (folder := os.path.join(base, name)) not in folders
        ]
        for name in _imported(text):
            for found in _files(name, here, folders, own):
                if found not in seen:
                    seen.add(found)
                    waiting.append(found)


def _imported(text):
    """Yields dotted names that a text imports, with dots before relative ones."""
    for module, names, modules in _IMPORT.findall(text):
        for part in modules.split(",") if modules else []:
            yield part.split()[0] if part.split() else ""
        if module:
            yield module
            for part in names.strip("()\\ ").split(","):
                word = part.split()[0] if part.split() else ""
                yield f"{module}{'' if module.endswith('.') else '.'}{word}"


def _files(name, here, folders, own):
    """Returns the own files of a dotted name: the module and the packages around it."""
    dots = len(name) - len(name.lstrip("."))
    for _ in range(dots - 1):
        here = os.path.dirname(here)
    places, found = [here] if dots else [here, *folders], []
    for part in name.lstrip(".").split("."):
        path = own.find(part, places) if part.isidentifier() else None
        if path is None or own.is_library(path):
            break
        if os.path.isfile(path):
            found.append(path)
        places = [path if os.path.isdir(path) else os.path.dirname(path)]
        if path.endswith(".py") and not path.endswith("__init__.py"):
            break
    return found
