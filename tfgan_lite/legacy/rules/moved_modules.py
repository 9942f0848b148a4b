"""`tf.layers`, `tf.contrib.slim`, `tf.nn.rnn_cell` and the like, which are modules of this package.

tf.layers.dense(x, 8)              layers.dense(x, 8)
slim = tf.contrib.slim             from tfgan_lite.legacy.tensorflow.contrib import slim
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import symbols
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, expression

_PLAIN = {"slim": "slim", "gan": "tfgan"}  # what scripts call these parts of contrib


class MovedModules(Rule):
    """Modules that TensorFlow has no more and this package has."""

    name = "moved_modules"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the name of an imported module in place of `tf.contrib.slim`."""
        if not isinstance(node, cst.Attribute) or not symbols.below(symbol, "tensorflow"):
            return None
        place = symbols.elsewhere(symbol)
        if place is None or place.name or self._is_alias(node, file):
            return None
        parent = file.names.qualified(node.value)
        if parent is not None and symbols.elsewhere(parent) and parent != "tensorflow.contrib":
            return None  # `slim.learning`: what stands before the dot is replaced, or is right
        if _is_bare_contrib(symbol, node, file):
            return None
        module, _, name = place.module.rpartition(".")
        if symbol == "tensorflow.contrib":
            return expression(file.imported(module, name, ("contrib",), node))
        return expression(file.imported(module, name, choices(symbol, name), node))

    def _is_alias(self, node, file):
        """Returns whether a node is all of `name = tf.contrib.slim`, which `node` below turns."""
        parent = file.names.parents.get(node)
        return isinstance(parent, cst.Assign) and _target(parent) is not None

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Returns an import in place of `slim = tf.contrib.slim`."""
        if not isinstance(node, cst.Assign) or _target(node) is None:
            return None
        symbol = file.names.qualified(node.value)
        if symbol is None or not isinstance(node.value, cst.Attribute):
            return None
        place = symbols.elsewhere(symbol)
        if place is None or place.name or not symbols.below(symbol, "tensorflow"):
            return None
        module, _, name = place.module.rpartition(".")
        bound = _target(node)
        asname = None if bound == name else cst.AsName(cst.Name(bound))
        return cst.ImportFrom(expression(module), [cst.ImportAlias(cst.Name(name), asname)])


def choices(symbol: str, name: str) -> tuple[str, ...]:
    """Returns the names that a module may be bound to, best first."""
    if symbols.below(symbol, "tensorflow.contrib"):
        parts = symbol.split(".")[2:]
        return (_PLAIN.get(name) or "contrib_" + "_".join(parts), f"legacy_{name}")
    return name, f"tf_{name}", f"legacy_{name}"


def _target(node):
    """Returns the name on the left of an assignment of one name, or None."""
    if len(node.targets) != 1 or not isinstance(node.targets[0].target, cst.Name):
        return None
    return node.targets[0].target.value


def _is_bare_contrib(symbol, node, file):
    """Returns whether `tf.contrib` is about to get a name behind it that has a module here."""
    if symbol not in ("tensorflow.contrib", "tensorflow.examples"):
        return False
    parent = file.names.parents.get(node)
    return isinstance(parent, cst.Attribute)
