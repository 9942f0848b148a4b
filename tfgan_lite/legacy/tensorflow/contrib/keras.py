"""`tf.contrib.keras`, the early copy of `tf.keras`."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow import keras as _keras

__getattr__, __dir__ = _overlay(__name__, (_keras,))
