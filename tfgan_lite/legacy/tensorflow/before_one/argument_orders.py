"""Functions whose arguments changed places in TensorFlow 1.0, in either order.

Which order is meant can be told from the arguments: an axis is a number, what it cuts is not.
Source: the release notes of TensorFlow 1.0, "Breaking Changes to the API".
"""

import numbers
from collections.abc import Sequence
from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
_CONCAT = ("axis", "values", "name"), ("values", "axis", "name")
_SPLIT = (
    ("axis", "num_or_size_splits", "value", "name"),
    ("value", "num_or_size_splits", "axis", "num", "name"),
)
_KEYWORDS = {"concat_dim": "axis", "split_dim": "axis", "num_split": "num_or_size_splits"}


def concat(*args: Any, **kwargs: Any) -> tf.Tensor:
    """`tf.concat(values, axis)`, or `tf.concat(concat_dim, values)` as before 1.0.

    Args:
      *args: either order; `name` third.
      **kwargs: `values`, `axis` or `concat_dim`, `name`.

    Returns:
      Tensor of the values, one behind the other along the axis.
    """
    return v1.concat(**_named(_CONCAT, args, kwargs))


concat_v2 = concat


def split(*args: Any, **kwargs: Any) -> list[tf.Tensor]:
    """`tf.split(value, parts, axis)`, or `tf.split(split_dim, num_split, value)` as before 1.0.

    Args:
      *args: either order.
      **kwargs: `value`, `num_or_size_splits` or `num_split`, `axis` or `split_dim`, `num`, `name`.

    Returns:
      List of tensors.
    """
    return v1.split(**_named(_SPLIT, args, kwargs))


split_v = split


def reverse(tensor: Any, axis: Any = None, name: str | None = None, dims: Any = None) -> tf.Tensor:
    """`tf.reverse(tensor, axis)`, or with a list of bools, one an axis, as before 1.0.

    Args:
      tensor: any tensor.
      axis: list of int, the axes to reverse; or list of bool, as long as the rank.
      name: str or None.
      dims: what `axis` was called before 1.0.

    Returns:
      Tensor of the same shape.
    """
    chosen = dims if axis is None else axis
    if not isinstance(chosen, tf.Tensor):
        flags = np.asarray(chosen)
        if flags.dtype == bool:
            chosen = np.flatnonzero(flags).astype(np.int32)
    return v1.reverse(tensor, chosen, name=name)


reverse_v2 = reverse


def _named(orders, args, kwargs):
    """Returns all arguments by their names of today; the first one tells the order."""
    before, since = orders
    names = before if args and _is_axis(args[0]) else since
    given = {_KEYWORDS.get(key, key): value for key, value in kwargs.items()}
    return dict(zip(names, args, strict=False)) | given


def _is_axis(value: Any) -> bool:
    """Tells whether a first argument is an axis: a number, or an integer scalar tensor."""
    if isinstance(value, numbers.Integral):
        return True
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and np.issubdtype(value.dtype, np.integer)
    if isinstance(value, Sequence) or not isinstance(value, tf.Tensor):
        return False
    return value.shape.rank == 0 and value.dtype.is_integer
