"""Shuffled batches without end, each a pure function of (seed, batch number).

batch number k -> stream positions k*B .. k*B + B - 1 -> images -> [B, H, W, C] in [-1, 1]

The stream is one permutation of the set after another. There is no shuffle buffer and no
generator whose state moves on, so a run that resumes at batch k sees the batch k that it
would have seen anyway.
"""

import functools

import numpy as np
import tensorflow as tf

from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.data.pixels import to_unit_range
from tfgan_lite.errors import InputError

# Batches are picked by Python, some at a time: that costs the interpreter's lock and a
# thread's waking, which one small batch alone would not be worth.
GROUP_BYTES = 2 * 2**20
LARGEST_GROUP = 16


def batches(
    image_set: ImageSet, batch_size: int, seed: int, first: int | tf.Tensor = 0
) -> tf.data.Dataset:
    """Returns an endless dataset of batches, prefetched, for eager code and for v1 graphs.

    Args:
      image_set: `ImageSet` of N images.
      batch_size: int B in 1..N.
      seed: int, the seed of the run.
      first: int or int64 scalar tensor, the number of the first batch, from 0.

    Returns:
      `tf.data.Dataset` whose element i is batch number `first + i`, a dict of `images`,
      float32 `[B, H, W, C]` in [-1, 1], and `labels`, int32 `[B]`, if the set has any.

    Raises:
      InputError: for a batch size below one, or above the number of images.
      ValueError: for a negative `first`.
    """
    check_batch_size(image_set, batch_size)
    if isinstance(first, int | np.integer) and first < 0:
        raise ValueError(f"batches: first wants a batch number from 0; got {first}.")
    order = _Order(len(image_set), seed)
    group = _group_size(image_set, batch_size)
    lead = (group, batch_size)
    labels = image_set.labels if image_set.labels is not None else np.zeros(len(image_set))
    labels = labels.astype(np.int32)

    def pick(number):
        """Returns the pixels `[group, B, H, W, C]` and labels `[group, B]` from one batch on."""
        start = int(number) * batch_size
        rows = order.rows(start, start + group * batch_size).reshape(lead)
        return image_set.images[rows], labels[rows]

    def build(number):
        pixels, picked = tf.numpy_function(pick, [number], [tf.uint8, tf.int32], stateful=False)
        pixels = tf.ensure_shape(pixels, (*lead, *image_set.images.shape[1:]))
        result = {"images": to_unit_range(pixels)}
        if image_set.labels is not None:
            result["labels"] = tf.ensure_shape(picked, lead)
        return result

    numbers = tf.data.Dataset.range(first, np.iinfo(np.int64).max, group)
    dataset = numbers.map(build, num_parallel_calls=None).unbatch()
    return dataset.prefetch(group).with_options(_one_thread())


def check_batch_size(image_set: ImageSet, batch_size: int) -> None:
    """Raises InputError unless 1 <= batch_size <= the number of images."""
    if not 1 <= batch_size <= len(image_set):
        raise InputError(
            f"--batch_size: wants 1 to {len(image_set)}, the number of images in "
            f"{image_set.name}; got {batch_size}."
        )


class _Order:
    """The order in which a run sees N images: a permutation for each epoch."""

    def __init__(self, count: int, seed: int) -> None:
        self._count = count
        # A function of its arguments alone, so remembering a few values changes nothing.
        self._permutation = functools.lru_cache(maxsize=4)(
            functools.partial(permutation, count, seed)
        )

    def rows(self, start: int, stop: int) -> np.ndarray:
        """Returns int64 `[stop - start]`, the images at these positions of the stream."""
        epochs = range(start // self._count, (stop - 1) // self._count + 1)
        stream = np.concatenate([self._permutation(epoch) for epoch in epochs])
        skipped = epochs.start * self._count
        return stream[start - skipped : stop - skipped]


def permutation(count: int, seed: int, epoch: int) -> np.ndarray:
    """Returns a shuffle of 0..count-1, int64 `[count]`, by sorting random numbers.

    They are the raw output of the Philox generator with the key (seed, epoch). NumPy
    promises raw streams of its bit generators for all versions (NEP 19), which it does not
    for `Generator.permutation`.
    """
    key = np.array([int(seed) % 2**64, int(epoch) % 2**64], np.uint64)
    return np.argsort(np.random.Philox(key=key).random_raw(count), kind="stable")


def _group_size(image_set, batch_size):
    bytes_per_batch = 4 * batch_size * image_set.images[0].size
    return int(np.clip(GROUP_BYTES // bytes_per_batch, 1, LARGEST_GROUP))


def _one_thread():
    """One thread and nothing to tune: the cores belong to the training step."""
    options = tf.data.Options()
    options.autotune.enabled = False
    options.threading.private_threadpool_size = 1
    options.deterministic = True
    return options
