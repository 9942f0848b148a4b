"""Shuffled batches without end, each a pure function of (seed, batch number).

batch number k -> stream positions k*B .. k*B + B - 1 -> examples -> [B, ...]

The stream is one permutation of the set after another. There is no shuffle buffer and no
generator whose state moves on, so a run that resumes at batch k sees the batch k that it
would have seen anyway.
"""

import functools

import numpy as np
import tensorflow as tf

from tfgan_lite.data.example_set import ExampleSet
from tfgan_lite.data.pixels import to_unit_range
from tfgan_lite.errors import InputError

# Batches are picked by Python, some at a time: that costs the interpreter's lock and a
# thread's waking, which one small batch alone would not be worth.
GROUP_BYTES = 2 * 2**20
LARGEST_GROUP = 16


def batches(
    examples: ExampleSet, batch_size: int, seed: int, first: int | tf.Tensor = 0
) -> tf.data.Dataset:
    """Returns an endless dataset of batches, prefetched, for eager code and for v1 graphs.

    Args:
      examples: `ImageSet` or `PointSet` of N examples.
      batch_size: int B in 1..N.
      seed: int, the seed of the run.
      first: int or int64 scalar tensor, the number of the first batch, from 0.

    Returns:
      `tf.data.Dataset` whose element i is batch number `first + i`, a dict from the name of each
      column of the set to `[B, ...]`: of an image set `images`, float32 `[B, H, W, C]` in [-1, 1],
      and `labels`, int32 `[B]`, if it has any.

    Raises:
      InputError: for a batch size below one, or above the number of examples.
      ValueError: for a negative `first`.
    """
    check_batch_size(examples, batch_size)
    if isinstance(first, int | np.integer) and first < 0:
        raise ValueError(f"batches: first wants a batch number from 0; got {first}.")
    order = _Order(len(examples), seed)
    columns = examples.columns()
    group = _group_size(columns, batch_size)
    lead = (group, batch_size)

    def pick(number):
        """Returns `[group, B, ...]` of each column, from one batch on."""
        start = int(number) * batch_size
        rows = order.rows(start, start + group * batch_size).reshape(lead)
        return [column[rows] for column in columns.values()]

    def build(number):
        dtypes = [column.dtype for column in columns.values()]
        picked = tf.numpy_function(pick, [number], dtypes, stateful=False)
        return {
            name: _to_input(tf.ensure_shape(part, (*lead, *column.shape[1:])))
            for (name, column), part in zip(columns.items(), picked, strict=True)
        }

    numbers = tf.data.Dataset.range(first, np.iinfo(np.int64).max, group)
    dataset = numbers.map(build, num_parallel_calls=None).unbatch()
    return dataset.prefetch(group).with_options(one_thread())


def check_batch_size(examples: ExampleSet, batch_size: int) -> None:
    """Raises InputError unless 1 <= batch_size <= the number of examples."""
    if not 1 <= batch_size <= len(examples):
        raise InputError(
            f"--batch_size: wants 1 to {len(examples)}, the number of examples in "
            f"{examples.name}; got {batch_size}."
        )


class _Order:
    """The order in which a run sees N examples: a permutation for each epoch."""

    def __init__(self, count: int, seed: int) -> None:
        self._count = count
        # A function of its arguments alone, so remembering a few values changes nothing.
        self._permutation = functools.lru_cache(maxsize=4)(
            functools.partial(permutation, count, seed)
        )

    def rows(self, start: int, stop: int) -> np.ndarray:
        """Returns int64 `[stop - start]`, the examples at these positions of the stream."""
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


def _to_input(column):
    """Pixels are kept as bytes; games take them in [-1, 1]."""
    return to_unit_range(column) if column.dtype == tf.uint8 else column


def _group_size(columns, batch_size):
    bytes_per_batch = 4 * batch_size * sum(column[0].size for column in columns.values())
    return int(np.clip(GROUP_BYTES // bytes_per_batch, 1, LARGEST_GROUP))


def one_thread() -> tf.data.Options:
    """One thread and nothing to tune: the cores belong to the training step.

    The thread that tunes a pipeline can also miss that its iterator is gone: a process that ends
    with an iterator alive then waits for it without end (TensorFlow 2.21).
    """
    options = tf.data.Options()
    options.autotune.enabled = False
    options.threading.private_threadpool_size = 1
    options.deterministic = True
    return options
