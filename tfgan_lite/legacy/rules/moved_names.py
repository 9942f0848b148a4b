"""Names that a package has in another place today, or that this package has: `cv2.CV_AA`.

The launcher knows them: the table is made of what it lays over OpenCV, SciPy, matplotlib,
scikit-image and imageio.
"""

import importlib
from typing import Any

import libcst as cst

from tfgan_lite.legacy.launcher import redirects
from tfgan_lite.legacy.old_packages import picture_writing
from tfgan_lite.legacy.old_packages.scipy_names import Moved
from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Renamed, code, expression


def _table():
    table = {}
    for package, place in redirects.LAID_OVER.items():
        path, _, name = place.partition(":")
        if not path.startswith("tfgan_lite.legacy.old_packages."):
            continue
        owner: Any = importlib.import_module(path)
        gaps = getattr(getattr(owner, name) if name else owner, "GAPS", {})
        for old in gaps if isinstance(gaps, Moved) else ():
            target = dict.__getitem__(gaps, old)
            if not target.partition(":")[2].startswith("_"):
                table[f"{package}.{old}"] = target
    for package, writers in (
        ("imageio", picture_writing.imageio),
        ("skimage.io", picture_writing.Io),
    ):
        for old, function in writers.OVER.items():
            table[f"{package}.{old}"] = f"{picture_writing.__name__}:{function.__name__}"
    return table


class MovedNames(Renamed):
    """Names that are elsewhere."""

    name = "moved_names"
    table = _table()

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the name in its place of today."""
        symbol = symbol.replace("matplotlib.pyplot.cm.", "matplotlib.cm.")
        target = self.table.get(symbol)
        if target is None or not isinstance(node, cst.Attribute):
            return None
        module, _, name = target.partition(":")
        if module == symbol.rpartition(".")[0]:
            return expression(f"{code(node.value)}.{name}")
        return self.made(target, node, file)

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the module and name of today."""
        target = self.table.get(f"{module}.{name}")
        if target is None:
            return None
        place, _, attribute = target.partition(":")
        return place, attribute
