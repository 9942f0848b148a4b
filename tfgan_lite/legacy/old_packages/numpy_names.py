"""NumPy's names from before 2.0, and functions that took more than they take today."""

import math
from typing import Any

import numpy as np

from tfgan_lite.legacy.old_packages import numpy_counts as counts
from tfgan_lite.legacy.old_packages import numpy_functions as functions

_EXCEPTIONS = getattr(np, "exceptions", np)


class _Cast(dict):
    """`np.cast[dtype](x)`."""

    def __missing__(self, dtype: Any) -> Any:
        return lambda value: np.asarray(value).astype(dtype)


OVER = {  # today's NumPy has these too, and they mean something else
    "bool": bool,
    "complex": complex,
    "float": float,
    "int": int,
    "long": int,
    "object": object,  # NumPy warns of it
    "str": str,
    "unicode": str,
    "array": functions.array,
    "asarray": functions.asarray,
    "asanyarray": functions.asanyarray,
    "frombuffer": counts.frombuffer,
    "fromfile": counts.fromfile,
    "fromstring": counts.fromstring,
    "histogram": functions.histogram,
    **{name: functions.histogram_of_many(name) for name in ("histogram2d", "histogramdd")},
    "linspace": functions.linspace,
    "load": functions.load,
    "save": functions.save,
    "set_printoptions": functions.set_printoptions,
    **{name: functions.stacking(name) for name in ("dstack", "hstack", "stack", "vstack")},
    "column_stack": functions.stacking("column_stack"),
    "sum": functions.sum_of,
    "reshape": functions.reshape,
}
GAPS: dict[str, Any] = {
    "AxisError": getattr(_EXCEPTIONS, "AxisError", ValueError),
    "ComplexWarning": getattr(_EXCEPTIONS, "ComplexWarning", Warning),
    "Inf": np.inf,
    "Infinity": np.inf,
    "NINF": -np.inf,
    "NZERO": -0.0,
    "NaN": np.nan,
    "PINF": np.inf,
    "PZERO": 0.0,
    "RankWarning": getattr(_EXCEPTIONS, "RankWarning", Warning),
    "VisibleDeprecationWarning": getattr(_EXCEPTIONS, "VisibleDeprecationWarning", UserWarning),
    "alltrue": np.all,
    "asfarray": functions.asfarray,
    "asscalar": lambda a: np.asarray(a).item(),
    "bool8": np.bool_,
    "cast": _Cast(),
    "cfloat": np.complex128,
    "complex_": np.complex128,
    "cumproduct": np.cumprod,
    "find_common_type": functions.find_common_type,
    "float_": np.float64,
    "in1d": functions.in1d,
    "infty": np.inf,
    "int0": np.intp,
    "issubclass_": functions.issubclass_,
    "longfloat": np.longdouble,
    "mat": np.asmatrix,
    "math": math,
    "msort": lambda a: np.sort(a, axis=0),
    "object0": np.object_,
    "product": np.prod,
    "rank": np.ndim,
    "round_": np.round,
    "row_stack": functions.stacking("vstack"),
    "singlecomplex": np.complex64,
    "sometrue": np.any,
    "str_": np.str_,
    "string_": np.bytes_,
    "trapz": getattr(np, "trapezoid", None) or getattr(np, "trapz", None),
    "typeDict": getattr(np, "sctypeDict", {}),
    "uint0": np.uintp,
    "unicode_": np.str_,
    "loads": functions.loads,
}
OVER_PYTHON2 = {"load": functions.load_python2}


class Random:
    """`numpy.random`."""

    OVER = {
        "permutation": functions.ragged_random("permutation"),
        "choice": functions.ragged_random("choice"),
    }
    GAPS: dict[str, Any] = {"random_integers": functions.random_integers}


class Linalg:
    """`numpy.linalg`, which was a package with a module `linalg`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"linalg": np.linalg}


class Lib:
    """`numpy.lib`, in which much of NumPy could be found."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"pad": np.pad, "arraypad": np, "index_tricks": np}


class Testing:
    """`numpy.testing`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"rand": np.random.rand}
