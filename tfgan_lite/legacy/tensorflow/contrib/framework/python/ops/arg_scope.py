"""`tensorflow.contrib.framework.python.ops.arg_scope`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
