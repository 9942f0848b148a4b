"""`def f((a, b), c)` becomes `def f(__unpack_HEX__, c)`, HEX being the bytes of `(a, b)`.

fissix's own fixer adds a line that unpacks. Here `rewriting` does so in the tree.
"""

from typing import Any

from fissix import fixer_base
from fissix.fixer_util import Name

from tfgan_lite.legacy.python2.fixers import patterns


class FixTupleParameters(fixer_base.BaseFix):
    """Gives a tuple among the parameters one name, in which it is written."""

    PATTERN = "tfpdef< '(' any ')' > | vfpdef< '(' any ')' >"
    order = "pre"

    def transform(self, node: Any, results: dict[str, Any]) -> Any:
        """Returns the name; None for a tuple within a tuple, which its outer one carries."""
        pattern = str(node).strip()
        inner = node
        while inner.parent is not None:
            inner = inner.parent
            if inner.type == node.type:
                return None
        if "," not in pattern:  # (a) is no tuple
            return Name(pattern.strip("() "), prefix=node.prefix)
        return Name(patterns.name_of(pattern), prefix=node.prefix)
