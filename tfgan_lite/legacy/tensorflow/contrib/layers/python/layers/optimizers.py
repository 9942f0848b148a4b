"""`tensorflow.contrib.layers.python.layers.optimizers`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.layers.gradient_clipping import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.layers.optimizing import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
