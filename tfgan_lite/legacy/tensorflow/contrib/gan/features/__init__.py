"""`tf.contrib.gan.features`: clipping, conditions, pools, spectral and batch norm."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_BY_FILE = {
    "clip_weights": ("clip_discriminator_weights", "clip_variables"),
    "conditioning": ("condition_tensor", "condition_tensor_from_onehot"),
    "random_tensor_pool": ("tensor_pool",),
    "spectral_normalization": (
        "compute_spectral_norm",
        "spectral_norm_regularizer",
        "spectral_normalization_custom_getter",
        "spectral_normalize",
    ),
    "virtual_batchnorm": ("VBN",),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
