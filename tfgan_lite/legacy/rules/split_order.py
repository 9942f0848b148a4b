"""`tf.split(1, n, x)`, as before TensorFlow 1.0, becomes `tf.split(x, n, 1)`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import axes
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, imported, keyword, keywords, positional, swapped

_KEYWORDS = {"split_dim": "axis", "num_split": "num_or_size_splits"}


class SplitOrder(Rule):
    """The axis of tf.split goes behind the value and the parts."""

    name = "split_order"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call in today's order."""
        if symbol not in ("tensorflow.split", "tensorflow.split_v"):
            return None
        places, named = positional(node), keywords(node)
        if places is None:
            return None
        if set(named) & set(_KEYWORDS):
            args = [
                keyword(_KEYWORDS.get(a.keyword.value, a.keyword.value), a) if a.keyword else a
                for a in new.args
            ]
            new = new.with_changes(args=args)
            if places and axes.is_axis(places[0].value):  # tf.split(1, num_split=2, value=x)
                new = new.with_changes(args=[keyword("axis", new.args[0]), *new.args[1:]])
            return new
        if len(places) >= 3 and axes.is_axis(places[0].value) and not axes.is_list(places[2].value):
            return swapped(new, [2, 1, 0])
        if len(places) == 2 and "value" in named and axes.is_axis(places[0].value):
            args = [keyword("axis", new.args[0]), keyword("num_or_size_splits", new.args[1])]
            return new.with_changes(args=[*args, *new.args[2:]])
        if len(places) < 3 or axes.is_axis(places[2].value) or "axis" in named:
            return None
        file.note(
            self.name,
            node,
            "which argument of tf.split is the axis cannot be read off; the port asks when it "
            "runs. Write tf.split(value, parts, axis) and drop argument_orders.",
        )
        name = imported(axes.EITHER_ORDER, "split", node, file)
        return new.with_changes(func=cst.parse_expression(name))
