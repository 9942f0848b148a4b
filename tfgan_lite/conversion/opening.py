"""Which kind of checkpoint a path names, and its contents."""

import os
import pathlib
from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite import checkpoints
from tfgan_lite.conversion import bundle, keras_model
from tfgan_lite.conversion.contents import Contents, Kind
from tfgan_lite.errors import InputError

_TABLE_END = bytes.fromhex("57fb808b247547db")  # the last bytes of every table file


def plain(path: str | os.PathLike[str]) -> str:
    """Returns a path with `~` spelt out, and without the `.index` that a shell completes to."""
    return os.path.expanduser(os.fspath(path)).removesuffix(".index")


def kind_of_name(path: str) -> Kind | None:
    """Returns the kind that a path's ending tells; None for a bundle, of which there are two.

    Raises:
      InputError: for the `.h5` files of older Keras.
    """
    if path.endswith(".weights.h5"):
        return Kind.WEIGHTS
    if path.endswith(".keras"):
        return Kind.KERAS
    if path.endswith((".h5", ".hdf5")):
        raise InputError(
            f"checkpoint {path}: wants a name that ends in .weights.h5 or .keras, or a bundle; "
            "files of older Keras are not read. Load it with Keras and save_weights()."
        )
    return None


def read(path: str, model: Any = None, raw: bool = False) -> Contents:
    """Opens a checkpoint of any kind.

    Args:
      path: as `plain` returns it; of a SavedModel, its folder; of a bundle, also its `.meta`.
      model: a built Keras model, for a file that has none.
      raw: whether a `.weights.h5` file without a model is read by the paths in the file.

    Raises:
      InputError: for what is missing, damaged or of no known kind.
    """
    kind = kind_of_name(path)
    if kind is Kind.WEIGHTS and model is None and raw:
        return keras_model.list_file(path)
    if kind is not None:
        return keras_model.read(path, kind, model)
    checkpoints.check_path("checkpoint", path)
    path = _of_tensorflow_1(path)
    if os.path.isdir(path):
        newest = tf.train.latest_checkpoint(path)
        advice = f"Give one of its checkpoints, such as {newest}." if newest else "Give another."
        raise InputError(f"checkpoint {path}: wants a checkpoint; got a directory. {advice}")
    if not pathlib.Path(f"{path}.index").exists() and not is_of_one_file(path):
        raise InputError(
            f"checkpoint {path}: wants a bundle, of which {path}.index would be a part, a "
            "SavedModel, a file that ends in .weights.h5 or .keras, or one of TensorFlow before "
            "0.12; there is none. Give another."
        )
    return bundle.read(path)


def is_of_one_file(path: str) -> bool:
    """Tells whether a path is a checkpoint as TensorFlow wrote it before 0.12: one table (V1)."""
    try:
        with open(path, "rb") as file:
            file.seek(-len(_TABLE_END), os.SEEK_END)
            return file.read() == _TABLE_END
    except OSError:  # also of a file that is shorter
        return False


def _of_tensorflow_1(path):
    """Returns the path of the bundle that belongs to a SavedModel's folder or a graph's .meta."""
    if os.path.isfile(os.path.join(path, "saved_model.pb")):
        return os.path.join(path, "variables", "variables")
    prefix = path.removesuffix(".meta")
    return prefix if os.path.isfile(f"{prefix}.index") else path


def split_like(like: Sequence[str]) -> tuple[str | None, str | None]:
    """Splits the values of `--like` into (model, bundle), each None if there is none.

    Raises:
      InputError: for two of one sort.
    """
    models = [value for value in like if keras_model.names_model(value)]
    bundles = [plain(value) for value in like if value not in models]
    for sort in (models, bundles):
        if len(sort) > 1:
            raise InputError(
                f"--like: wants one Keras model and one bundle at most; got {', '.join(sort)}."
            )
    return next(iter(models), None), next(iter(bundles), None)
