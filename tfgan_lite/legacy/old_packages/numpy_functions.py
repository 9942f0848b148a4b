"""NumPy's functions with what they took before 2.0: ragged lists, floats for counts, text."""

import functools
import inspect
import pickle
import sys
from collections.abc import Callable
from typing import Any

import numpy as np


def _made(make: Callable[..., Any]) -> Callable[..., Any]:
    """Returns an array constructor as NumPy had it until 1.23.

    A list of lists that differ in length becomes an array of objects, `copy=False` means a copy
    only where there must be one, and an integer that is too large for its dtype goes round.
    """

    @functools.wraps(make)
    def constructor(*arguments: Any, **named: Any) -> Any:
        if named.get("copy") is False and np.lib.NumpyVersion(np.__version__) >= "2.0.0":
            named["copy"] = None
        try:
            return make(*arguments, **named)
        except OverflowError:  # `np.array([-1], np.uint8)` went round
            given = named.pop("dtype", arguments[1] if len(arguments) > 1 else None)
            return make(*arguments[:1], *arguments[2:], **named).astype(given)
        except ValueError as error:
            given = named.get("dtype", arguments[1] if len(arguments) > 1 else None)
            if given is not None or "inhomogeneous" not in str(error):
                raise
            return make(arguments[0] if arguments else named["object"], dtype=object)

    return constructor


array = _made(np.array)
asarray = _made(np.asarray)
asanyarray = _made(np.asanyarray)


def fromstring(string: Any, dtype: Any = float, count: int = -1, sep: str = "") -> Any:
    """`np.fromstring`, which also read bytes: where `sep` is empty."""
    if sep:
        return np.fromstring(string, dtype, count, sep=sep)
    if isinstance(string, str):
        try:
            string = string.encode("latin-1")
        except UnicodeEncodeError:
            string = string.encode("utf-8", "surrogateescape")
    return np.frombuffer(string, dtype, count).copy()


def histogram(a: Any, bins: Any = 10, range: Any = None, normed: Any = None, **named: Any) -> Any:
    """`np.histogram`, in which `density` was `normed`."""
    if normed is not None:
        named["density"] = bool(normed)
    return np.histogram(a, bins, range, **named)


def histogram_of_many(name: str) -> Callable[..., Any]:
    """Returns `np.histogram2d` or `np.histogramdd`, in which `density` was `normed`."""

    def counted(*arguments: Any, **named: Any) -> Any:
        normed = named.pop("normed", None)
        if normed is not None:
            named["density"] = bool(normed)
        return getattr(np, name)(*arguments, **named)

    return counted


def linspace(start: Any, stop: Any, num: Any = 50, *rest: Any, **named: Any) -> Any:
    """`np.linspace`, which took a float for the count until 1.17."""
    return np.linspace(start, stop, int(num), *rest, **named)


def load(
    file: Any, mmap_mode: Any = None, allow_pickle: bool = True, *rest: Any, **named: Any
) -> Any:
    """`np.load`, which allowed pickles until 1.16."""
    return np.load(file, mmap_mode, allow_pickle, *rest, **named)


def load_python2(
    file: Any,
    mmap_mode: Any = None,
    allow_pickle: bool = True,
    fix_imports: bool = True,
    encoding: str = "latin1",
    **named: Any,
) -> Any:
    """`load` for a program of Python 2, whose pickles have their str in Latin-1."""
    named.update(fix_imports=fix_imports, encoding=encoding)
    return np.load(file, mmap_mode, allow_pickle, **named)


def loads(data: Any) -> Any:
    """`np.loads`, which was `pickle.loads`."""
    return pickle.loads(data, encoding="latin1")


def save(file: Any, arr: Any, *rest: Any, **named: Any) -> Any:
    """`np.save`, of a ragged list too."""
    return np.save(file, asanyarray(arr), *rest, **named)


def saving_several(name: str) -> Callable[..., Any]:
    """Returns `np.savez` or `np.savez_compressed`, of ragged lists too."""

    def save_several(file: Any, *arrays: Any, **named: Any) -> Any:
        arrays = tuple(map(asanyarray, arrays))
        return getattr(np, name)(file, *arrays, **{k: asanyarray(v) for k, v in named.items()})

    return save_several


def of_quantile(name: str) -> Callable[..., Any]:
    """Returns `np.percentile` and the like, in which `method` was `interpolation`."""

    def quantile(*arguments: Any, **named: Any) -> Any:
        if "interpolation" in named:
            named["method"] = named.pop("interpolation")
        return getattr(np, name)(*arguments, **named)

    return quantile


