"""Grids of images as PNG files, for a person to look at."""

import math
import os

import numpy as np
import tensorflow as tf

from tfgan_lite import files
from tfgan_lite.data.pixels import to_uint8

_GAP = 2  # pixels between images
_GAP_SHADE = 96  # grey, so that the edges of black and of white images show
_COMFORTABLE = 64  # pixels: smaller images are enlarged up to this size


def image_grid(images: np.ndarray, columns: int | None = None) -> np.ndarray:
    """Lays images out row by row on a grey ground, small ones enlarged.

    Images are enlarged by the largest whole factor that keeps them within 64 pixels, each pixel
    becoming a square: 28x28 comes out at 56x56.

    Args:
      images: float array `[N, H, W, C]`, C 1 or 3, in [-1, 1], N >= 1. Values outside are
        clipped and NaN is painted black.
      columns: int >= 1, images in a row; None for a grid as near to a square as can be.

    Returns:
      uint8 array `[H', W', C]`.

    Raises:
      ValueError: for images of another shape, or columns < 1.
    """
    images = np.asarray(images)
    if images.ndim != 4 or images.shape[-1] not in (1, 3) or 0 in images.shape:
        raise ValueError(
            "image_grid: images wants a float array [N, H, W, C] with C 1 or 3 and N >= 1; "
            f"got shape {images.shape}."
        )
    if columns is not None and columns < 1:
        raise ValueError(f"image_grid: columns wants a number >= 1; got {columns}.")
    count, height, width, channels = images.shape
    columns = columns or math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    factor = max(1, _COMFORTABLE // max(height, width))
    pixels = to_uint8(images).repeat(factor, axis=1).repeat(factor, axis=2)
    down, across = height * factor + _GAP, width * factor + _GAP
    shape = (_GAP + rows * down, _GAP + columns * across, channels)
    grid = np.full(shape, _GAP_SHADE, np.uint8)
    for n, image in enumerate(pixels):
        y, x = _GAP + n // columns * down, _GAP + n % columns * across
        grid[y : y + down - _GAP, x : x + across - _GAP] = image
    return grid


def encode_png(grid: np.ndarray) -> bytes:
    """Returns the bytes of a PNG file, a function of the pixels alone.

    Args:
      grid: uint8 array `[H, W, C]`, C 1 (grey) or 3 (RGB).

    Raises:
      ValueError: for another dtype or shape.
    """
    if grid.dtype != np.uint8 or grid.ndim != 3 or grid.shape[-1] not in (1, 3) or not grid.size:
        raise ValueError(
            "encode_png: grid wants a uint8 array [H, W, C] with C 1 or 3; "
            f"got {grid.dtype} {grid.shape}. `image_grid` makes one."
        )
    if tf.executing_eagerly():
        return tf.io.encode_png(grid).numpy()
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        return session.run(tf.io.encode_png(grid))


def write_png(path: str | os.PathLike[str], grid: np.ndarray) -> None:
    """Writes a picture whole or not at all; a file that was there stays until then.

    Args:
      path: str or path, in a directory that exists.
      grid: uint8 array `[H, W, C]`, C 1 or 3.

    Raises:
      OSError: if the file cannot be written.
    """
    content = encode_png(grid)
    with files.replacing(path) as temporary:
        temporary.write_bytes(content)
