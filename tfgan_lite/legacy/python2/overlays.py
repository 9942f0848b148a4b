"""What a file of names that are laid over a module has."""

from typing import Any


class Overlay:
    """Names laid over a module: before its own, and where it has none."""

    OVER: dict[str, Any] = {}
    OVER_PYTHON2: dict[str, Any] = {}
    GAPS: dict[str, Any] = {}
