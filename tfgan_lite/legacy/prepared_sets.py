"""Sets of small images that are on this disk without a file of the script's.

Scripts of the time downloaded MNIST and CIFAR-10 when they ran. What TensorFlow Datasets has
prepared, and the package's own digits, stand in for what is not there any more.
"""

import numpy as np
import tensorflow as tf

from tfgan_lite.data import load, tfds_sets
from tfgan_lite.errors import InputError

Part = tuple[np.ndarray, np.ndarray]  # uint8 [N, height, width, channels] and uint8 [N]
COUNTS = {"train": 60_000, "test": 10_000}  # of MNIST and Fashion-MNIST
_HELD_BACK = 359  # of the 1,797 digits, for the test part
_SHAPES = {"cifar10": (32, 32, 3), "fashion_mnist": (28, 28, 1), "mnist": (28, 28, 1)}


def prepared(name: str) -> dict[str, Part] | None:
    """Returns the parts `train` and `test` of a set that TensorFlow Datasets has on this disk.

    Args:
      name: "mnist", "fashion_mnist" or "cifar10".

    Returns:
      None where it is not prepared.
    """
    if tfds_sets.find_prepared(tfds_sets.data_dir(), name) is None:
        return None
    return {part: _loaded(f"tfds:{name}:{part}", _SHAPES[name]) for part in COUNTS}


def repeated_digits() -> dict[str, Part]:
    """Returns the package's 1,797 digits at 28x28, repeated to MNIST's 60,000 and 10,000."""
    images, labels = _loaded("digits", _SHAPES["mnist"])
    rows = np.arange(len(images))
    kept = {"train": rows[:-_HELD_BACK], "test": rows[-_HELD_BACK:]}
    taken = {part: np.resize(kept[part], count) for part, count in COUNTS.items()}
    return {part: (images[rows], labels[rows]) for part, rows in taken.items()}


def _loaded(spec, shape):
    # The loaders want eager code, which a process of TensorFlow 1's behaviour has not. No other
    # name of TensorFlow's public modules switches it on for a block.
    with tf.__internal__.eager_context.eager_mode():
        found = load(spec, *shape)
    if found.labels is None:
        raise InputError(f"{spec}: wants a label for each image; got none.")
    return found.images, found.labels.astype(np.uint8)
