"""`tensorflow.contrib.layers.python.layers.normalization`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.layers.group_normalizing import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.layers.instance_normalizing import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
