"""`tensorflow.python.framework.ops.convert_to_tensor` becomes `tf.convert_to_tensor`.

So do the public names that are reached by another path than the plain one only through an import
of a private module. A private name without a public one stays, and the report has it.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import symbols
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, expression


class PrivatePaths(Rule):
    """Private paths that have a public name."""

    name = "private_paths"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the public name."""
        if not isinstance(node, cst.Attribute) or not symbol.startswith("tensorflow."):
            return None
        if symbol.startswith("tensorflow.python.") or not self._is_private(symbol, node, file):
            return None
        place = symbols.elsewhere(symbol)
        if place is None and symbols.in_v1(symbol):
            return expression(file.tensorflow(node) + symbol.removeprefix("tensorflow"))
        if place is not None and place.name:
            module, _, last = place.module.rpartition(".")
            bound = file.imported(module, last, (last, f"tf_{last}"), node)
            return expression(f"{bound}.{place.name}")
        if place is not None and not place.name:
            module, _, last = place.module.rpartition(".")
            return expression(file.imported(module, last, (last, f"tf_{last}"), node))
        return None

    def _is_private(self, symbol, node, file):
        """Returns whether a node is spelt otherwise than its symbol: by way of another module."""
        owner = file.names.qualified(node.value)
        return owner is not None and symbols.below(owner, "tensorflow.python")
