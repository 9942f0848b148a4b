"""`tf.contrib.signal` of TensorFlow 1.15: the functions of `tf.signal`, by their old place."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__, _tensorflow.compat.v1.signal)
