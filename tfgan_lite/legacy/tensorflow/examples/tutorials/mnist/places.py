"""Where MNIST is looked for: the script's folder, TensorFlow Datasets, the package's digits."""

import logging
import os
import pathlib

import numpy as np

from tfgan_lite.data import idx
from tfgan_lite.errors import InputError
from tfgan_lite.legacy import prepared_sets

_FILES = {"train": "train", "test": "t10k"}  # how the idx files call the parts


def read(directory: str | os.PathLike[str]) -> dict[str, prepared_sets.Part]:
    """Returns the parts `train` and `test` from the first place that has them.

    1. Idx files in `directory`, gzipped or not, as the script wants them.
    2. The set `mnist` (`fashion_mnist`, where the directory's name has "fashion") that
       TensorFlow Datasets has prepared on this disk.
    3. The package's 1,797 digits at 28x28, repeated to MNIST's 60,000 and 10,000; with a warning.

    Raises:
      InputError: for damaged idx files.

    Departure from TensorFlow 1.15, which downloads what is not there: nothing is downloaded.
    """
    folder = pathlib.Path(directory)
    found = {part: _idx(folder, file) for part, file in _FILES.items()}
    if all(found.values()):
        return {part: pair for part, pair in found.items() if pair}
    name = "fashion_mnist" if "fashion" in str(directory).lower() else "mnist"
    parts = prepared_sets.prepared(name)
    if parts is not None:
        return parts
    missing = ", ".join(_FILES[part] for part, pair in found.items() if not pair)
    logging.getLogger("tensorflow").warning(_STAND_IN, folder.resolve(), missing, name)
    return prepared_sets.repeated_digits()


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
