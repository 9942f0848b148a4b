"""`tf.__version__` in a comparison becomes "1.15.5", so that the branch is the one of TensorFlow 1.

Printed and other uses give the version that runs.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, expression

_SYMBOLS = ("tensorflow.__version__", "tensorflow.VERSION")


class TensorflowVersion(Rule):
    """Branches on TensorFlow's version."""

    name = "tensorflow_version"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the version of TensorFlow 1 where the version decides something."""
        if symbol not in _SYMBOLS or _is_printed(node, file):
            return None
        file.note(
            self.name,
            node,
            'the program asks for the version of TensorFlow; the port answers "1.15.5", as the '
            "launcher does. Keep the branch that this takes and drop the other.",
        )
        return expression('"1.15.5"')


def _is_printed(node, file):
    parent = file.names.parents.get(node)
    while parent is not None and not isinstance(parent, cst.BaseSmallStatement):
        if isinstance(parent, (cst.Comparison, cst.If)):
            return False
        if isinstance(parent, cst.Call):
            name = file.names.qualified(parent.func) or ""
            if name == "builtins.print" or ".logging." in name or name.startswith("logging."):
                return True
        parent = file.names.parents.get(parent)
    return False
