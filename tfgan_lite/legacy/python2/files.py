"""Python 2's files, in which text and bytes are one: `open(...).read()` of a picture works.

A file that is read as text and is not UTF-8 is read as Latin-1, one character a byte. Files that
are written take text and bytes, whatever their mode. A line ends as it does on disk.
"""

import codecs
import io
from typing import Any

_PROBED = 1 << 20  # bytes: enough to meet the first that is not text


class _TextFile(io.TextIOWrapper):
    """Takes bytes too."""

    def write(self, data: Any) -> Any:
        if isinstance(data, (bytes, bytearray, memoryview)):
            self.flush()
            return self.buffer.write(bytes(data))
        return super().write(data)

    def next(self) -> str:
        return next(self)


class _Written(io.BufferedWriter):
    """Takes text too."""

    def write(self, data: Any) -> int:
        return super().write(as_bytes(data))


class _Updated(io.BufferedRandom):
    """Takes text too."""

    def write(self, data: Any) -> int:
        return super().write(as_bytes(data))


def as_bytes(data: Any) -> Any:
    """Returns text as the bytes that Python 2 held it in, and anything else as it is."""
    if not isinstance(data, str):
        return data
    try:
        return data.encode("latin-1") if not data.isascii() and _is_bytes(data) else data.encode()
    except UnicodeEncodeError:
        return data.encode("utf-8", "surrogateescape")


def _is_bytes(data):
    """Returns whether a text with other than ASCII letters looks like bytes: has control codes."""
    return any(c < " " and c not in "\t\n\r" or "\x7f" <= c <= "\x9f" for c in data)


class _Kind(type):
    def __instancecheck__(cls, value: Any) -> bool:
        return isinstance(value, io.IOBase)

    def __call__(cls, name: Any, mode: str = "r", buffering: int = -1, **named: Any) -> Any:
        return opened(name, mode, buffering, **named)


class file(metaclass=_Kind):
    """`file(name, mode)` and `isinstance(x, file)`."""


def opened_universally(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
    """Opens a file as Python 3 does, whose modes with U, such as rU, went in 3.11."""
    if "U" in mode:
        mode = mode.replace("U", "") or "r"
        mode = mode if mode[0] in "rwax" else "r" + mode
    return open(file, mode, *rest, **named)


def opened(name: Any, mode: str = "r", buffering: int = -1, **named: Any) -> Any:
    """Opens a file as Python 2's `open` did; with an encoding or other words, as Python 3's.

    Args:
      name: str, bytes, path or file descriptor.
      mode: as Python 2 took it: `rU` too.
      buffering: bytes; 0 for none.
    """
    universal = "U" in mode
    mode = mode.replace("U", "").replace("t", "") or "r"
    if universal and not mode.startswith("r"):
        mode = "r" + mode
    if named:
        return open(name, mode, buffering, **named)
    if "b" in mode:
        return _binary(name, mode)
    update = "+" in mode
    raw = _binary(name, mode.replace("+", "") + ("b+" if update else "b"))
    encoding = _encoding(raw) if "r" in mode else "utf-8"
    newline = None if universal else "\n"
    file = _TextFile(raw, encoding, "surrogateescape", newline, line_buffering=buffering == 1)
    file.mode = mode  # type: ignore[misc]
    return file


def _binary(name, mode):
    raw = io.FileIO(name, mode.replace("b", ""))
    if "+" in mode:
        return _Updated(raw)
    return io.BufferedReader(raw) if "r" in mode else _Written(raw)


def _encoding(raw):
    """Returns utf-8, or latin-1 for a file whose beginning is not that."""
    if not raw.seekable():
        return "utf-8"
    start = raw.read(_PROBED)
    raw.seek(0)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start, final=len(start) < _PROBED)
    except UnicodeDecodeError:
        return "latin-1"
    return "latin-1" if b"\0" in start else "utf-8"


class StringIO(io.BytesIO):
    """`StringIO.StringIO`: gives text back if text was all that went in, and bytes if not."""

    def __init__(self, data: Any = "") -> None:
        self._text = isinstance(data, str) and data != ""
        self._bytes = isinstance(data, (bytes, bytearray, memoryview)) and len(data) > 0
        super().__init__(data.encode() if isinstance(data, str) else data)

    def _given(self, data):
        return data.decode("utf-8", "replace") if self._text and not self._bytes else data

    def write(self, data: Any) -> int:
        if isinstance(data, str):
            self._text = True
            return super().write(data.encode())
        self._bytes = True
        return super().write(data)

    def getvalue(self) -> Any:
        return self._given(super().getvalue())

    def read(self, size: int | None = -1) -> Any:
        return self._given(super().read(size))

    def readlines(self, hint: int | None = -1) -> Any:
        return [self._given(line) for line in super().readlines(hint)]

    def readline(self, size: int | None = -1) -> Any:
        return self._given(super().readline(size))

    def __next__(self) -> Any:
        return self._given(super().__next__())

    @property
    def buf(self) -> Any:
        return self.getvalue()

    @property
    def len(self) -> int:
        return self.getbuffer().nbytes
