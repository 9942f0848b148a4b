"""Attributes that objects have no more, by name, each as a function from the object.

The function gives the attribute's value, or None for an object that never had it.
"""

import functools
import html
import sys
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.old_packages import label_or_place


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


def _of_pandas(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda owner: make(owner) if type(owner).__module__.startswith("pandas") else None


_as_matrix = _of_pandas(
    lambda frame: lambda columns=None: (frame if columns is None else frame[columns]).values
)


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


def _draggable(legend):
    return lambda state=True, **named: legend.set_draggable(True if state is None else state)


def _tostring(owner):
    return _method("tobytes")(owner)


TABLE = {  # by old name: what an object has for it; None where that name is none of its own
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
    "applymap": _of_pandas(lambda frame: frame.map),
    "get_value": _of_pandas(lambda frame: lambda row, column: frame.at[row, column]),
    "ix": _of_pandas(label_or_place.Rows),
    "get_axis_bgcolor": _method("get_facecolor"),
    "set_axis_bgcolor": _method("set_facecolor"),
    "set_color_cycle": _color_cycle,
    "set_window_title": lambda owner: _window_title(owner) if hasattr(owner, "draw_idle") else None,
    "tostring_rgb": _tostring_rgb,
    "isAlive": _method("is_alive"),
    "getchildren": lambda owner: (lambda: list(owner)) if hasattr(owner, "iter") else None,
    "getiterator": _method("iter"),
    "axesPatch": _method("patch"),
    "draggable": lambda o: _draggable(o) if hasattr(o, "set_draggable") else None,
    "hold": lambda plot: (lambda *state: None) if hasattr(plot, "stale") else None,
    "readfp": _method("read_file"),
    "unescape": lambda owner: html.unescape if hasattr(owner, "handle_starttag") else None,
    "assert_": _method("assertTrue"),
    "assertEquals": _method("assertEqual"),
    "assertNotEquals": _method("assertNotEqual"),
    "assertAlmostEquals": _method("assertAlmostEqual"),
    "assertItemsEqual": _method("assertCountEqual"),
    "assertRaisesRegexp": _method("assertRaisesRegex"),
    "assertRegexpMatches": _method("assertRegex"),
}
