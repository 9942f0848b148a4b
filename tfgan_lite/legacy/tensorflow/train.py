"""`tf.train` of TensorFlow 1."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

SummaryWriter = _tensorflow.compat.v1.summary.FileWriter  # its name before 1.0
__getattr__, __dir__ = _overlay(__name__, (_tensorflow.compat.v1.train, _tensorflow.train))
