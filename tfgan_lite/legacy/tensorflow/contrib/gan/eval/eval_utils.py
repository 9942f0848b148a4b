"""Many images in one. Source: TensorFlow 1.14 (`tf.contrib.gan.eval`)."""

import math
from collections.abc import Sequence
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def image_grid(
    input_tensor: tf.Tensor,
    grid_shape: Sequence[int],
    image_shape: Sequence[int] = (32, 32),
    num_channels: int = 3,
) -> tf.Tensor:
    """Lays images out in a grid, row by row.

    Args:
      input_tensor: `[N, H, W, C]`, or flat `[N, H * W * C]`; N must be known.
      grid_shape: (rows, columns), with rows * columns = N.
      image_shape: (H, W).
      num_channels: C.

    Returns:
      Tensor `[1, rows * H, columns * W, C]`.

    Raises:
      ValueError: for shapes that do not fit each other.
    """
    rows, columns = grid_shape
    height, width = image_shape
    shape = [int(size) for size in input_tensor.shape]
    if rows * columns != shape[0]:
        raise ValueError(
            f"image_grid: grid_shape wants places for {shape[0]} images; got {tuple(grid_shape)}."
        )
    if shape[1:] not in ([height * width * num_channels], [height, width, num_channels]):
        raise ValueError(
            f"image_grid: input_tensor wants images of {height} x {width} x {num_channels}, flat "
            f"or not; got shape {shape}. Give image_shape and num_channels."
        )
    images = tf.reshape(input_tensor, [rows, columns, height, width, num_channels])
    images = tf.transpose(images, [0, 2, 1, 3, 4])  # [rows, H, columns, W, C]
    return tf.reshape(images, [1, rows * height, columns * width, num_channels])


def image_reshaper(images: Any, num_cols: int | None = None) -> tf.Tensor:
    """Lays images out in a nearly square grid; places left over are black.

    Args:
      images: tensor `[N, H, W, C]`, or a list of tensors `[H, W, C]`, with C 1 or 3.
      num_cols: int; None for the root of N, rounded up.

    Returns:
      Tensor `[1, rows * H, columns * W, C]`.

    Raises:
      ValueError: for images of another rank, unknown shape, or another number of channels.
    """
    images = tf.unstack(images) if tf.is_tensor(images) else images
    for image in images:
        image.shape.assert_has_rank(3)
        image.shape.assert_is_fully_defined()
        if image.shape.as_list()[-1] not in (1, 3):
            raise ValueError(
                f"image_reshaper: images want 1 or 3 channels; got shape {image.shape}."
            )
    columns = num_cols or math.ceil(math.sqrt(len(images)))
    rows = [list(images[i : i + columns]) for i in range(0, len(images), columns)]
    rows[-1] += [tf.zeros_like(images[-1])] * (columns - len(rows[-1]))
    return v1.expand_dims(tf.concat([tf.concat(row, 1) for row in rows], 0), 0)
