"""`pickle.load(f)` reads pickles of Python 2 and files that were opened as text.

    pickle.load(f)                 pickle.load(f, encoding="latin1")
    pickle.load(open(path))        pickle.load(open(path, "rb"), encoding="latin1")

With `encoding` a pickle of Python 3 reads the same. A file whose opening is not in sight stays as
it was opened.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.numpy_calls import with_keywords
from tfgan_lite.legacy.rules.rule import Rule, keywords, positional

_LOADS = {f"{m}.{f}" for m in ("pickle", "cPickle", "six.moves.cPickle") for f in ("load", "loads")}
_DUMPS = {f"{m}.dump" for m in ("pickle", "cPickle", "six.moves.cPickle")}


class Pickles(Rule):
    """Pickles that a program of Python 2 may have written, or writes as one."""

    name = "pickles"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with an encoding, and an opening as bytes."""
        if symbol in _LOADS and len(positional(node) or ()) == 1 and not keywords(node):
            return with_keywords(new, {"encoding": '"latin1"'})
        if symbol in ("builtins.open", "builtins.file") and self._feeds_pickle(node, file):
            return _as_bytes(new)
        return None

    def _feeds_pickle(self, node, file):
        """Returns whether the file that a call opens goes to pickle, and as far as is seen only."""
        parent = file.names.parents.get(node)
        if isinstance(parent, cst.Arg):
            call: Any = file.names.parents.get(parent)
            return isinstance(call, cst.Call) and _is_pickle(call, file)
        bound: Any
        if isinstance(parent, cst.WithItem) and parent.asname is not None:
            bound = parent.asname.name
        elif isinstance(parent, cst.Assign) and len(parent.targets) == 1:
            bound = parent.targets[0].target
        else:
            return False
        return isinstance(bound, cst.Name) and _goes_to_pickle(bound, file)


def _is_pickle(call, file):
    return file.names.qualified(call.func) in _LOADS | _DUMPS


def _goes_to_pickle(bound, file):
    scope = file.names.scope(bound)
    accesses = scope.accesses[bound.value] if scope is not None else ()
    for access in accesses:
        arg = file.names.parents.get(access.node)
        call = file.names.parents.get(arg) if isinstance(arg, cst.Arg) else None
        if isinstance(call, cst.Call) and _is_pickle(call, file):
            return True
    return False


def _as_bytes(call):
    """Returns `open(...)` in a binary mode, or None where it is one."""
    places, named = positional(call), keywords(call)
    if places is None or set(named) - {"mode"} or len(places) > 2:
        return None
    mode = named.get("mode") or (places[1] if len(places) > 1 else None)
    if mode is None:
        comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
        first = call.args[0].with_changes(comma=comma)
        return call.with_changes(args=[first, cst.Arg(cst.SimpleString('"rb"'))])
    if not isinstance(mode.value, cst.SimpleString) or "b" in mode.value.value:
        return None
    text = mode.value.value
    quoted = cst.SimpleString(text[:-1].replace("t", "").replace("U", "") + "b" + text[-1])
    place = list(call.args).index(mode)
    args = [*call.args[:place], mode.with_changes(value=quoted), *call.args[place + 1 :]]
    return call.with_changes(args=args)
