"""`tensorflow.examples`, of which scripts used the MNIST reader."""

from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__, submodules=("tutorials",))
