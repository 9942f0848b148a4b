"""Window sizes from ints or sequences, and channel counts from shapes.

Source: `tf.contrib.layers.utils` of TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

__all__ = [
    "channel_dimension",
    "first_dimension",
    "last_dimension",
    "n_positive_integers",
    "two_element_tuple",
]


def n_positive_integers(n: int, value: Any) -> tuple[int, ...]:
    """Returns `n` positive ints from one, or from a sequence of that many.

    Raises:
      ValueError: for a number that is not positive, or a sequence of another length.
    """
    count = int(n)
    if count < 1 or count != n:
        raise ValueError(f"n must be a positive integer; got {n}.")
    try:
        numbers: tuple[int, ...] = (int(value),) * count
    except (TypeError, ValueError):
        try:
            numbers = tuple(int(number) for number in value)
        except (TypeError, ValueError):
            numbers = ()
        if len(numbers) != count:
            raise ValueError(
                f"Expected sequence of {count} positive integers, but received {value!r}"
            ) from None
    for number in numbers:
        if number < 1:
            raise ValueError(f"expected positive integer, but received {number}")
    return numbers


def two_element_tuple(int_or_tuple: Any) -> tuple[Any, Any]:
    """Returns (height, width) from an int, two ints, or a `TensorShape` of two.

    Raises:
      ValueError: for anything else.
    """
    if isinstance(int_or_tuple, (list, tuple)):
        if len(int_or_tuple) != 2:
            raise ValueError(f"Must be a list with 2 elements: {int_or_tuple}")
        return int(int_or_tuple[0]), int(int_or_tuple[1])
    if isinstance(int_or_tuple, int):
        return int(int_or_tuple), int(int_or_tuple)
    if isinstance(int_or_tuple, tf.TensorShape) and len(int_or_tuple) == 2:
        return int_or_tuple[0], int_or_tuple[1]
    raise ValueError(
        "Must be an int, a list with 2 elements or a TensorShape of length 2; "
        f"got {int_or_tuple!r}."
    )


def last_dimension(shape: tf.TensorShape, min_rank: int = 1) -> int:
    """Returns the size of the last axis; ValueError where it is unknown or the rank is less."""
    return _size(shape, -1, min_rank)


def first_dimension(shape: tf.TensorShape, min_rank: int = 1) -> int:
    """Returns the size of the first axis; ValueError where it is unknown or the rank is less."""
    return _size(shape, 0, min_rank)


def channel_dimension(shape: tf.TensorShape, data_format: str, min_rank: int = 1) -> int:
    """Returns the number of channels; ValueError where it is unknown or the rank is less.

    Args:
      shape: of the tensor.
      data_format: `channels_first` or `channels_last`.
      min_rank: int.
    """
    return _size(shape, 1 if data_format == "channels_first" else -1, min_rank)


def _size(shape, axis, min_rank):
    if shape.rank is None:
        raise ValueError("dims of shape must be known but is None")
    if shape.rank < min_rank:
        raise ValueError(f"rank of shape must be at least {min_rank} not: {shape.rank}")
    size = shape.as_list()[axis]
    if size is None:
        raise ValueError(f"dimension {axis} of shape must be known but is None: {shape}")
    return size
