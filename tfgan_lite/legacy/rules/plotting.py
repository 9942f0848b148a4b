"""matplotlib's arguments and styles of the time; a window that needs a screen is reported."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule, keywords

_DRAWING = {"agg", "cairo", "pdf", "pgf", "ps", "svg", "template"}
_HOLDS = {"matplotlib.pyplot.hold", "pylab.hold", "matplotlib.pylab.hold"}


class Plotting(Rule):
    """matplotlib.use, styles, hold and get_cmap."""

    name = "plotting"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call as matplotlib wants it."""
        if symbol == "matplotlib.use":
            return self._use(node, new, file)
        if symbol in ("matplotlib.style.use", "matplotlib.pyplot.style.use") and node.args:
            return _style(new)
        return None

    def _use(self, node, new, file):
        first = node.args[0].value if node.args else None
        if isinstance(first, cst.SimpleString) and first.value.strip("'\"").lower() not in _DRAWING:
            file.note(
                self.name,
                node,
                f"matplotlib.use({first.value}) fails where there is no screen; the launcher takes "
                'Agg there. Leave the line out, or write "Agg".',
            )
        if "warn" not in keywords(node):
            return None
        args = [a for a in new.args if a.keyword is None or a.keyword.value != "warn"]
        args[-1] = args[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
        return new.with_changes(args=args)

    def node(self, node: Any, new: Any, file: File) -> Any:
        """Takes `plt.hold(True)` out: every plot is held today."""
        if not isinstance(node, cst.Expr) or not isinstance(node.value, cst.Call):
            return None
        if file.names.qualified(node.value.func) not in _HOLDS:
            return None
        line = file.names.parents.get(node)
        alone = isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1
        return cst.Pass() if alone else cst.RemovalSentinel.REMOVE

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns `plt.get_cmap` in place of `matplotlib.cm.get_cmap`."""
        if symbol not in ("matplotlib.cm.get_cmap", "matplotlib.pyplot.cm.get_cmap"):
            return None
        bound = file.imported("matplotlib.pyplot", "", ("plt", "pyplot"), node)
        return cst.parse_expression(f"{bound}.get_cmap")


def _style(new):
    first = new.args[0].value
    if not isinstance(first, cst.SimpleString):
        return None
    text = first.value
    if not text.strip("'\"").startswith("seaborn") or "seaborn-v0_8" in text:
        return None
    style = cst.SimpleString(text.replace("seaborn", "seaborn-v0_8", 1))
    return new.with_changes(args=[new.args[0].with_changes(value=style), *new.args[1:]])
