"""`slim.dataset_data_provider`: the items of a `slim.dataset.Dataset`, through queues."""

from typing import Any

from tfgan_lite.legacy.tensorflow.contrib.slim.data_provider import DataProvider
from tfgan_lite.legacy.tensorflow.contrib.slim.parallel_reader import parallel_read


class DatasetDataProvider(DataProvider):
    """Reads a data set's files, and gives the tensors of the next example by name.

    Args:
      dataset: `slim.dataset.Dataset`.
      num_readers: how many files are read at a time.
      reader_kwargs: dict for the reader, or None.
      shuffle: whether to shuffle files and examples.
      num_epochs: how often the files are read, counted in a local variable; None for no end.
      common_queue_capacity: size of the queue of examples.
      common_queue_min: how many of them are left after each, for shuffling.
      record_key: name of the item that is the record's key.
      seed: int or None.
      scope: str or None.

    Raises:
      ValueError: if an item has the name `record_key`.
    """

    def __init__(
        self,
        dataset: Any,
        num_readers: int = 1,
        reader_kwargs: Any = None,
        shuffle: bool = True,
        num_epochs: int | None = None,
        common_queue_capacity: int = 256,
        common_queue_min: int = 128,
        record_key: str = "record_key",
        seed: int | None = None,
        scope: str | None = None,
    ) -> None:
        key, data = parallel_read(
            dataset.data_sources,
            reader_class=dataset.reader,
            num_epochs=num_epochs,
            num_readers=num_readers,
            reader_kwargs=reader_kwargs,
            shuffle=shuffle,
            capacity=common_queue_capacity,
            min_after_dequeue=common_queue_min,
            seed=seed,
            scope=scope,
        )
        items = dataset.decoder.list_items()
        if record_key in items:
            raise ValueError(
                f"DatasetDataProvider: record_key wants a name that no item has; got {record_key}."
                " Give another one."
            )
        tensors = dict(zip(items, dataset.decoder.decode(data, items), strict=True))
        super().__init__({**tensors, record_key: key}, dataset.num_samples)
