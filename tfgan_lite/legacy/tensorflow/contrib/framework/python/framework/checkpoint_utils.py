"""`tensorflow.contrib.framework.python.framework.checkpoint_utils`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.framework.checkpoint_reading import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
