"""NumPy's names from before 1.24 and 2.0: `np.float` is `float`, `np.product` is `np.prod`."""

from typing import Any

import libcst as cst
from libcst import metadata

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Renamed, expression, imported

_PYTHON = {"bool", "complex", "float", "int", "object", "str"}
_LEGACY = "tfgan_lite.legacy.old_packages.numpy_functions"
_NUMPY = {
    "Inf": "inf",
    "NINF": "-inf",
    "Infinity": "inf",
    "NaN": "nan",
    "PINF": "inf",
    "alltrue": "all",
    "bool8": "bool_",
    "cfloat": "complex128",
    "complex_": "complex128",
    "cumproduct": "cumprod",
    "float_": "float64",
    "infty": "inf",
    "int0": "intp",
    "longfloat": "longdouble",
    "mat": "asmatrix",
    "object0": "object_",
    "product": "prod",
    "rank": "ndim",
    "round_": "round",
    "row_stack": "vstack",
    "singlecomplex": "complex64",
    "sometrue": "any",
    "string_": "bytes_",
    "trapz": "trapezoid",
    "typeDict": "sctypeDict",
    "uint0": "uintp",
    "unicode_": "str_",
    "AxisError": "exceptions.AxisError",
    "ComplexWarning": "exceptions.ComplexWarning",
    "RankWarning": "exceptions.RankWarning",
    "VisibleDeprecationWarning": "exceptions.VisibleDeprecationWarning",
}
_FUNCTIONS = ("asfarray", "find_common_type", "in1d", "issubclass_", "loads")


class NumpyNames(Renamed):
    """Names of NumPy that are gone or mean something else."""

    name = "numpy_names"
    table = {
        **{f"numpy.{name}": f"={name}" for name in _PYTHON},
        "numpy.long": "=int",
        "numpy.unicode": "=str",
        **{f"numpy.{old}": new for old, new in _NUMPY.items()},
        **{f"numpy.{name}": f"{_LEGACY}:{name}" for name in _FUNCTIONS},
        "numpy.linalg.linalg": "linalg",
        "numpy.lib.pad": "pad",
        "numpy.math": "math:",
        "numpy.testing.rand": "random.rand",
        "numpy.random.random_integers": f"{_LEGACY}:random_integers",
    }

    def made(self, target: str, node: Any, file: File) -> Any:
        """Returns a builtin, a name of NumPy, or an imported function."""
        if target.startswith("=") and not _is_builtin(target[1:], node, file):
            return None
        if ":" in target or target.startswith("="):
            return super().made(target, node, file)
        if target.startswith("-"):
            value = self.made(target[1:], node, file)
            return cst.UnaryOperation(cst.Minus(), value, **_parentheses(node, file))
        root = file.names.root(node)
        if root is not None and file.names.qualified(root) == "numpy":
            return expression(f"{root.value}.{target}")
        return expression(imported("numpy", target, node, file))


def _parentheses(node, file):
    """Returns the parentheses that a negative number wants in the place of a node."""
    if not isinstance(file.names.parents.get(node), (cst.BinaryOperation, cst.Attribute)):
        return {}
    return {"lpar": [cst.LeftParen()], "rpar": [cst.RightParen()]}


def _is_builtin(name, node, file):
    """Returns whether nothing around a node has taken the name of a builtin for itself."""
    scope = file.names.scope(file.names.root(node))
    return all(isinstance(found, metadata.BuiltinAssignment) for found in scope[name])
