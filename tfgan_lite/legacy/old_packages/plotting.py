"""matplotlib without a screen, and its styles and names of the time."""

import os
import sys
from typing import Any


def has_screen() -> bool:
    """Returns whether there is a display to draw on."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _use(backend: str, *rest: Any, **named: Any) -> None:
    """`matplotlib.use`; the backend that draws into memory where the one named cannot be had."""
    import matplotlib

    named.pop("warn", None)
    drawing = {"agg", "cairo", "pdf", "pgf", "ps", "svg", "template"}
    if not has_screen() and backend.lower() not in drawing:
        backend = "Agg"
    try:
        matplotlib.use(backend, force=named.get("force", True))
    except (ImportError, ValueError):
        matplotlib.use("Agg")


def _show(*arguments: Any, **named: Any) -> None:
    """`plt.show`, which has nothing to show on without a screen."""
    if has_screen():
        from matplotlib import pyplot

        pyplot.show(*arguments, **named)


def _style(style: Any) -> None:
    """`style.use`, with the names that the seaborn styles had."""
    from matplotlib import style as real

    def known(name: Any) -> Any:
        if isinstance(name, str) and name.startswith("seaborn") and name not in real.available:
            return name.replace("seaborn", "seaborn-v0_8", 1)
        return name

    many = isinstance(style, (list, tuple))
    real.use([known(name) for name in style] if many else known(style))


def _get_cmap(name: Any = None, lut: Any = None) -> Any:
    """`matplotlib.cm.get_cmap`."""
    from matplotlib import pyplot

    return pyplot.get_cmap(name, lut)


def _hold(*arguments: Any) -> None:
    """`plt.hold`: every plot is held today."""


class matplotlib:
    """The package."""

    OVER = {"use": _use}
    GAPS: dict[str, Any] = {}


class pyplot:
    """`matplotlib.pyplot`, and `pylab`."""

    OVER = {"show": _show, "switch_backend": _use}
    GAPS: dict[str, Any] = {"hold": _hold, "ishold": lambda: True}


class style:
    """`matplotlib.style`."""

    OVER = {"use": _style}
    GAPS: dict[str, Any] = {}


class cm:
    """`matplotlib.cm`."""

    OVER: dict[str, Any] = {}
    GAPS = {"get_cmap": _get_cmap}
