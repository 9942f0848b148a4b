"""What an argument evidently is: an axis, or a list of tensors. For functions in two orders."""

import libcst as cst

EITHER_ORDER = "tfgan_lite.legacy.tensorflow.before_one.argument_orders"
_NAMES = ("axis", "dim", "concat_dim", "split_dim")


def is_axis(node: cst.BaseExpression) -> bool:
    """Returns whether an argument is a number, or has the name of an axis."""
    if isinstance(node, cst.UnaryOperation):
        return is_axis(node.expression)
    if isinstance(node, cst.Integer):
        return True
    if isinstance(node, cst.Attribute):
        return is_axis(node.attr)
    return isinstance(node, cst.Name) and (
        node.value in _NAMES or node.value.endswith(("_axis", "_dim"))
    )


def is_list(node: cst.BaseExpression) -> bool:
    """Returns whether an argument is a list or tuple, or an expression that makes one."""
    if isinstance(node, cst.BinaryOperation):
        return is_list(node.left) or is_list(node.right)
    if isinstance(node, cst.Call):
        return isinstance(node.func, cst.Name) and node.func.value in ("list", "tuple")
    return isinstance(node, (cst.List, cst.Tuple, cst.ListComp))


def may_be_axis(node: cst.BaseExpression) -> bool:
    """Returns whether an argument can be an axis: a name, a call, arithmetic."""
    return not isinstance(node, (cst.List, cst.Tuple, cst.ListComp, cst.Dict, cst.DictComp))
