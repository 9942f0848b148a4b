"""`slim.tfexample_decoder`: turns a serialized tf.train.Example into named tensors.

Source: TensorFlow 1.15.
"""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.slim.data_decoder import DataDecoder
from tfgan_lite.legacy.tensorflow.contrib.slim.item_handlers import (
    BackupHandler,
    BoundingBox,
    Image,
    ItemHandler,
    ItemHandlerCallback,
    LookupTensor,
    SparseTensor,
    Tensor,
)

v1 = tf.compat.v1
__all__ = [
    "BackupHandler",
    "BoundingBox",
    "Image",
    "ItemHandler",
    "ItemHandlerCallback",
    "LookupTensor",
    "SparseTensor",
    "TFExampleDecoder",
    "Tensor",
]


class TFExampleDecoder(DataDecoder):
    """Decodes serialized examples.

    Args:
      keys_to_features: dict from name to `tf.FixedLenFeature` or `tf.VarLenFeature`.
      items_to_handlers: dict from name of an item to `ItemHandler`.
    """

    def __init__(
        self, keys_to_features: dict[str, Any], items_to_handlers: dict[str, ItemHandler]
    ) -> None:
        self._keys_to_features = keys_to_features
        self._items_to_handlers = items_to_handlers

    def list_items(self) -> list[str]:
        """Returns the names of all items."""
        return list(self._items_to_handlers)

    def decode(self, serialized_example: Any, items: Sequence[str] | None = None) -> list[Any]:
        """Returns the tensors of some items, or of all.

        Args:
          serialized_example: string scalar tensor.
          items: names; None for all.
        """
        example = v1.parse_single_example(serialized_example, self._keys_to_features)
        for key, feature in sorted(self._keys_to_features.items()):
            if isinstance(feature, tf.io.FixedLenFeature):
                example[key] = tf.reshape(example[key], feature.shape)
        handlers = [self._items_to_handlers[item] for item in items or self.list_items()]
        return [
            handler.tensors_to_item({key: example[key] for key in handler.keys})
            for handler in handlers
        ]
