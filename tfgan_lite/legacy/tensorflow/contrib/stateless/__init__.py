"""`tf.contrib.stateless` of TensorFlow 1.15: random numbers that depend on their seed alone."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_random = _tensorflow.compat.v1.random
stateless_multinomial = _random.stateless_multinomial
stateless_random_normal = _random.stateless_normal
stateless_random_uniform = _random.stateless_uniform
stateless_truncated_normal = _random.stateless_truncated_normal
__getattr__, __dir__ = _overlay(__name__)
