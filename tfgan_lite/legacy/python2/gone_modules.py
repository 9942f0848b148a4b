"""Modules of Python that are gone whole, with what scripts used of them.

`cgi`, `imghdr` and `pipes` went in 3.13, `parser` in 3.10, the rest with Python 2.
"""

import collections as _collections
import collections.abc as _abc
import html as _html
import shlex as _shlex
import urllib.parse as _parse
from typing import Any

from tfgan_lite.legacy.python2 import files, source_trees
from tfgan_lite.legacy.python2.overlays import Overlay


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


def _escape(text: str, quote: bool = False) -> str:
    return _html.escape(text, quote)


class cgi(Overlay):
    """`cgi.escape`."""

    GAPS = {"escape": _escape, "parse_qs": _parse.parse_qs, "parse_qsl": _parse.parse_qsl}


class pipes(Overlay):
    """`pipes.quote`."""

    GAPS = {"quote": _shlex.quote}


_PICTURES = (  # how a file of the kind begins, from an offset on
    ("jpeg", 6, (b"JFIF", b"Exif")),
    ("jpeg", 0, (b"\xff\xd8\xff",)),
    ("png", 0, (b"\x89PNG\r\n\x1a\n",)),
    ("gif", 0, (b"GIF87a", b"GIF89a")),
    ("tiff", 0, (b"MM", b"II")),
    ("bmp", 0, (b"BM",)),
    ("webp", 8, (b"WEBP",)),
)


def _what(file: Any, h: bytes | None = None) -> str | None:
    """`imghdr.what`: the kind of a picture by its first bytes, or None; of a path, not a file."""
    if h is None:
        with open(file, "rb") as opened:
            h = opened.read(32)
    kinds = (kind for kind, start, heads in _PICTURES if h.startswith(heads, start))
    return next(kinds, None)


class imghdr(Overlay):
    """`imghdr.what`."""

    GAPS = {"what": _what}


class parser(Overlay):
    """The module `parser`, of which scripts import a name by accident, or compile expressions."""

    GAPS = {name: getattr(source_trees, name) for name in source_trees.__all__}
