"""`tensorflow.contrib.layers.python.layers`: what `tf.contrib.layers` has, and its modules."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib import layers as _layers

_SUBMODULES = (
    "embedding_ops",
    "encoders",
    "initializers",
    "layers",
    "normalization",
    "optimizers",
    "regularizers",
    "summaries",
    "utils",
)
__all__ = list(_layers.__all__)
__getattr__, __dir__ = _overlay(__name__, _layers, submodules=_SUBMODULES)
