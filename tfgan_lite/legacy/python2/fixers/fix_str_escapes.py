r"""`"C:\Users"` becomes `"C:\\Users"`: \u, \U and \N were no escapes in a str of Python 2."""

import re
from typing import Any

from fissix import fixer_base
from fissix.pgen2 import token

_PLAIN = re.compile(r"^[bB]?[\"']")
_ESCAPE = re.compile(r"\\(?:[uUN]|(.))", re.DOTALL)


class FixStrEscapes(fixer_base.BaseFix):
    """Doubles the backslashes that Python 3 would read as the beginning of a character's number."""

    PATTERN = "STRING"

    def transform(self, node: Any, results: dict[str, Any]) -> Any:
        """Returns the string with its backslashes doubled, or None to leave it."""
        if node.type != token.STRING or not _PLAIN.match(node.value):
            return None
        text = _ESCAPE.sub(lambda found: found[0] if found[1] else "\\" + found[0], node.value)
        if text == node.value:
            return None
        new = node.clone()
        new.value = text
        return new
