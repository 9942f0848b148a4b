"""What Python's own modules have lost or renamed, by module, as `OVER` and `GAPS`.

A class here serves as a file of `old_packages` does; it is never made an object of.
"""

import base64 as _base64
import collections as _collections
import collections.abc as _abc
import errno as _errno
import functools as _functools
import hashlib as _hashlib
import importlib as _importlib
import importlib.machinery as _machinery
import importlib.util as _util
import inspect as _inspect
import itertools as _itertools
import math as _math
import os as _os
import string as _string
import sys as _sys
import time as _time
import types as _types
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.python2 import files


class Overlay:
    """Names laid over a module: before its own, and where it has none."""

    OVER: dict[str, Any] = {}
    OVER_PYTHON2: dict[str, Any] = {}
    GAPS: dict[str, Any] = {}


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
        "zfill": lambda text, width: str(text).zfill(width),
        **{
            name: _functools.partial(lambda name, text, *rest: getattr(text, name)(*rest), name)
            for name in ("count", "find", "index", "ljust", "lower", "lstrip", "replace", "rfind")
            + ("rjust", "rstrip", "split", "strip", "swapcase", "translate", "upper")
        },
    }


class os(Overlay):
    """`os.getcwdu` and the like."""

    GAPS = {
        "errno": _errno,
        "getcwdu": _os.getcwd,
        "tmpnam": lambda: __import__("tempfile").mktemp(),
    }


class sys(Overlay):
    """`sys.maxint`, and the encoding that nobody need set."""

    GAPS = {
        "exc_clear": lambda: None,
        "maxint": _sys.maxsize,
        "setcheckinterval": lambda count: None,
        "setdefaultencoding": lambda name: None,
    }


class time(Overlay):
    """`time.clock`: the processor's seconds, as it was on Linux."""

    GAPS = {"clock": _time.process_time}


class types(Overlay):
    """The types by their old names."""

    GAPS = {
        "BooleanType": bool,
        "ClassType": type,
        "ComplexType": complex,
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

    GAPS = {"getargspec": getargspec}


class fractions(Overlay):
    """`fractions.gcd`."""

    GAPS = {"gcd": _math.gcd}


def _decodestring(data: Any) -> bytes:
    return _base64.decodebytes(files.as_bytes(data))


def _encodestring(data: Any) -> str:
    return _base64.encodebytes(files.as_bytes(data)).decode("ascii")


class base64(Overlay):
    """`encodestring` and `decodestring`, of text or bytes."""

    GAPS = {"decodestring": _decodestring, "encodestring": _encodestring}


class operator(Overlay):
    """The operators and tests that are gone."""

    GAPS = {
        "div": lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) else a / b,
        "isCallable": callable,
        "isSequenceType": lambda value: hasattr(value, "__getitem__"),
        "sequenceIncludes": lambda values, value: value in values,
    }


def _check_output(*arguments: Any, **named: Any) -> Any:
    found = __import__("subprocess").check_output(*arguments, **named)
    return found.decode("utf-8", "surrogateescape") if isinstance(found, bytes) else found


class subprocess(Overlay):
    """`commands`; and `check_output` of a Python 2 program gives text."""

    GAPS = {"mkarg": lambda text: " " + __import__("shlex").quote(text)}
    OVER_PYTHON2 = {"check_output": _check_output}


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


class StringIO(Overlay):
    """The modules `StringIO` and `cStringIO`, which are gone whole."""

    GAPS = {"StringIO": files.StringIO}


class UserDict(Overlay):
    """The module `UserDict`, which is gone whole."""

    GAPS = {
        "DictMixin": _abc.MutableMapping,
        "IterableUserDict": _collections.UserDict,
        "UserDict": _collections.UserDict,
    }


class sets(Overlay):
    """The module `sets`, which is gone whole."""

    GAPS = {"ImmutableSet": frozenset, "Set": set}


class hashlib(Overlay):
    """The modules `md5` and `sha`; and the digests of a Python 2 program take text."""

    GAPS = {"new": lambda data=b"": _hashlib.md5(files.as_bytes(data))}
    OVER_PYTHON2 = {
        name: _functools.partial(
            lambda make, data=b"", **named: make(files.as_bytes(data), **named),
            getattr(_hashlib, name),
        )
        for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
    }


def _text_lines(rows):
    for row in rows:
        yield row.decode("utf-8", "surrogateescape") if isinstance(row, bytes) else row


def _reader(rows: Any, *arguments: Any, **named: Any) -> Any:
    return __import__("csv").reader(_text_lines(rows), *arguments, **named)


def _dict_reader(rows: Any, *arguments: Any, **named: Any) -> Any:
    return __import__("csv").DictReader(_text_lines(rows), *arguments, **named)


class csv(Overlay):
    """`csv.reader(open(name, "rb"))`."""

    OVER = {"reader": _reader, "DictReader": _dict_reader}


def _unpack(form: Any, data: Any) -> Any:
    return __import__("struct").unpack(form, files.as_bytes(data))


class struct(Overlay):
    """`struct.unpack` of text that holds bytes."""

    OVER = {"unpack": _unpack}


class zlib(Overlay):
    """`zlib.compress` of text."""

    OVER = {
        name: _functools.partial(
            lambda name, data, *rest: getattr(__import__("zlib"), name)(
                files.as_bytes(data), *rest
            ),
            name,
        )
        for name in ("adler32", "compress", "crc32", "decompress")
    }


# Modules that load modules: they load own files as an import does.

_loading: dict[str, Any] = {}


def connect(import_module: Callable[..., Any], loader: Callable[[str, str], Any]) -> None:
    """Says how own files are imported, which only the launcher knows.

    Args:
      import_module: function as `importlib.import_module`.
      loader: function from (name, path) to a loader of an own file.
    """
    _loading.update(import_module=import_module, loader=loader)


def _import_module(name: str, package: str | None = None) -> Any:
    return _loading["import_module"](name, package)


def _own_loader(name: str, path: str) -> Any:
    return _loading["loader"](name, path)


def load_source(name: str, path: str, file: Any = None) -> Any:
    """`imp.load_source`."""
    spec = _util.spec_from_file_location(name, path, loader=_own_loader(name, path))
    if spec is None or spec.loader is None:
        raise ImportError(f"imp.load_source: {path!r} wants to be a Python file.", name=name)
    module = _util.module_from_spec(spec)
    _sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _spec_from_file_location(name: str, location: Any = None, **named: Any) -> Any:
    if location is not None and "loader" not in named and str(location).endswith(".py"):
        named["loader"] = _own_loader(name, _os.path.abspath(location))
    return _util.spec_from_file_location(name, location, **named)


class imp(Overlay):
    """The module `imp`, which Python 3.12 left out."""

    OVER = {"load_source": load_source}
    GAPS = {"new_module": _types.ModuleType, "reload": _importlib.reload}


_util_names = _types.ModuleType("importlib.util")
_util_names.__dict__.update(vars(_util), spec_from_file_location=_spec_from_file_location)
_machinery_names = _types.ModuleType("importlib.machinery")
_machinery_names.__dict__.update(vars(_machinery), SourceFileLoader=_own_loader)


class importlib(Overlay):
    """`importlib.import_module` of an own file."""

    OVER = {
        "import_module": _import_module,
        "machinery": _machinery_names,
        "util": _util_names,
    }
