"""Grids of images, and points of the plane, as PNG files for a person to look at."""

import math
import os

import numpy as np
import tensorflow as tf

from tfgan_lite import files
from tfgan_lite.data.pixels import to_uint8
from tfgan_lite.data.points import MIXTURES, Mixture
from tfgan_lite.metrics.modes import DEVIATIONS

_GAP = 2  # pixels between images
_GAP_SHADE = 96  # grey, so that the edges of black and of white images show
_COMFORTABLE = 64  # pixels: smaller images are enlarged up to this size

_SIDE = 560  # pixels of a scatter
_MARGIN = 0.2  # of what is framed, left free on each side
_DOT = 2  # pixels, the side of a sample
_OPACITY = 0.4  # of one sample; more of them on one another are darker
_INK, _DISC = (0, 60, 140), (255, 205, 130)


def picture_of(
    samples: np.ndarray, columns: int | None = None, dataset: str | None = None
) -> np.ndarray:
    """Returns a picture of what a game made: a grid of images, or a scatter of points.

    Args:
      samples: float array, images `[N, H, W, C]` in [-1, 1] or points `[N, 2]`.
      columns: int, images in a row; see `image_grid`.
      dataset: str, what the game learnt from: of points, its modes are the ground of the scatter.

    Returns:
      uint8 array `[H', W', C]`.
    """
    if np.ndim(samples) == 2:
        return scatter(samples, MIXTURES.get(dataset or ""))
    return image_grid(samples, columns)


def scatter(points: np.ndarray, mixture: Mixture | None = None) -> np.ndarray:
    """Draws points of the plane as blue dots on white, x to the right and y upwards.

    Args:
      points: float array `[N, 2]`, N >= 1. What lies outside of the frame is drawn at its edge;
        what is NaN is not drawn.
      mixture: `Mixture` that fixes the frame, and below which discs show where a sample is of high
        quality: within three standard deviations of a centre. None for a frame around the points.

    Returns:
      uint8 array `[560, 560, 3]`.

    Raises:
      ValueError: for points of another shape.
    """
    points = np.asarray(points, np.float64)
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(
            f"scatter: points wants an array [N, 2] with N >= 1; got shape {points.shape}."
        )
    points = points[~np.isnan(points).any(axis=1)]
    framed = points[np.isfinite(points).all(axis=1)] if mixture is None else mixture.centres
    middle, radius = _frame(framed)
    picture = np.full([_SIDE, _SIDE, 3], 255.0)
    if mixture is not None:
        _draw_discs(picture, mixture, middle, radius)
    unit = np.clip((points - middle) / (2.0 * radius) + 0.5, 0.0, 1.0)  # [N, 2] in [0, 1]
    places = np.floor(unit * (_SIDE - _DOT) + 0.5).astype(int)
    columns, rows = places[:, 0], _SIDE - _DOT - places[:, 1]
    dots = np.zeros([_SIDE, _SIDE], int)
    for down in range(_DOT):
        for across in range(_DOT):
            np.add.at(dots, (rows + down, columns + across), 1)
    left = (1.0 - _OPACITY) ** dots[..., None]  # of what is below: 1 where there is no dot
    return np.rint(left * picture + (1.0 - left) * np.array(_INK)).astype(np.uint8)


def _frame(points):
    """Returns the middle `[2]` and half the side of a square around points."""
    if not len(points):
        return np.zeros(2), 1.0
    low, high = points.min(axis=0), points.max(axis=0)
    radius = (high - low).max() / 2.0
    return (low + high) / 2.0, (1.0 + 2.0 * _MARGIN) * radius if radius > 0.0 else 1.0


def _draw_discs(picture, mixture, middle, radius):
    """Colours the pixels whose middle lies within reach of a centre."""
    steps = (np.arange(_SIDE) + 0.5) * (2.0 * radius / _SIDE) - radius
    for x, y in mixture.centres.astype(np.float64) - middle:
        away = np.square(steps - x) + np.square(-steps[:, None] - y)  # rows go downwards
        picture[away <= (DEVIATIONS * mixture.deviation) ** 2] = _DISC


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
