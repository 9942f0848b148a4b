"""`tf.contrib.keras`, the early copy of `tf.keras`."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__, (_tensorflow.keras,))
