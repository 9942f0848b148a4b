"""`tf.keras.backend`, and what the package `keras` had in its own until version 2.2."""

from tfgan_lite.legacy import keras_paths as _paths
from tfgan_lite.legacy.overlay import overlay as _overlay

_PLACES = _paths.places("backend")
__getattr__, __dir__ = _overlay(__name__, _PLACES, _paths.files("backend"))

_ORDERINGS = {"channels_first": "th", "channels_last": "tf"}  # after Theano and TensorFlow


def image_dim_ordering() -> str:
    """Returns "th" where channels come first in images, "tf" where they come last."""
    return _ORDERINGS[_PLACES[0].image_data_format()]


def set_image_dim_ordering(dim_ordering: str) -> None:
    """Chooses where channels stand in images: "th" for first, "tf" for last.

    Raises:
      ValueError: for another text.
    """
    if dim_ordering not in _ORDERINGS.values():
        raise ValueError(f"set_image_dim_ordering: wants 'th' or 'tf'; got {dim_ordering!r}.")
    formats = {ordering: name for name, ordering in _ORDERINGS.items()}
    _PLACES[0].set_image_data_format(formats[dim_ordering])
