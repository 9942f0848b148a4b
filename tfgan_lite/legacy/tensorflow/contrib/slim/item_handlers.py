"""What makes one item of the features of a tf.train.Example: a tensor, an image, boxes.

Source: TensorFlow 1.15 (`slim.tfexample_decoder`).
"""

import abc
from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class ItemHandler(abc.ABC):
    """Makes one item of some features of an example.

    Args:
      keys: name of a feature, or list of names.
    """

    def __init__(self, keys: Any) -> None:
        self._keys = list(keys) if isinstance(keys, (list, tuple)) else [keys]

    @property
    def keys(self) -> list[str]:
        """The names of the features."""
        return self._keys

    @abc.abstractmethod
    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns the item, given the features' tensors by name."""


class ItemHandlerCallback(ItemHandler):
    """Calls a function of the dict of tensors."""

    def __init__(self, keys: Any, func: Callable[[dict[str, Any]], Any]) -> None:
        super().__init__(keys)
        self._func = func

    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns what the function returns."""
        return self._func(keys_to_tensors)


class BoundingBox(ItemHandler):
    """Puts four features together to boxes `[boxes, 4]`: y and x of two corners.

    Args:
      keys: four names; None for ymin, xmin, ymax, xmax.
      prefix: what comes before each.

    Raises:
      ValueError: for another number of names.
    """

    def __init__(self, keys: Any = None, prefix: str = "") -> None:
        keys = ["ymin", "xmin", "ymax", "xmax"] if keys is None else keys
        if len(keys) != 4:
            raise ValueError(f"BoundingBox expects 4 keys but got {len(keys)}")
        super().__init__([prefix + key for key in keys])

    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns the boxes."""
        sides = [keys_to_tensors[key] for key in self.keys]
        return tf.stack([getattr(side, "values", side) for side in sides], axis=-1)


class Tensor(ItemHandler):
    """Gives a feature as it is, or in another shape.

    Args:
      tensor_key: name of the feature.
      shape_keys: name, or list of names, of features that hold the shape; or None.
      shape: the shape; or None.
      default_value: what a sparse feature has in its gaps.

    Raises:
      ValueError: for both `shape_keys` and `shape`.
    """

    def __init__(
        self, tensor_key: str, shape_keys: Any = None, shape: Any = None, default_value: Any = 0
    ) -> None:
        if shape_keys and shape is not None:
            raise ValueError("Cannot specify both shape_keys and shape parameters.")
        self._tensor_key = tensor_key
        self._shape_keys = [shape_keys] if isinstance(shape_keys, str) else shape_keys or []
        self._shape = shape
        self._default_value = default_value
        super().__init__([tensor_key, *self._shape_keys])

    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns a dense tensor."""
        tensor, shape = keys_to_tensors[self._tensor_key], self._shape
        if self._shape_keys:
            lengths = [_dense(keys_to_tensors[key]) for key in self._shape_keys]
            shape = tf.reshape(tf.stack(lengths), [-1])
        if not isinstance(tensor, tf.SparseTensor):
            return tensor if shape is None else tf.reshape(tensor, shape)
        if shape is not None:
            tensor = tf.sparse.reshape(tensor, shape)
        return tf.sparse.to_dense(tensor, self._default_value)


class LookupTensor(Tensor):
    """Looks a feature up in a table; see `Tensor` for the other arguments."""

    def __init__(
        self,
        tensor_key: str,
        table: Any,
        shape_keys: Any = None,
        shape: Any = None,
        default_value: Any = "",
    ) -> None:
        self._table = table
        super().__init__(tensor_key, shape_keys, shape, default_value)

    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns what the table has."""
        return self._table.lookup(super().tensors_to_item(keys_to_tensors))


