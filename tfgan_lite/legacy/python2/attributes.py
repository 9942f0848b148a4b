"""Attributes that objects had at the time: `d.iteritems`, `array.tostring`, `draw.textsize`.

The launcher rewrites `x.name` to `attribute(x, "name")` for the names here. An attribute that
the object has comes first in every case, so a class of the script's own with such a name works.
"""

import codecs
import functools
import sys
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.python2 import operators

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
    gone = _GONE.get(name)
    if gone is None:
        return getattr(owner, name)
    found = getattr(owner, name, _absent)
    if found is not _absent:
        return found
    found = gone(owner)
    return getattr(owner, name) if found is None else found


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


# Gone: the object has it no more.


def _method(name: str) -> Callable[[Any], Any]:
    return lambda owner: getattr(owner, name, None)


def _iterated(name: str) -> Callable[[Any], Any]:
    def iterator(owner: Any) -> Any:
        method = getattr(owner, name, None)
        return None if method is None else lambda: iter(method())

    return iterator


def _has_key(owner):
    return owner.__contains__ if hasattr(owner, "keys") else None


def _message(owner):
    return str(owner) if isinstance(owner, BaseException) else None


def _textsize(owner):
    if not hasattr(owner, "textbbox"):
        return None

    def textsize(text: Any, font: Any = None, spacing: Any = 4, **others: Any) -> Any:
        box = owner.textbbox((0, 0), text, font, spacing=spacing, **others)
        return int(box[2]), int(box[3])

    return textsize


def _getsize(owner):
    if not hasattr(owner, "getbbox"):
        return None
    return lambda text, *rest, **named: tuple(owner.getbbox(text, *rest, **named)[2:])


def _dataset_value(owner):
    return owner[()] if type(owner).__module__.startswith("h5py") else None


def _as_matrix(owner):
    if not type(owner).__module__.startswith("pandas"):
        return None
    return lambda columns=None: (owner if columns is None else owner[columns]).values


def _of_array(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def look_up(owner: Any) -> Any:
        numpy = sys.modules.get("numpy")
        if numpy is None or not isinstance(owner, (numpy.ndarray, numpy.generic)):
            return None
        return make(owner)

    return look_up


def _ptp(array):
    return functools.partial(sys.modules["numpy"].ptp, array)


def _itemset(array):
    def itemset(*arguments: Any) -> None:
        *index, value = arguments
        if len(index) == 1 and not isinstance(index[0], tuple):
            array.flat[index[0]] = value
        else:
            array[tuple(index) if len(index) != 1 else index[0]] = value

    return itemset


def _newbyteorder(array):
    return lambda order="S": array.view(array.dtype.newbyteorder(order))


def _tostring_rgb(canvas):
    if not hasattr(canvas, "buffer_rgba"):
        return None
    numpy = sys.modules["numpy"]
    return lambda: numpy.asarray(canvas.buffer_rgba())[..., :3].tobytes()


def _window_title(canvas):
    manager = getattr(canvas, "manager", None)
    return getattr(manager, "set_window_title", None) or (lambda title: None)


def _color_cycle(axes):
    if not hasattr(axes, "set_prop_cycle"):
        return None
    return lambda colors: axes.set_prop_cycle(color=colors)


def _tostring(owner):
    return _method("tobytes")(owner)


_GONE = {
    "iteritems": _iterated("items"),
    "iterkeys": _iterated("keys"),
    "itervalues": _iterated("values"),
    "viewitems": _method("items"),
    "viewkeys": _method("keys"),
    "viewvalues": _method("values"),
    "has_key": _has_key,
    "next": _method("__next__"),
    "message": _message,
    "func_name": _method("__name__"),
    "func_code": _method("__code__"),
    "func_defaults": _method("__defaults__"),
    "func_globals": _method("__globals__"),
    "func_doc": _method("__doc__"),
    "func_dict": _method("__dict__"),
    "im_func": _method("__func__"),
    "im_self": _method("__self__"),
    "tostring": _tostring,
    "fromstring": _method("frombytes"),
    "ptp": _of_array(_ptp),
    "itemset": _of_array(_itemset),
    "newbyteorder": _of_array(_newbyteorder),
    "textsize": _textsize,
    "getsize": _getsize,
    "value": _dataset_value,
    "as_matrix": _as_matrix,
    "get_axis_bgcolor": _method("get_facecolor"),
    "set_axis_bgcolor": _method("set_facecolor"),
    "set_color_cycle": _color_cycle,
    "set_window_title": lambda owner: _window_title(owner) if hasattr(owner, "draw_idle") else None,
    "tostring_rgb": _tostring_rgb,
    "isAlive": _method("is_alive"),
    "getchildren": lambda owner: (lambda: list(owner)) if hasattr(owner, "iter") else None,
}
GONE = frozenset(_GONE)
CHANGED = frozenset(_CHANGED)
