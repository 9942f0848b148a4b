"""A part of MNIST that is handed out in shuffled batches."""

from typing import Any, NamedTuple

import numpy as np
import tensorflow as tf

_PIXELS = 784
_FAKES = 10_000


class Datasets(NamedTuple):
    """The three parts of a data set, each a `DataSet`."""

    train: Any
    validation: Any
    test: Any


class DataSet:
    """Images and labels, and where the next batch begins.

    Args:
      images: uint8 `[N, H, W, 1]` in 0..255.
      labels: `[N]` or one-hot `[N, 10]`.
      fake_data: bool, whether batches are ones of 784 pixels, whatever the images are.
      one_hot: bool, whether the labels of fake data are one-hot.
      dtype: `tf.uint8` to leave the pixels, `tf.float32` for `[0, 1]`.
      reshape: bool, whether images become `[N, H * W]`.
      seed: int or None. As in TensorFlow 1, it (or the graph's seed) seeds NumPy's global
        generator, which shuffles.

    Raises:
      TypeError: for another dtype.
      ValueError: for images and labels that are not equally many, or have several channels
        where they are to be reshaped. (1.15: AssertionError)

    Source: `tensorflow.contrib.learn.python.learn.datasets.mnist` of TensorFlow 1.15.
    """

    def __init__(
        self,
        images: Any,
        labels: Any,
        fake_data: bool = False,
        one_hot: bool = False,
        dtype: Any = tf.float32,
        reshape: bool = True,
        seed: int | None = None,
    ) -> None:
        of_graph, of_op = tf.compat.v1.get_seed(seed)
        np.random.seed(of_graph if seed is None else of_op)
        dtype = tf.as_dtype(dtype).base_dtype
        if dtype not in (tf.uint8, tf.float32):
            raise TypeError(f"Invalid image dtype {dtype!r}, expected uint8 or float32")
        self.one_hot = one_hot
        self._epochs_completed = 0
        self._index_in_epoch = 0
        self._num_examples = _FAKES if fake_data else len(images)
        self._labels = labels
        self._images = images if fake_data else _prepared(images, labels, dtype, reshape)

    @property
    def images(self) -> Any:
        """The images, in the order of the present epoch."""
        return self._images

    @property
    def labels(self) -> Any:
        """The labels, in the order of the images."""
        return self._labels

    @property
    def num_examples(self) -> int:
        """How many there are."""
        return self._num_examples

    @property
    def epochs_completed(self) -> int:
        """How often all images have been handed out."""
        return self._epochs_completed

    def next_batch(self, batch_size: int, fake_data: bool = False, shuffle: bool = True) -> Any:
        """Returns (images, labels) of the next `batch_size` examples.

        A batch over the end of an epoch has the rest of it and the head of the next.

        Args:
          batch_size: int, at most `num_examples`.
          fake_data: bool, for lists of ones.
          shuffle: bool, whether each epoch has an order of its own.
        """
        if fake_data:
            label = [1] + [0] * 9 if self.one_hot else 0
            return [[1] * _PIXELS for _ in range(batch_size)], [label for _ in range(batch_size)]
        start = self._index_in_epoch
        if shuffle and start == 0 and self._epochs_completed == 0:
            self._shuffle()
        stop = start + batch_size
        if stop <= self._num_examples:
            self._index_in_epoch = stop
            return self._images[start:stop], self._labels[start:stop]
        rest = self._images[start:], self._labels[start:]
        self._epochs_completed += 1
        if shuffle:
            self._shuffle()
        self._index_in_epoch = stop - self._num_examples
        head = self._images[: self._index_in_epoch], self._labels[: self._index_in_epoch]
        return tuple(np.concatenate(pair) for pair in zip(rest, head, strict=True))

    def _shuffle(self):
        order = np.arange(self._num_examples)
        np.random.shuffle(order)
        self._images = self._images[order]
        self._labels = self._labels[order]


def _prepared(images, labels, dtype, reshape):
    if len(images) != len(labels):
        raise ValueError(f"images.shape: {images.shape} labels.shape: {labels.shape}")
    if reshape:
        if images.shape[3] != 1:
            raise ValueError(f"DataSet: reshape wants one channel; got shape {images.shape}.")
        images = images.reshape(len(images), images.shape[1] * images.shape[2])
    if dtype == tf.float32:
        images = np.multiply(images.astype(np.float32), 1.0 / 255.0)
    return images
