"""`tensorflow.contrib.layers.python.layers.layers`, with the helpers that scripts took from it."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib import layers as _layers
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (
    collect_variable as _add_variable_to_collections,  # noqa: F401
)
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (
    model_variable_getter as _build_variable_getter,  # noqa: F401
)
from tfgan_lite.legacy.tensorflow.contrib.layers.python.layers import (  # noqa: F401
    initializers,
    utils,
)

DATA_FORMAT_NCHW = "NCHW"
DATA_FORMAT_NHWC = "NHWC"
DATA_FORMAT_NCDHW = "NCDHW"
DATA_FORMAT_NDHWC = "NDHWC"
__all__ = list(_layers.__all__)
__getattr__, __dir__ = _overlay(__name__, _layers)
