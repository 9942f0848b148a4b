"""The words that matplotlib's functions and methods took, as today's.

They are told apart by the word, not by the function: no function takes one of them in another
meaning today, but for those that `_OF_FUNCTION` lists.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

_RENAMED = {
    "axisbg": "facecolor",
    "basex": "base",
    "basey": "base",
    "nonposx": "nonpositive",
    "nonposy": "nonpositive",
    "subsx": "subs",
    "subsy": "subs",
}
_DROPPED = {"hold"}
_OF_FUNCTION = {  # by function: words that others take, too
    "bar": {"left": "x"},
    "boxplot": {"labels": "tick_labels"},
    "grid": {"b": "visible"},
}
_BOTH = {  # functions of pyplot, and methods of axes or figures, that took such words
    *("bar", "barh", "boxplot", "contour", "contourf", "errorbar", "gca", "grid", "hist", "hist2d"),
    *("imshow", "loglog", "matshow", "pcolor", "pcolormesh", "plot", "savefig", "scatter"),
    *("semilogx", "semilogy", "set_cmap", "tick_params"),
}
FUNCTIONS = _BOTH | {"axes", "get_cmap", "subplot", "xscale", "yscale"}
METHODS = _BOTH | {"add_axes", "add_subplot", "set_xscale", "set_yscale"}


def reworded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a drawing function or method that takes the words of its time."""
    name = function.__name__

    @functools.wraps(function)
    def draw(*arguments: Any, **named: Any) -> Any:
        if name == "gca" and named:
            return _axes(function, *arguments, **named)
        return function(*_positions(name, arguments), **_words(function, name, named))

    return draw


def _axes(gca, **named):
    """`figure.gca(projection="3d")`, which made axes."""
    figure = gca.__self__ if hasattr(gca, "__self__") else gca.__globals__["gcf"]()
    return figure.add_subplot(**named)


def _positions(name, arguments):
    if name in ("subplot", "add_subplot"):
        if len(arguments) == 1 and isinstance(arguments[0], str):
            return (int(arguments[0]),)  # `subplot("211")`
        return tuple(int(a) if isinstance(a, float) and a.is_integer() else a for a in arguments)
    if name in ("get_cmap", "set_cmap"):
        return (_colors(arguments[0]), *arguments[1:]) if arguments else arguments
    return arguments


_SWITCHES = {"on": True, "off": False}


def _words(function, name, named):
    renamed = _RENAMED | _of_function(function, name)
    words = {renamed.get(k, k): v for k, v in named.items() if k not in _DROPPED}
    if "normed" in words:
        words["density"] = bool(words.pop("normed"))
    if words.get("aspect") == "normal":
        words["aspect"] = "auto"
    if "cmap" in words:
        words["cmap"] = _colors(words["cmap"])
    if name == "tick_params":
        words = {k: _SWITCHES.get(v, v) if isinstance(v, str) else v for k, v in words.items()}
    return _saving(words) if name == "savefig" else words


def _of_function(function, name):
    """Returns the words that a function calls otherwise, in the installed matplotlib."""
    renamed = _OF_FUNCTION.get(name)
    if renamed is None:
        return {}
    taken = inspect.signature(function).parameters
    return {old: new for old, new in renamed.items() if old not in taken}


def _saving(words):
    for word in ("frameon", "papertype"):
        words.pop(word, None)
    quality = words.pop("quality", None)
    if quality is not None:
        words["pil_kwargs"] = {"quality": quality} | (words.get("pil_kwargs") or {})
    return words


def _colors(name):
    """Returns the name of a colour map; `spectral` was renamed."""
    if isinstance(name, str) and name.startswith("spectral"):
        return f"nipy_{name}"
    return name
