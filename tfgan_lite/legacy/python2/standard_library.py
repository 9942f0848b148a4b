"""What Python's own modules have lost or renamed, by module, as `OVER` and `GAPS`.

A class here serves as a file of `old_packages` does; it is never made an object of. Modules that
are gone whole are in `gone_modules`, those whose functions took text for bytes in `texts`, those
for the machine around a script in `system`.
"""

import collections as _collections
import collections.abc as _abc
import configparser as _configparser
import contextlib as _contextlib
import functools as _functools
import importlib as _importlib
import inspect as _inspect
import itertools as _itertools
import math as _math
import string as _string
import types as _types
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.old_packages import arithmetic
from tfgan_lite.legacy.python2 import files, operators
from tfgan_lite.legacy.python2.overlays import Overlay


class itertools(Overlay):
    """`izip` and its like."""

    GAPS = {
        "ifilter": filter,
        "ifilterfalse": _itertools.filterfalse,
        "imap": map,
        "izip": zip,
        "izip_longest": _itertools.zip_longest,
    }


class collections(Overlay):
    """The abstract classes, which moved to `collections.abc`."""

    GAPS = {name: getattr(_abc, name) for name in _abc.__all__} | {
        "UserDict": _collections.UserDict
    }


def maketrans(old: Any, new: Any) -> Any:
    """`string.maketrans`, a table for `translate`."""
    return str.maketrans(old, new) if isinstance(old, str) else bytes.maketrans(old, new)


class string(Overlay):
    """The functions, and the letters."""

    GAPS = {
        "atof": float,
        "atoi": int,
        "atol": int,
        "join": lambda words, sep=" ": sep.join(words),
        "joinfields": lambda words, sep=" ": sep.join(words),
        "letters": _string.ascii_letters,
        "lowercase": _string.ascii_lowercase,
        "uppercase": _string.ascii_uppercase,
        "maketrans": maketrans,
        "splitfields": lambda text, *rest: text.split(*rest),
        "zfill": lambda text, width: str(text).zfill(width),
        **{
            name: _functools.partial(lambda name, text, *rest: getattr(text, name)(*rest), name)
            for name in ("capitalize", "center", "count", "expandtabs", "find", "index", "ljust")
            + ("lower", "lstrip", "replace", "rfind", "rindex", "rjust", "rsplit", "rstrip")
            + ("split", "strip", "swapcase", "translate", "upper")
        },
    }


class types(Overlay):
    """The types by their old names."""

    GAPS = {
        "BooleanType": bool,
        "BufferType": memoryview,
        "ClassType": type,
        "ComplexType": complex,
        "DictProxyType": _types.MappingProxyType,
        "DictType": dict,
        "DictionaryType": dict,
        "FileType": files.file,
        "FloatType": float,
        "InstanceType": object,
        "IntType": int,
        "ListType": list,
        "LongType": int,
        "NoneType": type(None),
        "ObjectType": object,
        "SliceType": slice,
        "StringType": str,
        "StringTypes": (str, bytes),
        "TupleType": tuple,
        "TypeType": type,
        "UnboundMethodType": _types.FunctionType,
        "UnicodeType": str,
        "XRangeType": range,
    }


ArgSpec = _collections.namedtuple("ArgSpec", "args varargs keywords defaults")


def getargspec(function: Callable[..., Any]) -> Any:
    """`inspect.getargspec`: names, *name, **name and defaults; keyword-only ones are left out."""
    full = _inspect.getfullargspec(function)
    return ArgSpec(full.args, full.varargs, full.varkw, full.defaults)


class inspect(Overlay):
    """`inspect.getargspec`."""

    GAPS = {"ArgSpec": ArgSpec, "getargspec": getargspec}


class fractions(Overlay):
    """`fractions.gcd`."""

    GAPS = {"gcd": _math.gcd}


class operator(Overlay):
    """The operators and tests that are gone."""

    GAPS = {
        "div": operators.divide,
        "idiv": operators.divide_in_place,
        "isCallable": callable,
        "isMappingType": lambda value: isinstance(value, _abc.Mapping),
        "isNumberType": lambda value: isinstance(value, (int, float, complex)),
        "isSequenceType": lambda value: hasattr(value, "__getitem__"),
        "repeat": lambda values, count: values * count,
        "sequenceIncludes": lambda values, value: value in values,
    }


class urllib(Overlay):
    """`urllib` and `urllib2`, which became `urllib.request`, `.parse` and `.error`."""

    class _Names(dict):
        """Looks in the parts, which take time to import, when a name is asked for."""

        def __contains__(self, name: object) -> bool:
            return not str(name).startswith("_") and self._find(name) is not None

        def __getitem__(self, name: str) -> Any:
            return getattr(self._find(name), name)

        def __iter__(self) -> Any:
            for part in self._parts():
                yield from (name for name in dir(part) if not name.startswith("_"))

        def keys(self) -> Any:
            return list(self)

        @staticmethod
        def _parts() -> list[Any]:
            names = ("request", "parse", "error")
            return [_importlib.import_module(f"urllib.{name}") for name in names]

        def _find(self, name):
            return next((part for part in self._parts() if hasattr(part, name)), None)

    GAPS = _Names()


class builtins(Overlay):
    """`__builtin__`, in which the old names are too."""

    GAPS: dict[str, Any] = {"StandardError": Exception}


@_contextlib.contextmanager
def _nested(*managers: Any) -> Any:
    """`contextlib.nested`: several `with` in one."""
    with _contextlib.ExitStack() as stack:
        yield tuple(stack.enter_context(manager) for manager in managers)


class contextlib(Overlay):
    """`contextlib.nested`."""

    GAPS = {"nested": _nested}


class configparser(Overlay):
    """`SafeConfigParser`, which is the plain one since 3.2."""

    GAPS = {"SafeConfigParser": _configparser.ConfigParser}


class html_parser(Overlay):
    """`HTMLParseError`, which nothing raises any more."""

    GAPS = {"HTMLParseError": type("HTMLParseError", (Exception,), {})}


def _of_number(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *values: function(*map(arithmetic.number, values))


class math(Overlay):
    """`math.sqrt(array)`: an array of one element is a number."""

    OVER = {
        name: _of_number(getattr(_math, name))
        for name in ("atan", "atan2", "ceil", "cos", "exp", "fabs", "floor", "isinf", "isnan")
        + ("log", "log10", "pow", "sin", "sqrt", "tan", "tanh")
    }


class unittest(Overlay):
    """`unittest.makeSuite`."""

    GAPS = {
        "makeSuite": lambda case, *rest: __import__(
            "unittest"
        ).defaultTestLoader.loadTestsFromTestCase(case),
    }
