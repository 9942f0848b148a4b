"""`tensorflow.contrib.layers.python`, by whose paths scripts of the time took modules."""

from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__, submodules=("layers",))
