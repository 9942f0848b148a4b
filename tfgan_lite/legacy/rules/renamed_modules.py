"""Modules of Python 2 under their names of today: `import cPickle` is `import pickle`.

A name that is taken in the file stays: `import Queue` with a variable `queue` becomes
`import queue as Queue`. What stands in a `try` with another import for when it fails stays too.
"""

import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import libcst as cst

from tfgan_lite.legacy.launcher import redirects
from tfgan_lite.legacy.python2 import source_trees
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Renamed, expression

_NOT_SAME = ("md5", "sha", "urllib2", "UserDict")  # another module has some of it, or all
_SAME = {  # module by module, each name in it under the same name
    old: today
    for old, today in redirects.RENAMED.items()
    if old not in _NOT_SAME and not today.startswith("PIL.")
}
_URLLIB = {  # each name by the module that defines it
    name: module.__name__
    for module in (urllib.request, urllib.parse, urllib.error)
    for name, found in vars(module).items()
    if getattr(found, "__module__", None) == module.__name__ and not name.startswith("_")
}
_ONES = {
    **{f"{m}.{n}": (t, n) for n, t in _URLLIB.items() for m in ("urllib", "urllib2")},
    "StringIO.StringIO": ("tfgan_lite.legacy.python2.files", "StringIO"),
    "cStringIO.StringIO": ("tfgan_lite.legacy.python2.files", "StringIO"),
    "sklearn.externals.joblib": ("", "joblib"),
    **{f"parser.{name}": (source_trees.__name__, name) for name in source_trees.__all__},
}


class RenamedModules(Renamed):
    """Modules that are called otherwise, and urllib, which became three."""

    name = "renamed_modules"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the name in the module of today."""
        if not isinstance(node, cst.Attribute):
            return None
        one = _ONES.get(symbol)
        root = file.names.root(node)
        if one is not None and root is not None and not _is_guarded(root, file):
            if file.names.qualified(node.value) in ("urllib", "urllib2"):
                file.imported(one[0], "", (one[0],), node)
                return expression(f"{one[0]}.{one[1]}")
            owns = symbol.partition(".")[0]
            if symbol.endswith("StringIO.StringIO") or (
                owns == "parser" and owns not in file.around.own
            ):
                bound = file.imported(*one, (one[1], f"{one[1]}2"), node)
                return expression(bound)
            return None
        owner = file.names.qualified(node.value)
        if not isinstance(node.value, cst.Name) or owner not in _SAME:
            return None
        today = _SAME[owner]
        if node.value.value != owner or _is_guarded(node.value, file):
            return None  # `import cPickle as pickle`: the import alone
        if today == owner or "." in today or not self._is_bindable(today, file):
            return None
        bound = file.imported(today, "", (today,), node)
        return expression(f"{bound}.{node.attr.value}")

    def _is_bindable(self, name, file):
        here = file.present.get(name)
        wanted = any(i.bound == name and i.module == name for i, _ in file.imports)
        return wanted or file.is_free(name) or (here is not None and here[1:] == (name, ""))

    def whole_import(self, module: str, alias: Any, file: File) -> str | None:
        """Returns the module of today."""
        if file.around.brings(module) or module == "six.moves.cPickle":
            return None if module != "six.moves.cPickle" else "pickle"
        return _SAME.get(module)

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the module and name of today."""
        if file.around.brings(module):
            return None
        if f"{module}.{name}" in _ONES and _ONES[f"{module}.{name}"][0]:
            return _ONES[f"{module}.{name}"]
        return (_SAME[module], name) if module in _SAME else None


def _is_guarded(root, file):
    """Returns whether the import of a name stands in a `try`."""
    for assignment in file.names.assignments(root):
        parent = file.names.parents.get(getattr(assignment, "node", None))
        while parent is not None:
            if isinstance(parent, (cst.Try, cst.ExceptHandler)):
                return True
            parent = file.names.parents.get(parent)
    return False
