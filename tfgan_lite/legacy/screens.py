"""Whether there is a screen to draw on."""

import os
import sys


def has_screen() -> bool:
    """Returns whether windows can be opened, as far as the environment tells."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
