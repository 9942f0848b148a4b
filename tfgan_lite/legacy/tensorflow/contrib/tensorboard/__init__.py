"""`tf.contrib.tensorboard` of TensorFlow 1.15."""

from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__, submodules=("plugins",))
