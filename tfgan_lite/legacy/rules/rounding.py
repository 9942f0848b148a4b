"""`round`, which gave a float and took halves away from zero, is imported in a Python 2 program."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule

_BUILTINS = "tfgan_lite.legacy.python2.builtin_names"


class Rounding(Rule):
    """round of Python 2."""

    name = "rounding"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call of the package's `rounded`."""
        if symbol != "builtins.round" or not file.around.python2:
            return None
        name = file.imported(_BUILTINS, "rounded", ("rounded", "rounded_as_python2"), node)
        file.note(
            self.name,
            node,
            "round() of Python 2 gives a float and takes halves away from zero; the port keeps "
            "that by `rounded`. Write round() where neither matters.",
        )
        return new.with_changes(func=cst.Name(name))
