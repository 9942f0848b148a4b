"""The sets of `keras.datasets` where Keras cannot download them."""

import logging
import os
import pathlib
import pickle
from collections.abc import Callable

import numpy as np
import tensorflow as tf

from tfgan_lite.legacy import prepared_sets

Parts = tuple[prepared_sets.Part, prepared_sets.Part]  # for training, for the test


def mnist(path: str = "mnist.npz") -> Parts:
    """Returns MNIST: uint8 [N, 28, 28] and uint8 [N], for training and for the test.

    Args:
      path: str, a file below `datasets` in Keras's folder, or an absolute path.

    The first of these counts:

    1. The file, whatever its hash: scripts of the time were given files of their own.
    2. What Keras downloads.
    3. The set that TensorFlow Datasets has prepared on this disk.
    4. The package's 1,797 digits at 28x28, repeated to MNIST's 60,000 and 10,000; with a warning.

    Departure from Keras, which knows 2 alone, and a file of its own hash.
    """
    file = _keras_home() / "datasets" / path
    if file.is_file():
        with np.load(file) as held:
            return (held["x_train"], held["y_train"]), (held["x_test"], held["y_test"])
    return _grey("mnist", lambda: tf.keras.datasets.mnist.load_data(path))


def fashion_mnist() -> Parts:
    """Returns Fashion-MNIST, from places 2 to 4 of `mnist`; the digits are no clothes."""
    return _grey("fashion_mnist", tf.keras.datasets.fashion_mnist.load_data)


def cifar10() -> Parts:
    """Returns CIFAR-10: uint8 [N, 32, 32, 3] and uint8 [N, 1].

    From the folder `datasets/cifar-10-batches-py` that Keras 2 left in Keras's folder; else from
    places 2 and 3 of `mnist`.

    Raises:
      Exception: Keras's own, where the set is in no such place.
    """
    folder = _keras_home() / "datasets" / "cifar-10-batches-py"
    if folder.is_dir():
        names = [f"data_batch_{n}" for n in range(1, 6)]
        return _cifar_batches(folder, names), _cifar_batches(folder, ["test_batch"])
    found = _from_elsewhere("cifar10", tf.keras.datasets.cifar10.load_data)
    train, test = ((images, labels.reshape(-1, 1)) for images, labels in found)
    return train, test


def _cifar_batches(folder: pathlib.Path, names: list[str]) -> prepared_sets.Part:
    parts = []
    for name in names:
        with open(folder / name, "rb") as file:
            parts.append(pickle.load(file, encoding="bytes"))
    pixels = np.concatenate([part[b"data"] for part in parts])  # [N, 3 * 32 * 32]
    labels = np.concatenate([part[b"labels"] for part in parts]).astype(np.uint8)
    return pixels.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), labels.reshape(-1, 1)


def _grey(name: str, download: Callable[[], Parts]) -> Parts:
    try:
        found = _from_elsewhere(name, download)
    except Exception as error:  # Keras raises the bare class
        logging.getLogger("tensorflow").warning(_STAND_IN, name, name, error)
        parts = prepared_sets.repeated_digits()
        found = parts["train"], parts["test"]
    train, test = ((images.reshape(images.shape[:3]), labels) for images, labels in found)
    return train, test


def _from_elsewhere(name: str, download: Callable[[], Parts]) -> Parts:
    """Returns what Keras downloads, else what is prepared; raises Keras's error without either."""
    try:
        return download()
    except Exception:  # Keras raises the bare class
        parts = prepared_sets.prepared(name)
        if parts is None:
            raise
    return parts["train"], parts["test"]


_STAND_IN = """\
THIS IS NOT THE SET %s.
  TensorFlow Datasets has no %s on this disk, and Keras could not download it: %s
  The script gets 1,797 handwritten digits of 8x8 pixels, resized to 28x28 and repeated to
  60,000 and 10,000. Put the set's file into ~/.keras/datasets for the real one."""


def _keras_home():
    return pathlib.Path(os.environ.get("KERAS_HOME") or pathlib.Path.home() / ".keras")
