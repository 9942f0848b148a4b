"""`tensorflow.contrib.layers.python.layers.embedding_ops`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.layers.embedding import *  # noqa: F403

__getattr__, __dir__ = _overlay(__name__)
