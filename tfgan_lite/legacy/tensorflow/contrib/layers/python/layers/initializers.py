"""`tensorflow.contrib.layers.python.layers.initializers`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
