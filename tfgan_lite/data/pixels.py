"""Between stored pixels, uint8 in 0..255, and the networks' float32 in [-1, 1]."""

import numpy as np
import tensorflow as tf

_SCALE = np.float32(1 / 255)


def to_unit_range(images: np.ndarray | tf.Tensor) -> np.ndarray | tf.Tensor:
    """Scales pixels to the range of a tanh.

    Args:
      images: uint8 array or tensor of any shape.

    Returns:
      float32 in [-1, 1], an array for an array and a tensor for a tensor, equal to the bit:
      doubling and subtracting are exact, so that only the product rounds, and once.
    """
    if tf.is_tensor(images):
        return (tf.cast(images, tf.float32) * 2.0 - 255.0) * _SCALE
    return (np.asarray(images).astype(np.float32) * 2 - 255) * _SCALE


def to_uint8(images: np.ndarray | tf.Tensor) -> np.ndarray:
    """The inverse of `to_unit_range`: rounds, and cuts off what lies outside [-1, 1].

    Args:
      images: floating array or tensor of any shape.

    Returns:
      uint8 array of the same shape; 0 where the input is not a number.
    """
    levels = (np.asarray(images, np.float32) + 1) * np.float32(127.5)
    return np.nan_to_num(np.clip(np.round(levels), 0, 255)).astype(np.uint8)
