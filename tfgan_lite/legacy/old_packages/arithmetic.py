"""NumPy 1's arithmetic: a scalar's value, not its dtype, decides what an array becomes.

NumPy 2 makes float64 of `float32_array * np.sqrt(2)`, and refuses `uint8_array * -1`. The
operators of own files that mention NumPy are rewritten to these functions. Held against NumPy
1.18 by `tests/legacy/launcher/test_arithmetic.py`.
"""

import operator
import sys
from collections.abc import Callable
from typing import Any

_PYTHON_SCALARS = (bool, int, float, complex)
_PLAIN = {bool, int, float, complex, str, list, tuple}
_CATEGORY = {"b": 0, "u": 1, "i": 1, "f": 2, "c": 3}


def _legacy(operate: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def operator_of_numpy_1(a: Any, b: Any) -> Any:
        if type(a) in _PLAIN and type(b) in _PLAIN:
            return operate(a, b)
        numpy = sys.modules.get("numpy")
        if not hasattr(numpy, "generic"):  # not imported, or being imported right now
            return operate(a, b)
        if not _is_number(a, numpy) or not _is_number(b, numpy):
            return operate(a, b)  # a tensor, a class of the script's own
        return operate(*_promoted(a, b, numpy))

    operator_of_numpy_1.__name__ = operate.__name__
    return operator_of_numpy_1


def _is_number(value, numpy):
    if isinstance(value, (numpy.ndarray, numpy.generic)):
        return value.dtype.kind in _CATEGORY and type(value).__module__.startswith("numpy")
    return isinstance(value, _PYTHON_SCALARS)


def _promoted(a, b, numpy):
    """Returns both operands so that NumPy 2 gives the dtype that NumPy 1 gave."""
    array_a, array_b = getattr(a, "ndim", 0) > 0, getattr(b, "ndim", 0) > 0
    if array_a and array_b:
        return a, b
    if not array_a and not array_b:  # two scalars: Python's count as float64 and int64
        return _typed(a, numpy), _typed(b, numpy)
    if array_a:
        return _beside_array(a, b, numpy)
    return _beside_array(b, a, numpy)[::-1]


def _typed(value, numpy):
    if isinstance(value, _PYTHON_SCALARS) and not isinstance(value, numpy.generic):
        try:
            return numpy.asarray(value)[()]
        except OverflowError:
            return value
    return value


def _beside_array(array, scalar, numpy):
    typed = numpy.asarray(scalar)
    kind = typed.dtype.kind
    if kind not in _CATEGORY or _CATEGORY[kind] > _CATEGORY[array.dtype.kind]:
        if kind in "fc" and array.dtype.kind == "f":  # complex beside float32 is complex64
            return array, typed.item()
        return array, typed[()]
    value = typed.item()
    dtype = numpy.promote_types(array.dtype, _least_type(value, array.dtype, numpy))
    if dtype == array.dtype:
        return array, value
    return array.astype(dtype), dtype.type(value)


def _least_type(value, beside, numpy):
    """Returns the smallest dtype that holds a number; a signed one beside signed integers."""
    if beside.kind == "i" and isinstance(value, int) and value > 0:
        return numpy.min_scalar_type(-value - 1)
    return numpy.min_scalar_type(value)


add = _legacy(operator.add)
subtract = _legacy(operator.sub)
multiply = _legacy(operator.mul)
true_divide = _legacy(operator.truediv)
floor_divide = _legacy(operator.floordiv)
power = _legacy(operator.pow)


def modulo(a: Any, b: Any) -> Any:
    """Returns `a % b`; where `a` is a format, an array of one element counts as its number."""
    try:
        return a % b
    except TypeError:
        if not isinstance(a, (str, bytes)):
            raise
        values = tuple(number(v) for v in b) if isinstance(b, tuple) else number(b)
        return a % values


def number(value: Any) -> Any:
    """Returns the element of an array of one element, and anything else as it is."""
    if getattr(value, "ndim", 0) and getattr(value, "size", 0) == 1 and hasattr(value, "item"):
        return value.item()
    return value


def equals_none(value: Any) -> Any:
    """Returns `value == None`, which an array is not as a whole, as until NumPy 1.13."""
    array = getattr(sys.modules.get("numpy"), "ndarray", None)
    if array is not None and isinstance(value, array):
        return False
    return value == None  # noqa: E711 - a class may have an answer of its own


def store(owner: Any, index: Any, value: Any) -> None:
    """`owner[index] = value`.

    An array of one element fits an array's element, and an integer that is too large goes round.
    """
    try:
        owner[index] = value
    except OverflowError:
        if not hasattr(owner, "dtype") or not hasattr(owner, "astype"):
            raise
        owner[index] = sys.modules["numpy"].asarray(value).astype(owner.dtype)
    except (TypeError, ValueError):
        single = number(value)
        if single is value:
            raise
        owner[index] = single
