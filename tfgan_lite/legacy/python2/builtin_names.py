"""The names that own files find without importing them, beyond those of Python 3.

`shared_names` can hurt no program: Python 3 has none of them, but for `open`. `python2_names`
replace names that mean something else today: `map` gives a list, `round` a float.
"""

import functools
import importlib
import itertools
import sys
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.old_packages import arithmetic
from tfgan_lite.legacy.python2 import attributes, files, operators

_REWRITTEN = {
    "attribute": attributes.attribute,
    "slice": slice,
    **{
        name: getattr(arithmetic, name)
        for name in ("add", "subtract", "multiply", "true_divide", "floor_divide", "power")
        + ("equals_none", "modulo", "number", "store")
    },
    **{
        name: getattr(operators, name)
        for name in ("divide", "divide_in_place", "divide_attribute", "divide_item")
        + ("less", "less_equal", "greater", "greater_equal")
    },
}


class _Text(type):
    """`isinstance(x, basestring)` and `unicode("text")`."""

    kinds: tuple[type, ...]

    def __instancecheck__(cls, value: Any) -> bool:
        return isinstance(value, cls.kinds)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, cls.kinds)

    def __call__(cls, value: Any = "", encoding: str = "utf-8", errors: str = "strict") -> Any:
        if isinstance(value, bytes):
            return value.decode(encoding, errors)
        return str(value)

    def __eq__(cls, other: Any) -> bool:
        return other is cls or other is str

    def __hash__(cls) -> int:
        return hash(str)


class basestring(metaclass=_Text):
    """str and bytes."""

    kinds = (str, bytes)


class unicode(metaclass=_Text):
    """str, which decodes bytes when it is called."""

    kinds = (str,)


def execfile(path: str, globals: Any = None, locals: Any = None) -> None:
    """Runs a file in a namespace; the caller's unless given."""
    frame = sys._getframe(1)
    globals = frame.f_globals if globals is None else globals
    run = globals.get("__builtins__", {}).get("__legacy_compile_file__")
    exec(
        run(path),
        globals,
        frame.f_locals if locals is None and globals is frame.f_globals else locals,
    )


def reload(module: Any) -> Any:
    """Loads a module again; `reload(sys)` does nothing, as nothing needs it today."""
    real = sys.modules.get(module.__name__, module)
    if real is sys or real is not module:
        return module
    return importlib.reload(module)


def apply(function: Callable[..., Any], arguments: Any = (), keywords: Any = None) -> Any:
    """Calls a function."""
    return function(*arguments, **(keywords or {}))


def coerce(a: Any, b: Any) -> tuple[Any, Any]:
    """Returns two numbers as of one type."""
    kind = type(a + b)
    return kind(a), kind(b)


def shared_names() -> dict[str, Any]:
    """Returns the names that every own file gets."""
    return {
        **{f"__legacy_{name}__": value for name, value in _REWRITTEN.items()},
        "apply": apply,
        "basestring": basestring,
        "buffer": memoryview,
        "cmp": operators.compare,
        "coerce": coerce,
        "execfile": execfile,
        "file": files.file,
        "intern": sys.intern,
        "long": int,
        "open": files.opened_universally,
        "raw_input": input,
        "reduce": functools.reduce,
        "reload": reload,
        "unichr": chr,
        "unicode": unicode,
        "xrange": range,
        "StandardError": Exception,
    }


def listed_range(*arguments: Any) -> list[int]:
    """`range`, which gives a list."""
    return list(range(*(arithmetic.number(a) for a in arguments)))


def listed_map(function: Callable[..., Any] | None, *iterables: Any) -> list[Any]:
    """`map`, which gives a list, as long as the longest of several iterables."""
    if len(iterables) == 1:
        return [v if function is None else function(v) for v in iterables[0]]
    rows = itertools.zip_longest(*iterables)
    return [row if function is None else function(*row) for row in rows]


def listed_filter(function: Callable[[Any], Any] | None, values: Any) -> Any:
    """`filter`, which gives a str or tuple for one, and a list for the rest."""
    kept = filter(function, values)
    if isinstance(values, str):
        return "".join(kept)
    return tuple(kept) if isinstance(values, tuple) else list(kept)


def listed_zip(*iterables: Any) -> list[tuple[Any, ...]]:
    """`zip`, which gives a list."""
    return list(zip(*iterables))  # noqa: B905


def rounded(value: Any, digits: int = 0) -> float:
    """`round`, which gives a float, and takes halves away from zero."""
    import decimal

    if value != value or value in (float("inf"), float("-inf")):
        return float(value)
    step = decimal.Decimal(1).scaleb(-digits)
    exact = decimal.Decimal(float(value))
    with decimal.localcontext() as context:
        context.prec = 400
        return float((exact / step).to_integral_value(decimal.ROUND_HALF_UP) * step)


def evaluated_input(prompt: str = "") -> Any:
    """`input`, which evaluates what is typed."""
    frame = sys._getframe(1)
    return eval(input(prompt), frame.f_globals, frame.f_locals)


def _extreme(pick: Callable[..., Any]) -> Callable[..., Any]:
    def extreme(*values: Any, **named: Any) -> Any:
        try:
            return pick(*values, **named)
        except TypeError:
            if named or (len(values) == 1 and not hasattr(values[0], "__iter__")):
                raise
            return pick(*values, key=operators.sort_key)

    return extreme


def python2_names() -> dict[str, Any]:
    """Returns the names that files of a Python 2 program get in place of Python 3's."""
    return {
        "filter": listed_filter,
        "input": evaluated_input,
        "map": listed_map,
        "max": _extreme(max),
        "min": _extreme(min),
        "open": files.file,
        "range": listed_range,
        "round": rounded,
        "sorted": operators.ordered,
        "zip": listed_zip,
    }
