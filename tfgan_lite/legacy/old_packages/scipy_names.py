"""SciPy's functions that moved or were renamed; SciPy itself need not be installed for `misc`."""

import builtins
import importlib
from typing import Any

import numpy as np


class Moved(dict):
    """A gap by `module:name`, imported when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        module, _, attribute = super().__getitem__(name).partition(":")
        return getattr(importlib.import_module(module), attribute)


OVER: dict[str, Any] = {}
_ALSO_BUILTINS = {name for name in dir(builtins) if name not in ("all", "any", "sum")} | {"long"}
GAPS: Any = Moved(  # SciPy had the names of `from numpy import *`, a few with its own meaning
    {name: f"numpy:{name}" for name in sorted({*np.__all__} - _ALSO_BUILTINS)}
    | {"in1d": "tfgan_lite.legacy.old_packages.numpy_functions:in1d"}
    | {"rand": "numpy.random:rand", "randn": "numpy.random:randn", "NaN": "numpy:nan"}
    | {"Inf": "numpy:inf", "product": "numpy:prod", "float_": "numpy:float64"}
)


class Integrate:
    """`scipy.integrate`."""

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved(
        {
            "cumtrapz": "scipy.integrate:cumulative_trapezoid",
            "simps": "scipy.integrate:simpson",
            "trapz": "scipy.integrate:trapezoid",
        }
    )


class Signal:
    """`scipy.signal`, whose windows moved to a module of their own."""

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved(
        {
            name: f"scipy.signal.windows:{name}"
            for name in ("barthann", "bartlett", "blackman", "blackmanharris", "bohman", "boxcar")
            + ("chebwin", "cosine", "exponential", "flattop", "gaussian", "general_gaussian")
            + ("hamming", "hann", "kaiser", "nuttall", "parzen", "triang", "tukey")
        }
        | {"hanning": "scipy.signal.windows:hann"}
    )


class Ndimage:
    """`scipy.ndimage`, which read pictures until 1.2."""

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved({"imread": "tfgan_lite.legacy.old_packages.scipy_misc:imread"})


class Linalg:
    """`scipy.linalg`."""

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved(
        {"pinv2": "scipy.linalg:pinv"} | {k: f"numpy:{k}" for k in ("kron", "tri", "tril", "triu")}
    )


class Stats:
    """`scipy.stats`."""

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved({"gilbrat": "scipy.stats:gibrat"})
