"""`tf.layers` of TensorFlow 1, which today's TensorFlow leaves to Keras 2."""

from tfgan_lite.layers import *  # noqa: F403
from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__)
