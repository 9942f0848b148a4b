"""`ur"..."` becomes `r"..."`."""

import re
from typing import Any

from fissix import fixer_base
from fissix.pgen2 import token

_PREFIX = re.compile(r"^[uU][rR]")


class FixRawUnicode(fixer_base.BaseFix):
    """Takes the u from strings that are raw too, which Python 3 does not read."""

    PATTERN = "STRING"

    def transform(self, node: Any, results: dict[str, Any]) -> Any:
        """Returns the string without its u, or None to leave it."""
        if node.type != token.STRING or not _PREFIX.match(node.value):
            return None
        new = node.clone()
        new.value = node.value[1:]
        return new