class BackupHandler(ItemHandler):
    """Takes a second handler where the first gives a tensor without elements.

    Raises:
      ValueError: for what is no handler.
    """

    def __init__(self, handler: ItemHandler, backup: ItemHandler) -> None:
        for which, one in (("Primary", handler), ("Backup", backup)):
            if not isinstance(one, ItemHandler):
                raise ValueError(f"{which} handler is of type {type(one)} instead of ItemHandler")
        self._handler = handler
        self._backup = backup
        super().__init__(handler.keys + backup.keys)

    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns the item of the one or the other."""
        item = self._handler.tensors_to_item(keys_to_tensors)
        return v1.cond(
            tf.equal(v1.size(item), 0),
            lambda: self._backup.tensors_to_item(keys_to_tensors),
            lambda: item,
        )


class SparseTensor(ItemHandler):
    """Makes a sparse tensor of a feature of places and one of values.

    Args:
      indices_key: name of the first; `indices`.
      values_key: name of the second; `values`.
      shape_key: name of the feature that holds the shape, or None.
      shape: the shape, or None.
      densify: whether to give a dense tensor.
      default_value: what it has in its gaps.
    """

    def __init__(
        self,
        indices_key: str | None = None,
        values_key: str | None = None,
        shape_key: str | None = None,
        shape: Any = None,
        densify: bool = False,
        default_value: Any = 0,
    ) -> None:
        self._indices_key = indices_key or "indices"
        self._values_key = values_key or "values"
        self._shape_key = shape_key
        self._shape = shape
        self._densify = densify
        self._default_value = default_value
        super().__init__([self._indices_key, self._values_key] + ([shape_key] if shape_key else []))

    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns the tensor."""
        places, values = keys_to_tensors[self._indices_key], keys_to_tensors[self._values_key]
        shape = self._shape or places.dense_shape
        if self._shape_key:
            shape = _dense(keys_to_tensors[self._shape_key])
        last = tf.reshape(tf.cast(places.values, tf.int64), [-1, 1])
        indices = tf.concat([places.indices[:, :-1], last], axis=1)
        tensor = tf.SparseTensor(indices, values.values, shape)
        return tf.sparse.to_dense(tensor, self._default_value) if self._densify else tensor


class Image(ItemHandler):
    """Decodes an image.

    Args:
      image_key: name of the feature of encoded bytes; `image/encoded`.
      format_key: name of the feature that says how; `image/format`. `raw` or `RAW` are the
        values themselves; all else is told from the bytes.
      shape: [H, W, C], or None.
      channels: int.
      dtype: dtype of the image.
      repeated: whether the feature is a list of images.
      dct_method: see `tf.image.decode_jpeg`.
    """

    def __init__(
        self,
        image_key: str | None = None,
        format_key: str | None = None,
        shape: Any = None,
        channels: int = 3,
        dtype: Any = tf.uint8,
        repeated: bool = False,
        dct_method: str = "",
    ) -> None:
        super().__init__([image_key or "image/encoded", format_key or "image/format"])
        self._shape = shape
        self._channels = channels
        self._dtype = dtype
        self._repeated = repeated
        self._dct_method = dct_method

    def tensors_to_item(self, keys_to_tensors: dict[str, Any]) -> Any:
        """Returns `[H, W, C]`, or `[images, H, W, C]`."""
        encoded, how = (keys_to_tensors[key] for key in self.keys)
        if self._repeated:
            return v1.map_fn(lambda one: self._decode(one, how), encoded, dtype=self._dtype)
        return self._decode(encoded, how)

    def _decode(self, encoded, how):
        def jpeg() -> tf.Tensor:
            decoded = tf.image.decode_jpeg(
                encoded, channels=self._channels, dct_method=self._dct_method
            )
            return tf.cast(decoded, self._dtype)

        def other() -> tf.Tensor:
            return tf.cast(tf.image.decode_image(encoded, channels=self._channels), self._dtype)

        def raw() -> tf.Tensor:
            return v1.decode_raw(encoded, out_type=self._dtype)

        is_raw = tf.logical_or(tf.equal(how, "raw"), tf.equal(how, "RAW"))
        image = v1.cond(
            is_raw, raw, lambda: v1.cond(tf.image.is_jpeg(encoded), jpeg, other, name="cond_jpeg")
        )
        if self._shape is not None:
            return tf.reshape(image, self._shape)
        image.set_shape([None, None, self._channels])
        return image


def _dense(tensor):
    return tf.sparse.to_dense(tensor) if isinstance(tensor, tf.SparseTensor) else tensor
