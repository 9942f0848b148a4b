"""`tensorflow.contrib.framework.python.framework`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.framework.checkpoint_reading import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.graphs import get_placeholders  # noqa: F401
from tfgan_lite.legacy.tensorflow.contrib.framework.shape_checks import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.tensor_checks import *  # noqa: F403

_DEPRECATION = "tfgan_lite.legacy.tensorflow.python.util.deprecation"
_ELSEWHERE = {
    "deprecated": f"{_DEPRECATION}:deprecated",
    "deprecated_arg_values": f"{_DEPRECATION}:deprecated_arg_values",
    "deprecated_args": f"{_DEPRECATION}:deprecated_args",
    "nest": "tfgan_lite.legacy.tensorflow.python.util.nest",
}
__getattr__, __dir__ = _overlay(__name__, submodules=("tensor_util",), elsewhere=_ELSEWHERE)
