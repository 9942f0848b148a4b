"""Where MNIST is looked for: the script's folder, TensorFlow Datasets, the package's digits."""

import logging
import os
import pathlib

import numpy as np
import tensorflow as tf

from tfgan_lite.data import idx, load, tfds_sets
from tfgan_lite.errors import InputError

COUNTS = {"train": 60_000, "t10k": 10_000}
_SPLITS = {"train": "train", "t10k": "test"}
_HELD_BACK = 359  # of the 1,797 digits, for the test part

_Part = tuple[np.ndarray, np.ndarray]  # uint8 [N, 28, 28, 1] and uint8 [N]


def read(directory: str | os.PathLike[str]) -> dict[str, _Part]:
    """Returns the parts `train` and `t10k` from the first place that has them.

    1. Idx files in `directory`, gzipped or not, as the script wants them.
    2. The set `mnist` (`fashion_mnist`, where the directory's name has "fashion") that
       TensorFlow Datasets has prepared on this disk.
    3. The package's 1,797 digits at 28x28, repeated to MNIST's 60,000 and 10,000; with a warning.

    Raises:
      InputError: for damaged idx files.

    Departure from TensorFlow 1.15, which downloads what is not there: nothing is downloaded.
    """
    folder = pathlib.Path(directory)
    found = {part: _idx(folder, part) for part in COUNTS}
    if all(found.values()):
        return {part: pair for part, pair in found.items() if pair}
    name = "fashion_mnist" if "fashion" in str(directory).lower() else "mnist"
    if tfds_sets.find_prepared(tfds_sets.data_dir(), name) is not None:
        return {part: _loaded(f"tfds:{name}:{split}") for part, split in _SPLITS.items()}
    missing = [part for part, pair in found.items() if not pair]
    logging.getLogger("tensorflow").warning(_STAND_IN, folder.resolve(), ", ".join(missing), name)
    return _repeated(*_loaded("digits"))


_STAND_IN = """\
THIS IS NOT MNIST.
  %s has no idx files of: %s; and TensorFlow Datasets has no %s on this disk.
  The script gets 1,797 handwritten digits of 8x8 pixels, resized to 28x28 and repeated to
  MNIST's 60,000 and 10,000. Put train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz,
  t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz there for the real ones."""


def _idx(folder, part):
    """Returns a part from idx files, or None where one of the two is not there."""
    image_file = idx.find_idx(folder, part, "images-idx3")
    label_file = idx.find_idx(folder, part, "labels-idx1")
    if image_file is None or label_file is None:
        return None
    arrays = []
    for path, axes in ((image_file, 3), (label_file, 1)):
        print("Extracting", path)  # as 1.15 does
        arrays.append(idx.read_idx(path, axes))
    images, labels = arrays
    if len(images) != len(labels):
        raise InputError(
            f"{label_file}: wants {len(images)} labels, one for each image of {image_file.name}; "
            f"got {len(labels)}."
        )
    return images[..., np.newaxis], labels


def _loaded(spec):
    # The loaders want eager code, which a process of TensorFlow 1's behaviour has not. No other
    # name of TensorFlow's public modules switches it on for a block.
    with tf.__internal__.eager_context.eager_mode():
        found = load(spec, 28, 28, 1)
    if found.labels is None:
        raise InputError(f"{spec}: wants a label for each image; got none.")
    return found.images, found.labels.astype(np.uint8)


def _repeated(images, labels):
    rows = np.arange(len(images))
    kept = {"train": rows[:-_HELD_BACK], "t10k": rows[-_HELD_BACK:]}
    taken = {part: np.resize(kept[part], count) for part, count in COUNTS.items()}
    return {part: (images[rows], labels[rows]) for part, rows in taken.items()}
