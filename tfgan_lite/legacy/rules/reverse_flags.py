"""`tf.reverse(x, [False, True])`, as before TensorFlow 1.0, becomes `tf.reverse(x, [1])`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.axes import EITHER_ORDER
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, imported, keyword, keywords, positional


class ReverseFlags(Rule):
    """A flag an axis becomes a list of axes."""

    name = "reverse_flags"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with axes."""
        if symbol not in ("tensorflow.reverse", "tensorflow.reverse_v2"):
            return None
        places, named = positional(node) or [], keywords(node)
        old = named.get("dims") or named.get("axis") or (places[1] if len(places) > 1 else None)
        if old is None:
            return None
        flags = _flags(old.value)
        if flags is None:
            if "dims" not in named:
                return None
            name = imported(EITHER_ORDER, "reverse", node, file)
            return new.with_changes(func=cst.parse_expression(name))
        chosen = ", ".join(str(i) for i, flag in enumerate(flags) if flag)
        value = cst.parse_expression(f"[{chosen}]")
        place = node.args.index(old)
        arg = new.args[place].with_changes(value=value)
        arg = keyword("axis", arg) if arg.keyword is not None else arg
        return new.with_changes(args=[*new.args[:place], arg, *new.args[place + 1 :]])


def _flags(node):
    """Returns the bools of a list, or None where it is no list of bools."""
    if not isinstance(node, (cst.List, cst.Tuple)) or not node.elements:
        return None
    names = [e.value.value if isinstance(e.value, cst.Name) else "" for e in node.elements]
    return [n == "True" for n in names] if set(names) <= {"True", "False"} else None
