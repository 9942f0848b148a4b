"""matplotlib without a screen, and its styles and names of the time."""

import os
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from tfgan_lite.legacy.old_packages import drawing_words
from tfgan_lite.legacy.old_packages.scipy_names import Moved


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


def _plot_date(x: Any, y: Any, fmt: str = "o", *rest: Any, **named: Any) -> Any:
    """`plt.plot_date`: dates are told by their type today."""
    from matplotlib import pyplot

    return pyplot.plot(x, y, fmt, *rest, **named)


def _set_cmap(name: str) -> None:
    from matplotlib import pyplot

    pyplot.set_cmap(name)


def _drawing(name: str) -> Callable[..., Any]:
    """Returns a function of pyplot that takes the words of its time."""

    def draw(*arguments: Any, **named: Any) -> Any:
        from matplotlib import pyplot

        return drawing_words.reworded(getattr(pyplot, name))(*arguments, **named)

    draw.__name__ = name
    return draw


class matplotlib:
    """The package."""

    OVER = {"use": _use}
    GAPS: dict[str, Any] = {}


class pyplot:
    """`matplotlib.pyplot`, and `pylab`."""

    OVER = {"show": _show, "switch_backend": _use} | {
        name: _drawing(name) for name in drawing_words.FUNCTIONS
    }
    GAPS: dict[str, Any] = {
        "hold": _hold,
        "ishold": lambda: True,
        "plot_date": _plot_date,
        "spectral": lambda: _set_cmap("nipy_spectral"),
    }


class style:
    """`matplotlib.style`."""

    OVER = {"use": _style}
    GAPS: dict[str, Any] = {}


class cm:
    """`matplotlib.cm`."""

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved(
        {
            "get_cmap": f"{__name__}:_get_cmap",
            "spectral": "matplotlib.cm:nipy_spectral",
            "spectral_r": "matplotlib.cm:nipy_spectral_r",
        }
    )


def _normpdf(x: Any, mu: Any, sigma: Any) -> Any:
    """`matplotlib.mlab.normpdf`: the normal density."""
    return np.exp(-0.5 * ((np.asarray(x) - mu) / sigma) ** 2) / (np.sqrt(2 * np.pi) * sigma)


def _bivariate_normal(
    X: Any,
    Y: Any,
    sigmax: float = 1.0,
    sigmay: float = 1.0,
    mux: float = 0.0,
    muy: float = 0.0,
    sigmaxy: float = 0.0,
) -> Any:
    """`matplotlib.mlab.bivariate_normal`: the density, with `sigmaxy` the covariance."""
    x, y = np.asarray(X) - mux, np.asarray(Y) - muy
    rho = sigmaxy / (sigmax * sigmay)
    square = (x / sigmax) ** 2 + (y / sigmay) ** 2 - 2 * rho * x * y / (sigmax * sigmay)
    scale = 2 * np.pi * sigmax * sigmay * np.sqrt(1 - rho**2)
    return np.exp(-square / (2 * (1 - rho**2))) / scale


class mlab:
    """`matplotlib.mlab`, whose statistics went to SciPy in 3.1."""

    OVER: dict[str, Any] = {}
    GAPS = {"bivariate_normal": _bivariate_normal, "normpdf": _normpdf}
