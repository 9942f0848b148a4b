"""`tensorflow.contrib.layers.python.layers.utils`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.layers.argument_sizes import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (  # noqa: F401
    get_variable_collections,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.layers.static_conditions import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
