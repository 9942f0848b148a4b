"""`pickle` and `cPickle`: pickles of Python 2, and files that were opened as text."""

import io
import pickle
from typing import Any


def load(file: Any, **named: Any) -> Any:
    """`pickle.load`, which reads a Python 2 pickle with its str as Latin-1 where it must.

    The file is left behind the pickle: there may be more of them.
    """
    below = _bytes(file)
    if named:
        return pickle.load(below, **named)
    if not (hasattr(below, "seekable") and below.seekable()):
        return loads(below.read())
    start = below.tell()
    try:
        return pickle.load(below)
    except UnicodeDecodeError:
        below.seek(start)
        return pickle.load(below, encoding="latin1")


def loads(data: Any, **named: Any) -> Any:
    """`pickle.loads`; see `load`."""
    if isinstance(data, str):
        data = data.encode("latin-1")
    if named:
        return pickle.loads(data, **named)
    try:
        return pickle.loads(data)
    except UnicodeDecodeError:
        return pickle.loads(data, encoding="latin1")


def dump(obj: Any, file: Any, *rest: Any, **named: Any) -> None:
    """`pickle.dump`, into a file that was opened as text too."""
    pickle.dump(obj, _bytes(file), *rest, **named)


def _bytes(file):
    """Returns the bytes below a text file."""
    if isinstance(file, io.TextIOBase) and hasattr(file, "buffer"):
        if file.writable():
            file.flush()
        return file.buffer
    return file


OVER = {"load": load, "loads": loads, "dump": dump}
GAPS: dict[str, Any] = {}
