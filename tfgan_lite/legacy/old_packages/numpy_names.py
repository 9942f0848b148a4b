"""NumPy's names from before 2.0, and functions that took more than they take today."""

import ast
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
    **{name: functions.saving_several(name) for name in ("savez", "savez_compressed")},
    **{name: functions.of_quantile(name) for name in ("percentile", "quantile")},
    **{name: functions.of_quantile(name) for name in ("nanpercentile", "nanquantile")},
    "corrcoef": functions.corrcoef,
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
    "DataSource": np.lib.npyio.DataSource,
    "NAN": np.nan,
    "NINF": -np.inf,
    "NZERO": -0.0,
    "NaN": np.nan,
    "PINF": np.inf,
    "PZERO": 0.0,
    "RankWarning": getattr(_EXCEPTIONS, "RankWarning", Warning),
    "VisibleDeprecationWarning": getattr(_EXCEPTIONS, "VisibleDeprecationWarning", UserWarning),
    "alen": lambda a: len(np.atleast_1d(a)),
    "alltrue": np.all,
    "asfarray": functions.asfarray,
    "asscalar": lambda a: np.asarray(a).item(),
    "bool8": np.bool_,
    "byte_bounds": getattr(getattr(np.lib, "array_utils", np), "byte_bounds", None),
    "bytes0": np.bytes_,
    "cast": _Cast(),
    "cfloat": np.complex128,
    "clongfloat": np.clongdouble,
    "complex_": np.complex128,
    "cumproduct": np.cumprod,
    "deprecate": lambda *arguments, **named: arguments[0] if arguments else lambda made: made,
    "disp": functions.disp,
    "find_common_type": functions.find_common_type,
    "float_": np.float64,
    "format_parser": np.rec.format_parser,
    "in1d": functions.in1d,
    "infty": np.inf,
    "int0": np.intp,
    "issubclass_": functions.issubclass_,
    "issctype": lambda rep: isinstance(rep, (type, np.dtype)) and np.dtype(rep) != object,
    "issubsctype": lambda a, b: np.issubdtype(np.dtype(a), np.dtype(b).type),
    "longcomplex": np.clongdouble,
    "longfloat": np.longdouble,
    "mat": np.asmatrix,
    "math": math,
    "msort": lambda a: np.sort(a, axis=0),
    "obj2sctype": lambda rep, default=None: np.dtype(rep).type,
    "object0": np.object_,
    "product": np.prod,
    "rank": np.ndim,
    "recfromcsv": functions.recfromcsv,
    "recfromtxt": functions.recfromtxt,
    "round_": np.round,
    "row_stack": functions.stacking("vstack"),
    "safe_eval": ast.literal_eval,
    "sctype2char": lambda sctype: np.dtype(sctype).char,
    "sctypes": {
        "int": [np.int8, np.int16, np.int32, np.int64],
        "uint": [np.uint8, np.uint16, np.uint32, np.uint64],
        "float": [np.float16, np.float32, np.float64, np.longdouble],
        "complex": [np.complex64, np.complex128, np.clongdouble],
        "others": [bool, object, bytes, str, np.void],
    },
    "singlecomplex": np.complex64,
    "sometrue": np.any,
    "str0": np.str_,
    "str_": np.str_,
    "string_": np.bytes_,
    "trapz": getattr(np, "trapezoid", None) or getattr(np, "trapz", None),
    "typeDict": getattr(np, "sctypeDict", {}),
    "uint0": np.uintp,
    "unicode_": np.str_,
    "void0": np.void,
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


class _Names(dict):
    """All of NumPy's names, of today and of before."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (
            not str(name).startswith("_") and hasattr(np, str(name))
        )

    def __missing__(self, name: str) -> Any:
        return getattr(np, name)


_OVER = OVER


class Part:
    """`numpy.lib` and `numpy.core`, in which much of NumPy could be found."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = _Names(GAPS | _OVER)


class UmathTests:
    """`numpy.core.umath_tests`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"inner1d": functions.inner1d, "matrix_multiply": np.matmul}


class Testing:
    """`numpy.testing`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"rand": np.random.rand}
