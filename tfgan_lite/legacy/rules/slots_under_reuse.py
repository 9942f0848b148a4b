"""`tf.get_variable_scope().reuse_variables()` outside of a scope lets optimizers make their slots.

It holds for the rest of the graph, and with it for the slots that `minimize` makes, which were no
variables of a scope until TensorFlow 0.11.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, expression, imported

_SCOPES = ("tensorflow.variable_scope", "tensorflow.variable_op_scope")


class SlotsUnderReuse(Rule):
    """Reuse of all variables of a graph."""

    name = "slots_under_reuse"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call of a function that does both."""
        method = node.func
        if not isinstance(method, cst.Attribute) or method.attr.value != "reuse_variables":
            return None
        scope = method.value
        if not isinstance(scope, cst.Call) or _in_scope(node, file):
            return None
        if file.names.qualified(scope.func) != "tensorflow.get_variable_scope":
            return None
        function = imported("tfgan_lite.legacy.slots", "reuse_variables", node, file)
        changed: Any = new.func
        return cst.Call(expression(function), [cst.Arg(changed.value)])


def _in_scope(node, file):
    """Returns whether a node stands in a `with tf.variable_scope(...)`, which ends the reuse."""
    while (node := file.names.parents.get(node)) is not None:
        if isinstance(node, cst.With):
            calls = [item.item for item in node.items if isinstance(item.item, cst.Call)]
            if any(file.names.qualified(call.func) in _SCOPES for call in calls):
                return True
    return False
