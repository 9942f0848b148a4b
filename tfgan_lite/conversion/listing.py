"""What is in a checkpoint, for a person to read."""

from collections.abc import Sequence

from tfgan_lite.conversion import keras_model, opening
from tfgan_lite.conversion.tables import contents_text
from tfgan_lite.errors import InputError


def text(path: str, like: Sequence[str] = ()) -> str:
    """Returns a line for each variable and a closing line.

    Args:
      path: of a checkpoint of any kind.
      like: the Keras model of a `.weights.h5` file. Without it the paths in the file are
        listed.

    Raises:
      InputError: for a checkpoint that cannot be read.
    """
    model_like, bundle_like = opening.split_like(like)
    if bundle_like:
        raise InputError(f"--like: wants a Keras model for a list; got {bundle_like!r}.")
    model = keras_model.make(model_like) if model_like else None
    return contents_text(opening.read(opening.plain(path), model, raw=True))
