"""`tf.contrib.image.transform`, `rotate` and `translate`. Source: TensorFlow 1.15."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.image.matrices import (
    angles_to_projective_transforms,
    translations_to_projective_transforms,
)

v1 = tf.compat.v1
_DTYPES = (tf.uint8, tf.int32, tf.int64, tf.float16, tf.float32, tf.float64)


def rotate(
    images: Any, angles: Any, interpolation: str = "NEAREST", name: str | None = None
) -> tf.Tensor:
    """Returns images turned counterclockwise about their centres, with zeros in the corners.

    Args:
      images: `[N, H, W, C]`, `[H, W, C]` or `[H, W]`; uint8, int32, int64 or a float.
      angles: radians, a scalar or `[N]`.
      interpolation: NEAREST or BILINEAR.
      name: str or None.

    Returns:
      Tensor of the shape and dtype of the images.

    Raises:
      TypeError: for another dtype or rank.
    """
    with v1.name_scope(name, "rotate"):

        def turn(batch: tf.Tensor) -> tf.Tensor:
            size = tf.cast(v1.shape(batch), tf.float32)
            return angles_to_projective_transforms(angles, size[1:2], size[2:3])

        return _transformed(images, turn, interpolation, None)


def translate(
    images: Any, translations: Any, interpolation: str = "NEAREST", name: str | None = None
) -> tf.Tensor:
    """Returns images moved right and down, with zeros where they leave.

    Args:
      images: see `rotate`.
      translations: numbers [dx, dy] or `[N, 2]`.
      interpolation: NEAREST or BILINEAR.
      name: str or None.

    Raises:
      TypeError: for another dtype or rank.
    """
    with v1.name_scope(name, "translate"):
        moves = translations_to_projective_transforms(translations)
        return transform(images, moves, interpolation=interpolation)


def transform(
    images: Any,
    transforms: Any,
    interpolation: str = "NEAREST",
    output_shape: Any = None,
    name: str | None = None,
) -> tf.Tensor:
    """Returns images seen through projective transforms; zeros where these lead outside.

    Args:
      images: see `rotate`.
      transforms: `[8]` or `[N, 8]`; `image.matrices` says what the numbers mean.
      interpolation: NEAREST or BILINEAR.
      output_shape: int32 [height, width]; None for that of the images.
      name: str or None.

    Raises:
      TypeError: for another dtype or rank.
      ValueError: for an `output_shape` that is not of two numbers.
    """
    with v1.name_scope(name, "transform"):
        given = tf.convert_to_tensor(transforms, dtype=tf.float32, name="transforms")
        if given.shape.rank not in (1, 2):
            raise TypeError(
                f"transform: transforms wants rank 1 or 2; got {given}. Give 8 numbers an image."
            )
        given = given[None] if given.shape.rank == 1 else given
        return _transformed(images, lambda batch: given, interpolation, output_shape)


def _transformed(
    images: Any,
    transforms_for: Callable[[tf.Tensor], tf.Tensor],
    interpolation: str,
    output_shape: Any,
) -> tf.Tensor:
    images = tf.convert_to_tensor(images, name="images")
    rank = images.shape.rank
    if images.dtype.base_dtype not in _DTYPES or rank not in (2, 3, 4):
        raise TypeError(
            f"transform: images wants rank 2 to 4 and one of "
            f"{', '.join(dtype.name for dtype in _DTYPES)}; got {images}. Reshape or cast it."
        )
    batch = images
    if rank == 2:
        batch = images[None, :, :, None]
    elif rank == 3:
        batch = images[None]
    size = v1.shape(batch)[1:3] if output_shape is None else output_shape
    size = tf.convert_to_tensor(size, dtype=tf.int32, name="output_shape")
    if not size.shape.is_compatible_with([2]):
        raise ValueError(f"output_shape must be a 1-D Tensor of 2 elements; got {size}.")
    moved = tf.raw_ops.ImageProjectiveTransformV3(
        images=batch,
        transforms=transforms_for(batch),
        output_shape=size,
        fill_value=0.0,
        interpolation=interpolation.upper(),
        fill_mode="CONSTANT",
    )
    static = tf.get_static_value(size) if output_shape is not None else batch.shape.as_list()[1:3]
    height, width = (None, None) if static is None else static
    moved.set_shape([batch.shape.as_list()[0], height, width, batch.shape.as_list()[3]])
    if rank == 2:
        return moved[0, :, :, 0]
    return moved[0] if rank == 3 else moved
