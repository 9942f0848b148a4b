"""`except E, (a, b):` becomes `except E, __unpack_HEX__:`, HEX being the bytes of `(a, b)`.

fissix's own fixer adds a line that unpacks. Here `rewriting` does so in the tree.
"""

from typing import Any

from fissix import fixer_base
from fissix.fixer_util import Name
from fissix.pgen2 import token

from tfgan_lite.legacy.python2.fixers import patterns


class FixExceptTargets(fixer_base.BaseFix):
    """Gives what an exception is unpacked to, or stored in, a name in which it is written."""

    PATTERN = "except_clause< 'except' any ',' target=any >"
    order = "pre"  # before fissix makes `as` of the comma

    def transform(self, node: Any, results: dict[str, Any]) -> None:
        """Replaces the target in place, unless it is a name."""
        target = results["target"]
        if target.type != token.NAME:
            pattern = str(target).strip(" \t\\\n")
            lost = "\\\n" * pattern.count("\n")
            target.replace(Name(patterns.name_of(pattern), prefix=lost + target.prefix))
