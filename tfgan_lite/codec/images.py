"""The images to encode: a data set, an array file or a picture, at the size of the game."""

import os
import pathlib
import zipfile

import numpy as np
import tensorflow as tf

from tfgan_lite import data
from tfgan_lite.errors import InputError


def read(
    size: tuple[int, int, int],
    dataset: str | None = None,
    images: str | os.PathLike[str] | None = None,
) -> np.ndarray:
    """Reads images.

    Args:
      size: (height, width, channels) of the game.
      dataset: str, see `data.load`, which makes them that size.
      images: path, instead: a `.npz` with `images`, `[N, H, W, C]`, uint8 or floating in
        [-1, 1] as `tfgan-sample` writes them, or a `.png` of one image; of that size.

    Returns:
      float32 `[N, H, W, C]` in [-1, 1], N >= 1.

    Raises:
      InputError: for neither or both, a file that is not there or is damaged, and images of
        another size, dtype or range.
    """
    if (dataset is None) == (images is None):
        raise InputError(
            f"--dataset, --images: wants one of the two; got {dataset!r} and {images!r}."
        )
    if images is None:
        return np.asarray(data.to_unit_range(data.load(str(dataset), *size).images))
    path = pathlib.Path(images).expanduser()
    try:
        found = _read_png(path, size) if path.suffix == ".png" else _read_npz(path)
    except OSError as error:
        raise InputError(f"--images: wants a file that can be read; got {error}.") from error
    return _checked(found, size, path)


def _read_npz(path):
    if path.suffix != ".npz":
        raise InputError(f"--images: wants a name that ends in .npz or .png; got {str(path)!r}.")
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return arrays["images"]
    except (KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(
            f"--images: {path}: wants a whole .npz file with an array `images`; got one that "
            f"cannot be read ({error})."
        ) from error


def _read_png(path, size):
    content = path.read_bytes()
    try:
        with tf.device("CPU:0"):
            return tf.io.decode_png(content, channels=size[2]).numpy()[None]
    except tf.errors.OpError as error:
        raise InputError(
            f"--images: {path}: wants a whole PNG image; got {len(content)} bytes that cannot be "
            "decoded."
        ) from error


def _checked(images, size, path):
    where, shape = f"--images: {path}", tuple(images.shape)
    if shape[1:] != tuple(size) or not shape[0]:
        height, width, channels = size
        raise InputError(
            f"{where}: wants images of {height}x{width} pixels and {channels} channels, an array "
            f"[N, {height}, {width}, {channels}]; got {list(shape)}. --dataset=folder:DIR resizes."
        )
    if images.dtype == np.uint8:
        return np.asarray(data.to_unit_range(images))
    if not np.issubdtype(images.dtype, np.floating):
        raise InputError(
            f"{where}: wants uint8, or floating numbers in [-1, 1]; got {images.dtype}."
        )
    low, high = images.min(), images.max()
    if not -1.0 <= low <= high <= 1.0:  # nor is NaN
        raise InputError(f"{where}: wants values in [-1, 1]; got some from {low} to {high}.")
    return images.astype(np.float32)
