"""Reports arithmetic with an evident NumPy scalar, in which NumPy 2 gives other dtypes.

`float32_array * np.sqrt(2.)` is float32 in NumPy 1 and in the launcher, float64 in NumPy 2 and in
the port.
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, code

_SCALARS = {f"numpy.{n}" for n in ("sqrt", "log", "exp", "prod", "power", "float64", "log2")}
_OPERATORS = (cst.Add, cst.Subtract, cst.Multiply, cst.Divide, cst.FloorDivide, cst.Power)
_NO_ARRAYS = (cst.Integer, cst.Float, cst.SimpleString)


class NumpyPromotion(Rule):
    """Changes nothing; writes what needs a person into the report."""

    name = "numpy_promotion"

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Looks at an operation."""
        if not isinstance(node, cst.BinaryOperation) or not isinstance(node.operator, _OPERATORS):
            return None
        for scalar, other in ((node.left, node.right), (node.right, node.left)):
            if self._is_scalar(scalar, file) and isinstance(other, (cst.Name, cst.Subscript)):
                shown = code(scalar)
                file.note(
                    self.name,
                    node,
                    f"beside an array of float32 NumPy 2 makes float64 of {shown}, NumPy 1 and the "
                    f"launcher keep float32. If {code(other)} is such an array, write "
                    f"float({shown}).",
                )
                break
        return None

    def _is_scalar(self, node, file):
        if not isinstance(node, cst.Call) or file.names.qualified(node.func) not in _SCALARS:
            return False
        return all(_is_constant(arg.value) for arg in node.args)


def _is_constant(node):
    if isinstance(node, cst.BinaryOperation):
        return _is_constant(node.left) and _is_constant(node.right)
    return isinstance(node, _NO_ARRAYS)
