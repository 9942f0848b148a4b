"""TensorFlow's bundles, a `.index` and its data files: TF1's, and those with an object tree."""

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from tfgan_lite import checkpoints
from tfgan_lite.conversion import names, object_tree
from tfgan_lite.conversion.contents import Contents, Kind, Spec
from tfgan_lite.errors import InputError


def read(path: str) -> Contents:
    """Opens a bundle; every tensor is read once, so that damage shows at once.

    Args:
      path: without `.index`.

    Returns:
      `Contents` of kind TF1 or TF2, in natural order of the names.

    Raises:
      InputError: for a bundle that is missing, cut short or altered.
    """
    reason = checkpoints.damage(path)
    if reason is not None:
        raise InputError(
            f"checkpoint {path}: wants to be whole; it cannot be read ({reason}). "
            "Give another checkpoint."
        )
    reader = tf.train.load_checkpoint(path)
    shapes, dtypes = reader.get_variable_to_shape_map(), reader.get_variable_to_dtype_map()
    kind = Kind.TF2 if object_tree.GRAPH_KEY in shapes else Kind.TF1
    keys = {key: key for key in shapes} if kind is Kind.TF1 else _object_keys(shapes)
    bookkeeping = _bookkeeping(keys, shapes, dtypes) if kind is Kind.TF2 else ()
    specs = [
        Spec(name, tuple(shapes[key]), dtypes[key].name)
        for name, key in sorted(keys.items(), key=lambda item: names.in_order(item[0]))
        if name not in bookkeeping
    ]

    def value(name: str) -> np.ndarray:
        tensor = reader.get_tensor(keys[name])
        # A string without axes comes as bytes, which NumPy would cut at their last zero byte.
        return np.array(tensor, dtypes[keys[name]].as_numpy_dtype)

    return Contents(path, kind, specs, value, bookkeeping=bookkeeping)


def write(prefix: str, arrays: Mapping[str, np.ndarray]) -> None:
    """Writes a TF1 bundle: what a `Saver` writes for variables of these names.

    Args:
      prefix: path without `.index`.
      arrays: the values by name.

    Raises:
      tf.errors.OpError: if the disk does not take it.
    """
    ordered = sorted(arrays)
    with tf.device("CPU:0"):
        tf.raw_ops.SaveV2(
            prefix=prefix,
            tensor_names=ordered,
            shape_and_slices=[""] * len(ordered),
            tensors=[tf.convert_to_tensor(arrays[name]) for name in ordered],
        )


def _object_keys(keys):
    """Returns the keys by name; keys that would get one name keep the key itself as name."""
    by_name: dict[str, list[str]] = {}
    for key in keys:
        if key != object_tree.GRAPH_KEY:
            by_name.setdefault(object_tree.name_of(key), []).append(key)
    return {
        (name if len(found) == 1 else key): key for name, found in by_name.items() for key in found
    }


def _bookkeeping(keys, shapes, dtypes):
    key = keys.get(object_tree.SAVE_COUNTER)
    if key is None or shapes[key] or dtypes[key] != tf.int64:
        return ()
    return (object_tree.SAVE_COUNTER,)
