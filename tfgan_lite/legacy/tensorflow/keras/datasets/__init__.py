"""`tf.keras.datasets`, with sets that are read where the network has none."""

from tfgan_lite.legacy import keras_paths as _paths
from tfgan_lite.legacy.overlay import overlay as _overlay

_SUBMODULES = ("cifar10", "fashion_mnist", "mnist")
__getattr__, __dir__ = _overlay(__name__, _paths.places("datasets"), _SUBMODULES)
