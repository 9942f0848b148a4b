"""`tf.device("/gpu:0")` becomes `device("/gpu:0")`, which asks for nothing where there is no GPU.

`tf.device("/cpu:0")` and a function from operation to device stay.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, positional

_PLACEMENT = "tfgan_lite.legacy.tensorflow.placement"


class Devices(Rule):
    """Operations that a script puts on a GPU."""

    name = "devices"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call of `placement.device`."""
        if symbol != "tensorflow.device":
            return None
        places = positional(node) or list(node.args)
        if not places or _is_elsewhere(places[0].value, file):
            return None
        name = file.imported(_PLACEMENT, "device", ("device", "tf_device"), node)
        return new.with_changes(func=cst.Name(name))


def _is_elsewhere(node, file):
    """Returns whether an argument evidently names no GPU, or is a function."""
    if isinstance(node, cst.SimpleString):
        return "gpu" not in node.value.lower()
    if isinstance(node, cst.Lambda):
        return True
    called = file.names.qualified(node.func) if isinstance(node, cst.Call) else None
    return called == "tensorflow.train.replica_device_setter"
