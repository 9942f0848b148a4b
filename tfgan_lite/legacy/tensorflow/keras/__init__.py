"""`tf.keras`: TensorFlow's own, with sets that are read where the network has none."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__, (_tensorflow.keras,), ("datasets",))
