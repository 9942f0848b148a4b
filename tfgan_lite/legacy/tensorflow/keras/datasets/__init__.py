"""`tf.keras.datasets`."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_SUBMODULES = ("cifar10", "fashion_mnist", "mnist")
__getattr__, __dir__ = _overlay(__name__, (_tensorflow.keras.datasets,), _SUBMODULES)
