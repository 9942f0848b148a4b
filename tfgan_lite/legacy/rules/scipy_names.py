"""SciPy's functions that are gone or moved: `scipy.misc.imread` is this package's `scipy_misc`."""

import re
from typing import Any

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Renamed, expression, imported

_MISC = "tfgan_lite.legacy.old_packages.scipy_misc"
_IMAGES: tuple[str, ...] = (
    "bytescale",
    "fromimage",
    "imfilter",
    "imread",
    "imresize",
    "imrotate",
    "imsave",
)
_IMAGES += ("imshow", "toimage")
_SPECIAL = ("comb", "factorial", "factorial2", "factorialk", "logsumexp")
_WINDOWS = ("bartlett", "blackman", "boxcar", "gaussian", "hamming", "hann", "kaiser")
_INTEGRALS = {"cumtrapz": "cumulative_trapezoid", "simps": "simpson", "trapz": "trapezoid"}


class ScipyNames(Renamed):
    """Names of SciPy."""

    name = "scipy_names"
    table = {
        **{f"scipy.misc.{name}": f"{_MISC}:{name}" for name in _IMAGES},
        **{f"scipy.misc.pilutil.{name}": f"{_MISC}:{name}" for name in _IMAGES},
        **{f"scipy.misc.{name}": f"scipy.special:{name}" for name in _SPECIAL},
        **{f"scipy.signal.{name}": f"scipy.signal.windows:{name}" for name in _WINDOWS},
        **{f"scipy.integrate.{a}": f"scipy.integrate:{b}" for a, b in _INTEGRALS.items()},
    }

    def made(self, target: str, node: Any, file: File) -> Any:
        """Returns the name; one that was imported by itself is left to its import."""
        if file.names.root(node) is node:
            return None
        if target.startswith("scipy.integrate"):
            return expression(imported("scipy.integrate", target.partition(":")[2], node, file))
        return super().made(target, node, file)

    def whole_import(self, module: str, alias: Any, file: File) -> str | None:
        """Returns the module in place of `import scipy.misc as m`, or of one that nothing uses."""
        if module not in ("scipy.misc", "scipy.misc.pilutil"):
            return None
        if alias.asname is not None:
            return _MISC
        other = re.search(r"^\s*import\b.*\bscipy\b(?!\.misc)", file.text, re.M)
        used = re.search(r"(?<!import )(?<!from )\bscipy\.(?!misc\b)", file.text)
        return "scipy" if (used and not other) or "scipy" in file.around.wanted else ""

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the module and name of today."""
        if f"{module}.{name}" == "scipy.misc":
            return _MISC.rpartition(".")[0], "scipy_misc"
        if name == "*":
            return (_MISC, "*") if module in ("scipy.misc", "scipy.misc.pilutil") else None
        target = self.table.get(f"{module}.{name}")
        if target is None:
            return None
        place, _, attribute = target.partition(":")
        return place, attribute
