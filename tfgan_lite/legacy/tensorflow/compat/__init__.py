"""`tf.compat`: `tf.compat.v1` is this TensorFlow 1 module itself."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_ELSEWHERE = {"v1": "tfgan_lite.legacy.tensorflow"}
__getattr__, __dir__ = _overlay(__name__, (_tensorflow.compat,), elsewhere=_ELSEWHERE)
