"""`tf.contrib.image` of TensorFlow 1.15: geometry and colour of images."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_BY_FILE = {
    "matrices": (
        "angles_to_projective_transforms",
        "compose_transforms",
        "flat_transforms_to_matrices",
        "matrices_to_flat_transforms",
        "translations_to_projective_transforms",
    ),
    "projective": ("rotate", "transform", "translate"),
    "warping": ("dense_image_warp",),
    "yiq": ("adjust_hsv_in_yiq", "random_hsv_in_yiq"),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
