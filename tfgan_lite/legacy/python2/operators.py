"""Python 2's division and ordering, which its programs' operators are rewritten to."""

import functools
import operator
import sys
from collections.abc import Callable, Iterable
from typing import Any

from tfgan_lite.legacy.old_packages import arithmetic


def divide(a: Any, b: Any) -> Any:
    """Returns `a / b` of Python 2: the floor for two integers, arrays and tensors of them too.

    A class's own `__div__` and `__rdiv__` come first.
    """
    if type(a) is int and type(b) is int:
        return a // b
    if type(a) is float or type(b) is float:
        return arithmetic.true_divide(a, b)
    for value in (a, b):
        if _is_tensor(value):  # TensorFlow's own __div__ does the same, and warns
            return a // b if value.dtype.is_integer else a / b
    for owner, other, name in ((a, b, "__div__"), (b, a, "__rdiv__")):
        method = getattr(type(owner), name, None)
        if method is not None:
            result = method(owner, other)
            if result is not NotImplemented:
                return result
    if _is_integral(a) and _is_integral(b):
        return arithmetic.floor_divide(a, b)
    return arithmetic.true_divide(a, b)


def divide_in_place(a: Any, b: Any) -> Any:
    """Returns `a /= b` of Python 2."""
    method = getattr(type(a), "__idiv__", None)
    if method is not None:
        return method(a, b)
    if _is_array(a):
        both = _is_integral(a) and _is_integral(b)
        return operator.ifloordiv(a, b) if both else _true_divide_array(a, b)
    return divide(a, b)


def divide_attribute(owner: Any, name: str, value: Any) -> None:
    """`owner.name /= value` of Python 2."""
    setattr(owner, name, divide_in_place(getattr(owner, name), value))


def divide_item(owner: Any, index: Any, value: Any) -> None:
    """`owner[index] /= value` of Python 2."""
    owner[index] = divide_in_place(owner[index], value)


def _true_divide_array(a, b):
    """Returns `a /= b`; an integer array takes the quotient without its fraction."""
    if _is_integral(a):
        a[...] = (a / b).astype(a.dtype)
        return a
    return operator.itruediv(a, b)


def _is_tensor(value):
    """Returns whether a value is TensorFlow's and has a dtype: a tensor or variable."""
    return type(value).__module__.startswith("tensorflow.") and hasattr(
        getattr(value, "dtype", None), "is_integer"
    )


def _is_array(value):
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, getattr(numpy, "ndarray", ()))


def _is_integral(value):
    if isinstance(value, int):
        return True
    numpy = sys.modules.get("numpy")
    if numpy is None or not isinstance(value, (numpy.ndarray, numpy.generic)):
        return False
    return value.dtype.kind in "biu"


def compare(a: Any, b: Any) -> int:
    """Returns -1, 0 or 1: Python 2's `cmp`, in which every two things have an order.

    None is below numbers, numbers below everything else; the rest goes by the type's name.
    """
    try:
        return (a > b) - (a < b)
    except TypeError:
        if isinstance(a, (list, tuple)) and type(a) is type(b):
            return next((c for c in map(compare, a, b) if c), compare(len(a), len(b)))
        first, second = _rank(a), _rank(b)
        return (first > second) - (first < second)


sort_key = functools.cmp_to_key(compare)


def _rank(value):
    if value is None:
        return (0, "", 0)
    if isinstance(value, (int, float)):
        return (1, "", 0)
    return (2, type(value).__name__, id(value))


def _ordering(test: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def ordered(a: Any, b: Any) -> Any:
        try:
            return test(a, b)
        except TypeError:
            if not (_is_plain(a) and _is_plain(b)):
                raise
            return test(compare(a, b), 0)

    return ordered


def _is_plain(value):
    """Returns whether Python 2 would have compared a value by its type's name."""
    plain = (int, float, str, bytes, list, tuple, dict, set, type)
    return value is None or isinstance(value, plain) or type(value).__module__ == "__main__"


less = _ordering(operator.lt)
less_equal = _ordering(operator.le)
greater = _ordering(operator.gt)
greater_equal = _ordering(operator.ge)


def ordered(values: Iterable[Any], cmp: Any = None, key: Any = None, reverse: bool = False) -> list:
    """Returns a sorted list as Python 2's `sorted` did, which also took a `cmp` function."""
    if cmp is not None:
        by_cmp = functools.cmp_to_key(cmp)
        by = by_cmp if key is None else (lambda value: by_cmp(key(value)))
        return sorted(values, key=by, reverse=reverse)
    values = list(values)
    try:
        return sorted(values, key=key, reverse=reverse)
    except TypeError:
        by = sort_key if key is None else (lambda value: sort_key(key(value)))
        return sorted(values, key=by, reverse=reverse)
