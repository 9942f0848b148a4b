"""`tf.logging` of TensorFlow 1."""

import logging as _logging

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_logger = _logging.getLogger("tensorflow")  # scripts set its level and handlers
__getattr__, __dir__ = _overlay(__name__, (_tensorflow.compat.v1.logging,))