def corrcoef(*arguments: Any, bias: Any = None, ddof: Any = None, **named: Any) -> Any:
    """`np.corrcoef`, whose `bias` and `ddof` had no effect."""
    return np.corrcoef(*arguments, **named)


def disp(mesg: Any, device: Any = None, linefeed: bool = True) -> None:
    """`np.disp`: prints."""
    print(mesg, file=device, end="\n" if linefeed else "", flush=True)


def inner1d(a: Any, b: Any) -> Any:
    """`numpy.core.umath_tests.inner1d`: the inner products of the last axes."""
    return np.einsum("...i,...i->...", a, b)


def recfromcsv(fname: Any, **named: Any) -> Any:
    """`np.recfromcsv`: the records of a file with commas, and names in its first line."""
    named = {"case_sensitive": "lower", "delimiter": ",", "names": True, "dtype": None} | named
    return recfromtxt(fname, **named)


def recfromtxt(fname: Any, **named: Any) -> Any:
    """`np.recfromtxt`: the records of a file."""
    named.setdefault("dtype", None)
    named.pop("usemask", None)
    return np.genfromtxt(fname, **named).view(np.recarray)


def set_printoptions(*arguments: Any, **named: Any) -> None:
    """`np.set_printoptions`, where a threshold of nan meant everything."""
    threshold = named.get("threshold")
    if threshold == "nan" or (isinstance(threshold, float) and threshold != threshold):
        named["threshold"] = sys.maxsize
    np.set_printoptions(*arguments, **named)


def stacking(name: str) -> Callable[..., Any]:
    """Returns `np.vstack` and the like, which took any iterable of arrays."""
    real = getattr(np, name)

    @functools.wraps(real)
    def stack(arrays: Any, *rest: Any, **named: Any) -> Any:
        if not hasattr(arrays, "__getitem__") and hasattr(arrays, "__iter__"):
            arrays = list(arrays)
        return real(arrays, *rest, **named)

    return stack


def sum_of(a: Any, *rest: Any, **named: Any) -> Any:
    """`np.sum`, which left a generator to Python's `sum`."""
    if inspect.isgenerator(a):
        return sum(a)
    return np.sum(a, *rest, **named)


def reshape(a: Any, *rest: Any, **named: Any) -> Any:
    """`np.reshape`, in which `shape` was `newshape`."""
    if "newshape" in named:
        rest = (named.pop("newshape"), *rest)
    return np.reshape(a, *rest, **named)


def asfarray(a: Any, dtype: Any = np.float64) -> Any:
    """`np.asfarray`: an array of floats, float64 where the dtype is none."""
    if not np.issubdtype(dtype, np.inexact):
        dtype = np.float64
    return np.asarray(a, dtype=dtype)


def in1d(ar1: Any, ar2: Any, assume_unique: bool = False, invert: bool = False) -> Any:
    """`np.in1d`: `np.isin`, flat."""
    return np.isin(np.ravel(ar1), ar2, assume_unique=assume_unique, invert=invert)


def find_common_type(array_types: Any, scalar_types: Any) -> Any:
    """`np.find_common_type`: the arrays' type unless a scalar is of a higher kind."""
    arrays = [np.dtype(t) for t in array_types]
    scalars = [np.dtype(t) for t in scalar_types]
    if not arrays or not scalars:
        return np.result_type(*arrays, *scalars)
    of_arrays, of_scalars = np.result_type(*arrays), np.result_type(*scalars)
    order = "buifc"
    higher = order.find(of_scalars.kind) > order.find(of_arrays.kind)
    return of_scalars if higher else of_arrays


def issubclass_(arg1: Any, arg2: Any) -> bool:
    """`np.issubclass_`: False for what is no class."""
    return isinstance(arg1, type) and issubclass(arg1, arg2)


def random_integers(low: int, high: int | None = None, size: Any = None) -> Any:
    """`np.random.random_integers`: `high` is among them."""
    low, high = (1, low) if high is None else (low, high)
    return np.random.randint(low, high + 1, size)


def ragged_random(name: str) -> Callable[..., Any]:
    """Returns `np.random.permutation` or `choice`, of a ragged list too."""

    def pick(a: Any, *rest: Any, **named: Any) -> Any:
        real = getattr(np.random, name)
        try:
            return real(a, *rest, **named)
        except ValueError as error:
            if "inhomogeneous" not in str(error):
                raise
            return real(asarray(a), *rest, **named)

    return pick
