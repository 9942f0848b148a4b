"""A matrix whose rows lie in several variables."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables


def sharded(name: str, shape: list[int], dtype: Any, shards: int) -> tf.Tensor:
    """Returns a `[rows, ...]` tensor made of the variables `<name>_0`, `<name>_1` ...

    Args:
      name: str.
      shape: list of int.
      dtype: of the variables.
      shards: int, how many; the first ones have the row more where the rows do not divide.

    Raises:
      ValueError: for more shards than rows.
    """
    rows, left = divmod(shape[0], shards)
    if rows == 0:
        raise ValueError(f"Too many shards: shape={shape}, num_shards={shards}. Take one.")
    parts = [
        variables.get_variable(
            f"{name}_{number}", shape=[rows + (number < left), *shape[1:]], dtype=dtype
        )
        for number in range(shards)
    ]
    return parts[0] if shards == 1 else tf.concat(parts, 0, name=f"{name}/concat")
