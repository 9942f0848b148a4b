"""`tf.app` of TensorFlow 1."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_HERE = "tfgan_lite.legacy.tensorflow"
_ELSEWHERE = {"flags": f"{_HERE}.flags"}
__getattr__, __dir__ = _overlay(__name__, (_tensorflow.compat.v1.app,), elsewhere=_ELSEWHERE)
