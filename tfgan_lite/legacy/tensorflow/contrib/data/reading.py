"""Functions of `tf.contrib.data` that read a data set whole, or batches of features."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def reduce_dataset(dataset: Any, reducer: Any) -> Any:
    """Returns what a `Reducer` makes of all elements of a data set."""
    state = dataset.reduce(reducer.init_func(tf.constant(0, tf.int64)), reducer.reduce_func)
    return reducer.finalize_func(state)


def read_batch_features(
    file_pattern: Any,
    batch_size: int,
    features: dict[str, Any],
    reader: Callable[..., Any] = v1.data.TFRecordDataset,
    reader_args: Any = None,
    randomize_input: bool = True,
    num_epochs: int | None = None,
    capacity: int = 10000,
) -> Any:
    """Returns a dict of tensors: the next batch of parsed examples from files.

    Args:
      file_pattern: glob pattern, or list of them.
      batch_size: int.
      features: dict from name to `tf.FixedLenFeature` or `tf.VarLenFeature`.
      reader: data set class that gives serialized examples.
      reader_args: list of its further arguments, or None.
      randomize_input: whether to shuffle.
      num_epochs: how often the files are read; None for no end.
      capacity: size of the buffer that is shuffled.
    """
    dataset = v1.data.experimental.make_batched_features_dataset(
        file_pattern,
        batch_size,
        features,
        reader=reader,
        reader_args=reader_args,
        shuffle=randomize_input,
        num_epochs=num_epochs,
        shuffle_buffer_size=capacity,
    )
    return v1.data.make_one_shot_iterator(dataset).get_next()
