"""`input_data.read_data_sets` of `tensorflow.examples.tutorials.mnist`, as in TensorFlow 1.15."""

import gzip
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite.legacy.tensorflow.examples.tutorials.mnist import places
from tfgan_lite.legacy.tensorflow.examples.tutorials.mnist.data_set import DataSet, Datasets

__all__ = [
    "DataSet",
    "Datasets",
    "dense_to_one_hot",
    "extract_images",
    "extract_labels",
    "load_mnist",
    "read_data_sets",
]
DEFAULT_SOURCE_URL = ""  # nothing is downloaded; scripts pass this on


def read_data_sets(
    train_dir: str,
    fake_data: bool = False,
    one_hot: bool = False,
    dtype: Any = tf.float32,
    reshape: bool = True,
    validation_size: int = 5000,
    seed: int | None = None,
    source_url: str = DEFAULT_SOURCE_URL,
) -> Datasets:
    """Reads MNIST; `places.read` says from where.

    Args:
      train_dir: str, the folder of the idx files.
      fake_data: bool, for ones without reading anything.
      one_hot: bool, whether labels are float64 `[N, 10]` instead of uint8 `[N]`.
      dtype: `tf.float32` for pixels in `[0, 1]`, `tf.uint8` for 0..255.
      reshape: bool, whether images are `[N, 784]` instead of `[N, 28, 28, 1]`.
      validation_size: int, how many of the head of the training images are set apart.
      seed: int or None, see `DataSet`.
      source_url: ignored; TensorFlow 1 downloaded from it.

    Returns:
      `Datasets(train, validation, test)`.

    Raises:
      ValueError: for a validation size below 0 or above the number of training images.
    """
    del source_url
    options = {"dtype": dtype, "reshape": reshape, "seed": seed}
    if fake_data:
        fakes = [DataSet([], [], True, one_hot, dtype=dtype, seed=seed) for _ in Datasets._fields]
        return Datasets(*fakes)
    parts = places.read(train_dir)
    images, labels = _labelled(parts["train"], one_hot)
    if not 0 <= validation_size <= len(images):
        raise ValueError(
            f"Validation size should be between 0 and {len(images)}. Received: {validation_size}."
        )
    return Datasets(
        train=DataSet(images[validation_size:], labels[validation_size:], **options),
        validation=DataSet(images[:validation_size], labels[:validation_size], **options),
        test=DataSet(*_labelled(parts["test"], one_hot), **options),
    )


def load_mnist(train_dir: str = "MNIST-data") -> Datasets:
    """Returns `read_data_sets(train_dir)`."""
    return read_data_sets(train_dir)


def extract_images(f: Any) -> np.ndarray:
    """Returns uint8 `[N, H, W, 1]` of a gzipped idx file that is open for reading bytes."""
    return _extracted(f, 2051, "image")[..., np.newaxis]


def extract_labels(f: Any, one_hot: bool = False, num_classes: int = 10) -> np.ndarray:
    """Returns uint8 `[N]`, or float64 `[N, num_classes]`, of a gzipped idx file that is open."""
    labels = _extracted(f, 2049, "label")
    return dense_to_one_hot(labels, num_classes) if one_hot else labels


def dense_to_one_hot(labels_dense: np.ndarray, num_classes: int) -> np.ndarray:
    """Returns float64 `[N, num_classes]` of labels `[N]`."""
    return np.eye(num_classes)[np.ravel(labels_dense)]


def _extracted(f, magic, what):
    print("Extracting", f.name)
    with gzip.GzipFile(fileobj=f) as content:
        found = int.from_bytes(content.read(4), "big")
        if found != magic:
            raise ValueError(f"Invalid magic number {found} in MNIST {what} file: {f.name}")
        axes = magic - 2048
        shape = np.frombuffer(content.read(4 * axes), ">u4").astype(int)
        return np.frombuffer(content.read(int(np.prod(shape))), np.uint8).reshape(shape)


def _labelled(part, one_hot):
    images, labels = part
    return images, dense_to_one_hot(labels, 10) if one_hot else labels
