"""`slim.dataset`: where a data set lies and how its records are read."""

from typing import Any


class Dataset:
    """Keeps its arguments as attributes.

    Args:
      data_sources: list of paths or glob patterns, or one of them.
      reader: reader class such as `tf.TFRecordReader`.
      decoder: `DataDecoder`.
      num_samples: int.
      items_to_descriptions: dict from name of an item to its description.
      **kwargs: more attributes.
    """

    def __init__(
        self,
        data_sources: Any,
        reader: Any,
        decoder: Any,
        num_samples: Any,
        items_to_descriptions: Any,
        **kwargs: Any,
    ) -> None:
        self.data_sources = data_sources
        self.reader = reader
        self.decoder = decoder
        self.num_samples = num_samples
        self.items_to_descriptions = items_to_descriptions
        self.__dict__.update(kwargs)
