"""The images of a batch that Keras hands over: found and checked, so that one error says all."""

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from tfgan_lite.errors import InputError


def images_of(data: Any, image_shape: tuple[int, ...]) -> Any:
    """Returns the images of a batch.

    Args:
      data: images `[N, *image_shape]`, or a tuple that begins with them.
      image_shape: (height, width, channels).

    Returns:
      A float32 tensor for a tensor; an array as it is.

    Raises:
      InputError: for images of another shape or dtype, and for something else.
    """
    images = keras.utils.unpack_x_y_sample_weight(data)[0]
    shape, dtype = getattr(images, "shape", None), getattr(images, "dtype", None)
    if shape is None or dtype is None:
        raise InputError(
            "KerasGAN: wants images, or a tuple that begins with them; got "
            f"{type(images).__name__}. Map the data set to its images first."
        )
    dtype, wanted = tf.as_dtype(dtype), ["N", *image_shape]
    shape = None if tf.TensorShape(shape).rank is None else list(shape)
    if shape is not None and not tf.TensorShape(shape).is_compatible_with([None, *image_shape]):
        raise InputError(
            f"KerasGAN: images want shape {_written(wanted)}; got {_written(shape)}. Reshape "
            "or resize them, or give KerasGAN their image_shape."
        )
    if not dtype.is_floating:
        raise InputError(
            f"KerasGAN: images want floats in [0, 1]; got {dtype.name}. Divide bytes by 255."
        )
    if not tf.is_tensor(images):
        return images
    return tf.ensure_shape(tf.cast(images, tf.float32), [None, *image_shape])


def check_range(images: np.ndarray) -> None:
    """Checks that an array lies in [0, 1].

    Raises:
      InputError: if it does not.
    """
    if images.size and not (images.min() >= 0.0 and images.max() <= 1.0):
        raise InputError(
            "KerasGAN: images want numbers in [0, 1], like those that the generator paints; got "
            f"{images.min()} to {images.max()}. Scale them."
        )


def _written(shape):
    return "[" + ", ".join("N" if size is None else str(size) for size in shape) + "]"
