"""`tf.contrib.opt` of TensorFlow 1.15: optimizers, and what is wrapped round optimizers."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_BY_FILE = {
    "adamax": ("AdaMaxOptimizer",),
    "clipped_variables": ("VariableClippingOptimizer",),
    "external": ("ExternalOptimizerInterface", "ScipyOptimizerInterface"),
    "lars": ("LARSOptimizer",),
    "lazy_adam": ("LazyAdamOptimizer",),
    "moving_average": ("MovingAverageOptimizer",),
    "multitask": ("MultitaskOptimizerWrapper", "clip_gradients_by_global_norm"),
    "nadam": ("NadamOptimizer",),
    "sign": ("AddSignOptimizer", "PowerSignOptimizer"),
    "stale": ("DropStaleGradientOptimizer",),
    "weight_decay": (
        "AdamWOptimizer",
        "DecoupledWeightDecayExtension",
        "MomentumWOptimizer",
        "extend_with_decoupled_weight_decay",
    ),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
