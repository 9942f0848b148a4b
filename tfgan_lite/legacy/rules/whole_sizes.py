"""`tf.placeholder(tf.float32, [None, a / 2])` becomes `[None, int(a / 2)]`.

TensorFlow 1 took 16.0 for a size, which is what Python 3 makes of 32 / 2. Today's takes integers.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, keywords, positional

_PLACES = {  # where the shape is
    "tensorflow.TensorShape": (0, "dims"),
    "tensorflow.get_variable": (1, "shape"),
    "tensorflow.placeholder": (1, "shape"),
    "tensorflow.placeholder_with_default": (1, "shape"),
}


class WholeSizes(Rule):
    """Quotients in shapes, in a program of Python 3."""

    name = "whole_sizes"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with each quotient in its shape made an integer."""
        place = _PLACES.get(symbol or "") or ((0, "shape") if _is_set_shape(node) else None)
        index = None if place is None or file.around.python2 else _index(node, *place)
        if index is None:
            return None
        shape, changed = node.args[index].value, new.args[index]
        if not isinstance(shape, (cst.List, cst.Tuple)):
            return None
        if not any(_is_quotient(element.value, file) for element in shape.elements):
            return None
        elements = [
            now.with_changes(value=_whole(now.value)) if _is_quotient(was.value, file) else now
            for was, now in zip(shape.elements, changed.value.elements, strict=True)
        ]
        args = list(new.args)
        args[index] = changed.with_changes(value=changed.value.with_changes(elements=elements))
        return new.with_changes(args=args)


def _is_set_shape(node):
    return isinstance(node.func, cst.Attribute) and node.func.attr.value == "set_shape"


def _index(node, place, name):
    """Returns which argument is the shape, or None."""
    places = positional(node)
    if places is None:
        return None
    named = keywords(node).get(name)
    if named is not None:
        return node.args.index(named)
    return node.args.index(places[place]) if len(places) > place else None


def _is_quotient(node, file):
    if isinstance(node, cst.BinaryOperation):
        return isinstance(node.operator, cst.Divide)
    if not isinstance(node, cst.Name):
        return False
    scope = file.names.scope(node)
    found = list(scope[node.value]) if scope is not None else []
    if len(found) != 1:
        return False
    target = file.names.parents.get(getattr(found[0], "node", None))
    statement = file.names.parents.get(target)
    return (
        isinstance(statement, cst.Assign)
        and isinstance(statement.value, cst.BinaryOperation)
        and isinstance(statement.value.operator, cst.Divide)
    )


def _whole(value):
    bare = value.with_changes(lpar=[], rpar=[]) if getattr(value, "lpar", None) else value
    return cst.Call(cst.Name("int"), [cst.Arg(bare)])
