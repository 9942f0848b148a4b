"""`tf.contrib.losses` of TensorFlow 1.15, which is `slim.losses` too.

Predictions come before labels here; in `tf.losses` it is the other way round.
"""

from tfgan_lite.legacy.overlay import overlay as _overlay

_HERE = __name__
_BY_FILE = {
    "collected": ("add_loss", "get_losses", "get_regularization_losses", "get_total_loss"),
    "cross_entropies": (
        "log_loss",
        "sigmoid_cross_entropy",
        "softmax_cross_entropy",
        "sparse_softmax_cross_entropy",
    ),
    "distances": (
        "absolute_difference",
        "cosine_distance",
        "hinge_loss",
        "mean_pairwise_squared_error",
        "mean_squared_error",
    ),
    "weighting": ("compute_weighted_loss",),
}
_ELSEWHERE = {name: f"{_HERE}.{file}:{name}" for file, names in _BY_FILE.items() for name in names}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(__name__, submodules=("metric_learning",), elsewhere=_ELSEWHERE)
