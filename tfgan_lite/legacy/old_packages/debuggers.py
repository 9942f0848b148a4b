"""Debuggers and notebooks that scripts import and leave behind, where they are not installed."""

import contextlib
import sys
from collections.abc import Callable
from typing import Any


def _absent(call: str) -> Callable[..., None]:
    """Returns a function that says that there is no debugger, and goes on."""

    def go_on(*arguments: Any, **named: Any) -> None:
        package = call.partition(".")[0]
        print(
            f"tfgan-legacy: {call}(): {package} is not installed; the run goes on.",
            file=sys.stderr,
        )

    return go_on


def _nothing(*arguments: Any, **named: Any) -> None:
    """Does nothing, as outside a notebook."""


class ipdb:
    """`ipdb`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {
        "iex": lambda function: function,
        "launch_ipdb_on_exception": contextlib.nullcontext,
        "pm": _absent("ipdb.pm"),
        "post_mortem": _absent("ipdb.post_mortem"),
        "set_trace": _absent("ipdb.set_trace"),
    }


class pudb:
    """`pudb`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"set_trace": _absent("pudb.set_trace")}


class better_exceptions:
    """`better_exceptions`, which shows values in tracebacks as soon as it is imported."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"hook": _nothing}


class IPython:
    """`IPython`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"embed": _absent("IPython.embed"), "get_ipython": _nothing}


class Core:
    """`IPython.core`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {}


class Tracer:
    """`IPython.core.debugger.Tracer()()`, and `Pdb().set_trace()`."""

    __call__ = set_trace = staticmethod(_absent("IPython.core.debugger.set_trace"))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Takes what the debuggers took: colours and the like."""


class Debugger:
    """`IPython.core.debugger`."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"Pdb": Tracer, "Tracer": Tracer, "set_trace": Tracer.set_trace}


class _Shown:
    """A picture, page or sound for a notebook."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Takes what is to be shown."""


class Display:
    """`IPython.display`: there is no notebook to show anything in."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {
        "clear_output": _nothing,
        "display": _nothing,
        "set_matplotlib_formats": _nothing,
        **dict.fromkeys(("Audio", "HTML", "Image", "Markdown", "SVG", "Video"), _Shown),
    }
