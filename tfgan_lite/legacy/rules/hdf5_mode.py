"""`h5py.File(name)`, whose default became reading only, becomes `h5py.File(name, "a")`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, keywords, positional


class Hdf5Mode(Rule):
    """The mode that was h5py's default: read and write, and make what is not there."""

    name = "hdf5_mode"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with a mode."""
        places = positional(node)
        if symbol != "h5py.File" or places is None or len(places) != 1 or "mode" in keywords(node):
            return None
        comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
        mode = cst.Arg(cst.SimpleString('"a"'))
        if len(new.args) > 1:
            mode = mode.with_changes(comma=comma)
        return new.with_changes(args=[new.args[0].with_changes(comma=comma), mode, *new.args[1:]])
