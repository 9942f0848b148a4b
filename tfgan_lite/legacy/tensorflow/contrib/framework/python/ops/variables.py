"""`tensorflow.contrib.framework.python.ops.variables`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.framework.global_steps import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.variable_assigning import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.variable_finding import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.variable_making import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
