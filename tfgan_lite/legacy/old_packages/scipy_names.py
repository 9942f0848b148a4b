"""SciPy's functions that moved or were renamed; SciPy itself need not be installed for `misc`."""

import importlib
from typing import Any


class _Moved(dict):
    """A gap by `module:name`, imported when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        module, _, attribute = super().__getitem__(name).partition(":")
        return getattr(importlib.import_module(module), attribute)


OVER: dict[str, Any] = {}
_NUMPY: tuple[str, ...] = ("absolute", "arange", "array", "asarray", "dot", "exp", "inf")
_NUMPY += ("interp", "linspace", "log", "mean", "nan", "ones", "pi", "sqrt", "std", "sum", "zeros")
GAPS: Any = _Moved(
    {name: f"numpy:{name}" for name in _NUMPY}
    | {"rand": "numpy.random:rand", "randn": "numpy.random:randn"}
)


class Integrate:
    """`scipy.integrate`."""

    OVER: dict[str, Any] = {}
    GAPS: Any = _Moved(
        {
            "cumtrapz": "scipy.integrate:cumulative_trapezoid",
            "simps": "scipy.integrate:simpson",
            "trapz": "scipy.integrate:trapezoid",
        }
    )


class Signal:
    """`scipy.signal`, whose windows moved to a module of their own."""

    OVER: dict[str, Any] = {}
    GAPS: Any = _Moved(
        {
            name: f"scipy.signal.windows:{name}"
            for name in ("bartlett", "blackman", "boxcar", "gaussian", "hamming", "hann", "kaiser")
        }
        | {"hanning": "scipy.signal.windows:hann"}
    )
