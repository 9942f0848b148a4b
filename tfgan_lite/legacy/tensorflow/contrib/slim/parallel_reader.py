"""`slim.parallel_reader`: records of several files at a time, through one queue.

Source: TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class ParallelReader(tf.compat.v1.ReaderBase):
    """Reads with several readers, which put (key, value) into one queue.

    Args:
      reader_class: such as `tf.TFRecordReader`.
      common_queue: queue of two strings; one that shuffles shuffles the records.
      num_readers: int.
      reader_kwargs: dict for `reader_class`, or None.

    Raises:
      TypeError: for a queue of other dtypes.
    """

    def __init__(
        self, reader_class: Any, common_queue: Any, num_readers: int = 4, reader_kwargs: Any = None
    ) -> None:
        if list(common_queue.dtypes) != [tf.string, tf.string]:
            raise TypeError(
                "ParallelReader: common_queue wants dtypes [tf.string, tf.string]; got "
                f"{common_queue.dtypes}."
            )
        self._readers = [reader_class(**(reader_kwargs or {})) for _ in range(num_readers)]
        self._common_queue = common_queue

    @property
    def num_readers(self) -> int:
        """How many readers there are."""
        return len(self._readers)

    @property
    def common_queue(self) -> Any:
        """The queue of records."""
        return self._common_queue

    def read(self, queue: Any, name: str | None = None) -> Any:
        """Returns (key, value) of the next record of the files in a queue of names."""
        self._start(queue)
        return self._common_queue.dequeue(name=name)

    def read_up_to(self, queue: Any, num_records: Any, name: str | None = None) -> Any:
        """Returns (keys, values) of up to `num_records` records."""
        self._start(queue)
        return self._common_queue.dequeue_up_to(num_records, name)

    def num_records_produced(self, name: str | None = None) -> tf.Tensor:
        """Returns an int64 scalar: how many records were read."""
        return v1.add_n([r.num_records_produced() for r in self._readers], name=name)

    def num_work_units_completed(self, name: str | None = None) -> tf.Tensor:
        """Returns an int64 scalar: how many files were read to their end."""
        return v1.add_n([r.num_work_units_completed() for r in self._readers], name=name)

    def _start(self, queue):
        filled = [self._common_queue.enqueue(reader.read(queue)) for reader in self._readers]
        v1.train.add_queue_runner(v1.train.QueueRunner(self._common_queue, filled))


def parallel_read(
    data_sources: Any,
    reader_class: Any,
    num_epochs: int | None = None,
    num_readers: int = 4,
    reader_kwargs: Any = None,
    shuffle: bool = True,
    dtypes: Any = None,
    capacity: int = 256,
    min_after_dequeue: int = 128,
    seed: int | None = None,
    scope: str | None = None,
) -> Any:
    """Returns (key, value), string scalars: the next record of some files.

    Args:
      data_sources: path, glob pattern, or list of them.
      reader_class: such as `tf.TFRecordReader`.
      num_epochs: how often the files are read; None for no end.
      num_readers: how many files are read at a time.
      reader_kwargs: dict for the readers, or None.
      shuffle: whether to shuffle files and records.
      dtypes: two dtypes; None for strings.
      capacity: size of the queue of records.
      min_after_dequeue: how many are left in it after each, for shuffling.
      seed: int or None.
      scope: str or None.

    Raises:
      ValueError: where no file is found.
    """
    files = get_data_files(data_sources)
    dtypes = dtypes or [tf.string, tf.string]
    with v1.name_scope(scope, "parallel_read"):
        names = v1.train.string_input_producer(
            files, num_epochs=num_epochs, shuffle=shuffle, seed=seed, name="filenames"
        )
        if shuffle:
            queue = tf.queue.RandomShuffleQueue(
                capacity=capacity,
                min_after_dequeue=min_after_dequeue,
                dtypes=dtypes,
                seed=seed,
                name="common_queue",
            )
        else:
            queue = tf.queue.FIFOQueue(capacity=capacity, dtypes=dtypes, name="common_queue")
        share = tf.cast(queue.size(), tf.float32) * (1.0 / capacity)
        v1.summary.scalar(f"fraction_of_{capacity}_full", share)
        return ParallelReader(reader_class, queue, num_readers, reader_kwargs).read(names)


def single_pass_read(
    data_sources: Any, reader_class: Any, reader_kwargs: Any = None, scope: str | None = None
) -> Any:
    """Returns (key, value) of the next record, file after file, once; see `parallel_read`."""
    files = get_data_files(data_sources)
    with v1.name_scope(scope, "single_pass_read"):
        names = v1.train.string_input_producer(
            files, num_epochs=1, shuffle=False, capacity=1, name="filenames"
        )
        return reader_class(**(reader_kwargs or {})).read(names)


def get_data_files(data_sources: Any) -> list[str]:
    """Returns the paths that a path, a glob pattern or a list of them names.

    Raises:
      ValueError: for none.
    """
    if isinstance(data_sources, (list, tuple)):
        files = [path for source in data_sources for path in get_data_files(source)]
    elif any(mark in data_sources for mark in "*?["):
        files = tf.io.gfile.glob(data_sources)
    else:
        files = [data_sources]
    if not files:
        raise ValueError(f"No data files found in {data_sources}")
    return files
