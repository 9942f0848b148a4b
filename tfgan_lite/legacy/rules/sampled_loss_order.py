"""`tf.nn.sampled_softmax_loss(weights, biases, inputs, labels, ...)` takes either order.

The labels came behind the inputs before TensorFlow 1.0. A call whose third argument is called
labels or targets is in today's order, and stays.
"""

import re
from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code, imported, positional

_NAMES = ("nce_loss", "sampled_softmax_loss")
_LEGACY = "tfgan_lite.legacy.tensorflow.before_one.sampled_losses"
_LABELS = re.compile(r"label|target", re.I)


class SampledLossOrder(Rule):
    """Losses over a sample of the classes, by position."""

    name = "sampled_loss_order"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call of the function that tells the orders apart."""
        name = (symbol or "").removeprefix("tensorflow.nn.")
        if name not in _NAMES or name == symbol:
            return None
        places = positional(node)
        if places is not None and (len(places) < 4 or _LABELS.search(code(places[2].value))):
            return None
        function = imported(_LEGACY, name, node, file)
        return new.with_changes(func=cst.parse_expression(function))
