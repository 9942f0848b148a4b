"""`tf.concat(1, [a, b])`, as before TensorFlow 1.0, becomes `tf.concat([a, b], 1)`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules import axes
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, imported, keyword, keywords, leading, swapped

_SYMBOLS = ("tensorflow.concat", "tensorflow.concat_v2")


class ConcatOrder(Rule):
    """The axis of tf.concat goes behind the values."""

    name = "concat_order"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call in today's order."""
        if symbol not in _SYMBOLS:
            return None
        places, named = leading(node), keywords(node)
        if "axis" in named and places and "values" not in named:
            return None
        if "concat_dim" in named:
            return self._renamed(new)
        if len(places) == 1 and "values" in named:  # tf.concat(1, values=x)
            args = [keyword("axis", new.args[0]), *new.args[1:]]
            return new.with_changes(args=args)
        if len(places) < 2:
            return None
        first, second = places[0].value, places[1].value
        if axes.is_axis(first) or axes.is_list(second):
            return None if axes.is_list(first) else swapped(new, [1, 0])
        if axes.is_axis(second) or axes.is_list(first) or not axes.may_be_axis(first):
            return None
        return self._unsure(node, new, file)

    def _renamed(self, new):
        args = [
            keyword("axis", a) if a.keyword is not None and a.keyword.value == "concat_dim" else a
            for a in new.args
        ]
        return new.with_changes(args=args)

    def _unsure(self, node, new, file):
        file.note(
            self.name,
            node,
            "which argument of tf.concat is the axis cannot be read off; the port asks when it "
            "runs. Write tf.concat(values, axis) and drop argument_orders.",
        )
        name = imported(axes.EITHER_ORDER, "concat", node, file)
        return new.with_changes(func=cst.parse_expression(name))
