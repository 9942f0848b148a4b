"""`tensorflow.contrib.framework.python.framework.tensor_util`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.framework.shape_checks import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.tensor_checks import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
