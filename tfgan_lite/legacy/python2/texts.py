"""Modules of Python whose functions took and gave text where they want bytes today."""

import base64 as _base64
import functools as _functools
import hashlib as _hashlib
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.python2 import files
from tfgan_lite.legacy.python2.overlays import Overlay


def _decodestring(data: Any) -> bytes:
    return _base64.decodebytes(files.as_bytes(data))


def _encodestring(data: Any) -> str:
    return _base64.encodebytes(files.as_bytes(data)).decode("ascii")


class base64(Overlay):
    """`encodestring` and `decodestring`, of text or bytes."""

    GAPS = {"decodestring": _decodestring, "encodestring": _encodestring}


def _check_output(*arguments: Any, **named: Any) -> Any:
    found = __import__("subprocess").check_output(*arguments, **named)
    return found.decode("utf-8", "surrogateescape") if isinstance(found, bytes) else found


class subprocess(Overlay):
    """`commands`; and `check_output` of a Python 2 program gives text."""

    GAPS = {"mkarg": lambda text: " " + __import__("shlex").quote(text)}
    OVER_PYTHON2 = {"check_output": _check_output}


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


def _without_encoding(name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        named.pop("encoding", None)
        return getattr(__import__("json"), name)(*arguments, **named)

    return call


class json(Overlay):
    """`json.load(file, encoding="utf-8")`; all text is decoded today."""

    OVER = {name: _without_encoding(name) for name in ("dump", "dumps", "load", "loads")}
