"""`tf.contrib.training` of TensorFlow 1.15."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_BY_FILE = {
    "device_setter": ("GreedyLoadBalancingStrategy", "RandomStrategy", "byte_size_load_fn"),
    "evaluation": (
        "StopAfterNEvalsHook",
        "SummaryAtEndHook",
        "checkpoints_iterator",
        "evaluate_once",
        "evaluate_repeatedly",
        "get_or_create_eval_step",
        "wait_for_new_checkpoint",
    ),
    "gradients": (
        "add_gradients_summaries",
        "clip_gradient_norms",
        "clip_gradient_norms_fn",
        "multiply_gradients",
    ),
    "hparams": ("HParams",),
    "hparams_text": ("parse_values",),
    "loop": ("train",),
    "resampling": (
        "rejection_sample",
        "resample_at_rate",
        "stratified_sample",
        "weighted_resample",
    ),
    "train_op": ("create_train_op",),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
