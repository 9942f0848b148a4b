"""`tf.contrib.losses.metric_learning`, of which nothing is provided."""

from tfgan_lite.legacy.overlay import overlay as _overlay

__getattr__, __dir__ = _overlay(__name__)
