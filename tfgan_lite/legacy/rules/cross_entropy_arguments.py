"""`tf.nn.softmax_cross_entropy_with_logits(logits, labels)` gets keywords.

Before TensorFlow 1.0 its arguments stood in this order; since then a position is refused.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, imported, keyword, keywords, positional

_NAMES = (
    "sigmoid_cross_entropy_with_logits",
    "softmax_cross_entropy_with_logits",
    "sparse_softmax_cross_entropy_with_logits",
)
_LEGACY = "tfgan_lite.legacy.tensorflow.before_one.cross_entropies"


class CrossEntropyArguments(Rule):
    """Cross entropies by keyword."""

    name = "cross_entropy_arguments"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with keywords."""
        name = (symbol or "").removeprefix("tensorflow.nn.")
        if name not in _NAMES or name == symbol:
            return None
        places, named = positional(node), keywords(node)
        if places is None:
            function = imported(_LEGACY, name, node, file)
            return new.with_changes(func=cst.parse_expression(function))
        if places and isinstance(places[0].value, cst.Name) and places[0].value.value == "None":
            return None
        if not places and "targets" not in named:
            return None
        order = iter(("logits", "labels", "name"))
        args = [
            keyword("labels" if a.keyword.value == "targets" else a.keyword.value, a)
            if a.keyword
            else keyword(next(order), a)
            for a in new.args
        ]
        return new.with_changes(args=args)
