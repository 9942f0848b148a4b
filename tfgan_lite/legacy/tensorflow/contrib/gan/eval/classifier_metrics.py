"""`tf.contrib.gan.eval.classifier_metrics`: what compares images by a classifier's eye."""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.gan.eval import CLASSIFIER_METRICS as _ELSEWHERE

__all__ = sorted(name for name in _ELSEWHERE if not name.startswith("_"))
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
