"""A port as a unified diff."""

import difflib
from collections.abc import Iterable

from tfgan_lite.legacy.porter.porting import Ported


def text(ported: Iterable[Ported]) -> str:
    """Returns the differences of all files, each under its path; empty if there are none."""
    parts: list[str] = []
    for file in ported:
        parts += difflib.unified_diff(
            file.before.splitlines(keepends=True),
            file.after.splitlines(keepends=True),
            f"a/{file.path}",
            f"b/{file.path}",
        )
    return "".join(parts)
