"""`import tensorflow as tf` becomes `import tensorflow.compat.v1 as tf`, and so on below it.

A file that says `tf.compat.v1` itself, and whose other names TensorFlow 2 has, was written for
TensorFlow 2: its import stays.
"""

import libcst as cst

from tfgan_lite.legacy.rules import symbols
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.names import dotted
from tfgan_lite.legacy.rules.rule import Rule


class TensorflowImport(Rule):
    """Imports of TensorFlow, its modules and names."""

    name = "tensorflow_import"

    def whole_import(self, module: str, alias: cst.ImportAlias, file: File) -> str | None:
        """Returns the module in place of TensorFlow's."""
        symbol = symbols.canonical(module)
        if not symbols.below(symbol, "tensorflow") or module == symbols.V1:
            return None
        if file.around.brings(module):
            return None
        is_other = symbol == "tensorflow" != module
        if alias.asname is None:
            symbol = symbols.canonical(module.partition(".")[0])  # which is what it binds
        if symbol == "tensorflow":
            if is_modern(file) or is_other:
                return None
            return symbols.V1
        place = symbols.import_place(symbol)
        if place is None or _stays(module):
            return None
        path = f"{place.module}.{place.name}"
        if path == module or not symbols.is_importable(path):  # some have no path
            return None
        return path

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the module and name of today."""
        symbol = symbols.canonical(module)
        if not symbols.below(symbol, "tensorflow") or file.around.brings(module):
            return None
        if name == "*":
            return self._starred(module, symbol)
        symbol = symbols.canonical(f"{module}.{name}")
        if not symbols.below(symbol, "tensorflow"):
            return None
        if symbol == "tensorflow":
            return None
        place = symbols.import_place(symbol)
        if place is None:
            return None
        unchanged = place.module == module and place.name == name
        keras = symbols.below(symbol, "tensorflow.keras")  # TensorFlow 2 has another one
        modern = is_modern(file) and symbols.is_modern(symbol) and not keras
        if unchanged or modern or _stays(f"{module}.{name}"):
            return None
        return place.module, place.name

    def _starred(self, module, symbol):
        place = symbols.import_place(symbol) if symbol != "tensorflow" else None
        target = symbols.V1 if place is None else f"{place.module}.{place.name}"
        if (place is None and symbol != "tensorflow") or target == module:
            return None
        return target, "*"


def _stays(path):
    """Returns whether a private path has no public name and TensorFlow still has it."""
    return path.startswith("tensorflow.python.") and symbols.canonical(path) == path


def is_modern(file: File) -> bool:
    """Returns whether a file is written for TensorFlow 2 already."""
    if "compat.v1" not in file.text:
        return False
    found = _Uses(file)
    file.module.visit(found)
    return found.compat and not found.gone


class _Uses(cst.CSTVisitor):
    def __init__(self, file: File) -> None:
        self._file = file
        self.compat = self.gone = False

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        if not self._file.names.is_read(node):
            return True
        root = self._file.names.root(node)
        if root is None or not _is_plain(root, self._file):
            return True
        symbol = self._file.names.qualified(node) or ""
        if ".compat.v1" in dotted(node):
            self.compat = True
        elif not symbols.is_modern(symbol):
            self.gone = True
        return False


def _is_plain(root, file):
    """Returns whether a name is from `import tensorflow`."""
    for assignment in file.names.assignments(root):
        node = getattr(assignment, "node", None)
        if isinstance(node, cst.Import):
            return any(dotted(alias.name) == "tensorflow" for alias in node.names)
    return False
