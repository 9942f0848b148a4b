"""From the value of `--dataset` to an image set in memory."""

import pathlib

import tensorflow as tf

from tfgan_lite.data import digits, folder, idx, tfds_sets
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.data.resizing import check_size
from tfgan_lite.errors import InputError
from tfgan_lite.settings import DATASETS, is_dataset


def load(spec: str, height: int, width: int, channels: int) -> ImageSet:
    """Reads an image set at a given size. Never touches the network.

    | spec                | what it reads                                              |
    |---------------------|------------------------------------------------------------|
    | `digits`            | the 1,797 handwritten digits that ship with the package    |
    | `tfds:NAME[:SPLIT]` | a set that TensorFlow Datasets has prepared on this disk   |
    | `idx:DIR`           | MNIST's idx files, gzipped or not                          |
    | `folder:DIR`        | PNG and JPEG files; sub-folders are classes                |

    Args:
      spec: str, one of the above. NAME may be `name/config`; SPLIT defaults to `train` and
        may be a slice such as `train[:10%]`.
      height, width: int, the size to crop and resize to.
      channels: 1 for grey or 3 for colour.

    Returns:
      `ImageSet`, always in the same order.

    Raises:
      InputError: for a set that is unknown, missing, empty, damaged or too large for the
        memory; it names the file, and the byte offset where there is one.
      ValueError: for a size that no image can have, and inside a graph.
    """
    check_size(height, width, channels)
    if not tf.executing_eagerly():
        raise ValueError(
            "load: wants to run in eager code; got a graph that is being built. Load the images "
            "before opening the graph."
        )
    try:
        with tf.device("CPU:0"):  # a session that comes later may want all of a GPU's memory
            return _load(spec, (int(height), int(width), int(channels)))
    except OSError as error:
        raise InputError(f"--dataset={spec}: wants files that can be read; got {error}.") from error


def _load(spec: str, size: tuple[int, int, int]) -> ImageSet:
    if not is_dataset(spec):
        raise InputError(f"--dataset: wants {DATASETS}; got {spec!r}.")
    kind, _, rest = spec.partition(":")
    if kind == "tfds":
        return tfds_sets.load_tfds(rest, size)
    if kind == "idx":
        return idx.load_idx(_directory(spec, rest), size)
    if kind == "folder":
        return folder.load_folder(_directory(spec, rest), size)
    return digits.load_digits(size)


def _directory(spec, path):
    """Returns the path of an existing directory."""
    path = pathlib.Path(path).expanduser()
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing"
        raise InputError(f"--dataset={spec}: wants a directory; got {found} at {path}.")
    return path
