"""`tf.image` of TensorFlow 1."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

per_image_whitening = _tensorflow.compat.v1.image.per_image_standardization  # before 1.0
__getattr__, __dir__ = _overlay(__name__, (_tensorflow.compat.v1.image, _tensorflow.image))
