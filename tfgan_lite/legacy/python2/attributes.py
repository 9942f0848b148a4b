"""Attributes that objects had at the time: `d.iteritems`, `array.tostring`, `draw.textsize`.

The launcher rewrites `x.name` to `attribute(x, "name")` for the names here. An attribute that
the object has comes first in every case, so a class of the script's own with such a name works.
"""

import codecs
import types
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.old_packages import drawing_words
from tfgan_lite.legacy.python2 import gone_attributes, operators

_absent = object()


def attribute(owner: Any, name: str) -> Any:
    """Returns an attribute of an object by its old name, or as Python 2 had it.

    Raises:
      AttributeError: the object's own, where nothing here knows better.
    """
    changed = _CHANGED.get(name)
    if changed is not None:
        found = changed(owner)
        if found is not None:
            return found
    gone = gone_attributes.TABLE.get(name)
    if gone is None:
        found = getattr(owner, name)
        if name in REWORDED and isinstance(found, types.MethodType) and _is_plot(owner):
            return drawing_words.reworded(found)
        return found
    found = getattr(owner, name, _absent)
    if found is not _absent:
        return found
    found = gone(owner)
    return getattr(owner, name) if found is None else found


def _is_plot(owner):
    return type(owner).__module__.startswith(("matplotlib", "mpl_toolkits"))


# Changed: the object still has it, and Python 2's did something else. For Python 2 programs.


def _listed(name: str) -> Callable[[Any], Any]:
    def view(owner: Any) -> Any:
        if not isinstance(owner, dict):
            return None
        method = getattr(owner, name)
        return lambda: list(method())

    return view


def _sort(owner):
    if not isinstance(owner, list):
        return None

    def sort(cmp: Any = None, key: Any = None, reverse: bool = False) -> None:
        owner[:] = operators.ordered(owner, cmp, key, reverse)

    return sort


def _encode(owner):
    """`"ab".encode("hex")`, and bytes, which Python 2 took for text."""
    if not isinstance(owner, (str, bytes)):
        return None

    def encode(encoding: str = "utf-8", errors: str = "strict") -> Any:
        if encoding in _BYTE_CODECS:
            data: Any = owner.encode("latin-1") if isinstance(owner, str) else owner
            coded = codecs.getencoder(_BYTE_CODECS[encoding])(data)[0]
            return coded.decode("ascii") if encoding in ("hex", "base64") else coded
        return owner.encode(encoding, errors) if isinstance(owner, str) else owner

    return encode


def _decode(owner):
    """`"6162".decode("hex")`, and text that is decoded already."""
    if not isinstance(owner, (str, bytes)):
        return None

    def decode(encoding: str = "utf-8", errors: str = "strict") -> Any:
        if encoding in _BYTE_CODECS:
            data = owner.encode("latin-1") if isinstance(owner, str) else owner
            return codecs.getdecoder(_BYTE_CODECS[encoding])(data)[0]
        if isinstance(owner, bytes):
            return owner.decode(encoding, errors)
        try:  # text read from a file that is not UTF-8 holds its bytes; see `files`
            return owner.encode("latin-1").decode(encoding, errors)
        except UnicodeError:
            return owner

    return decode


_BYTE_CODECS = {
    "hex": "hex_codec",
    "base64": "base64_codec",
    "zlib": "zlib_codec",
    "zip": "zlib_codec",
    "bz2": "bz2_codec",
}
_CHANGED = {
    "keys": _listed("keys"),
    "values": _listed("values"),
    "items": _listed("items"),
    "sort": _sort,
    "encode": _encode,
    "decode": _decode,
}

GONE = frozenset(gone_attributes.TABLE)
REWORDED = frozenset(drawing_words.METHODS)  # methods of plots, which took other words
CHANGED = frozenset(_CHANGED)
