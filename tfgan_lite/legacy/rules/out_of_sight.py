"""Reports what no rule can read: names made of text, code in strings, imports by name."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import symbols
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule

_IMPORTERS = ("importlib.import_module", "builtins.__import__", "imp.load_source", "imp.reload")
_PLAIN_TYPES = (cst.SimpleString, cst.ConcatenatedString)


class OutOfSight(Rule):
    """Changes nothing; writes what needs a person into the report."""

    name = "out_of_sight"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Looks at a call."""
        if not node.args:
            return None
        first = node.args[0].value
        if symbol in ("builtins.getattr", "builtins.hasattr"):
            owner = file.names.qualified(first) or ""
            if symbols.below(owner, "tensorflow"):
                file.note(
                    self.name,
                    node,
                    "a name of TensorFlow is looked up by its text, in which no rule can look. "
                    "See that tensorflow.compat.v1 has the names that it may be.",
                )
        elif symbol in ("builtins.exec", "builtins.eval", "builtins.execfile"):
            self._of_text(node, file)
        elif symbol in _IMPORTERS and not isinstance(first, _PLAIN_TYPES):
            file.note(
                self.name,
                node,
                "a module is imported by a name that is made when the program runs. See that it "
                "is one of the ported files, or was not renamed since.",
            )
        elif symbol in _IMPORTERS:
            text = getattr(first, "value", "").strip("\"'")
            if text.partition(".")[0] in ("tensorflow", "tf_slim"):
                file.note(
                    self.name,
                    node,
                    f"{text} is imported by its text. Write an import statement, and port again.",
                )
        return None

    def _of_text(self, node, file):
        file.note(
            self.name,
            node,
            "a text is run as code, in which no rule can look. See that what it holds is Python 3 "
            "and names of today.",
        )
