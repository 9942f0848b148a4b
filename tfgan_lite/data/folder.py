"""A folder of PNG and JPEG files; one sub-folder for each class if they are labelled."""

import pathlib
import re

import numpy as np
import tensorflow as tf

from tfgan_lite.data.image_set import ImageSet, allocate
from tfgan_lite.data.resizing import fit
from tfgan_lite.errors import InputError

EXTENSIONS = (".jpeg", ".jpg", ".png")


def load_folder(directory: pathlib.Path, size: tuple[int, int, int]) -> ImageSet:
    """Reads all images of a folder, sorted by name.

    Images lie either directly in the folder, without labels, or in its sub-folders, each of
    which is then a class. Other files, and those whose names start with a dot, are ignored.

    Args:
      directory: `pathlib.Path`.
      size: (height, width, channels) of the result.

    Returns:
      `ImageSet`.

    Raises:
      InputError: for a folder without images, one with images on both levels, and a
        damaged image, which it names.
    """
    name = f"folder:{directory}"
    paths = _images(directory)
    classes = [d for d in sorted(directory.iterdir()) if _visible(d) and d.is_dir()]
    members = {d.name: found for d in classes if (found := _images(d))}
    if paths and members:
        raise InputError(
            f"--dataset={name}: wants images either in the folder or in its sub-folders; got "
            f"{paths[0].name} and those in {next(iter(members))}. Move one or the other."
        )
    if not paths and not members:
        raise InputError(
            f"--dataset={name}: wants at least one file that ends in "
            f"{', '.join(EXTENSIONS)}; got none."
        )
    if paths:
        return ImageSet(name, _read(name, paths, size))
    paths = [path for found in members.values() for path in found]
    labels = np.repeat(np.arange(len(members)), [len(found) for found in members.values()])
    return ImageSet(name, _read(name, paths, size), labels.astype(np.int32), tuple(members))


def _images(directory: pathlib.Path) -> list[pathlib.Path]:
    """Returns the paths of the images directly in a directory, sorted by name."""
    return [
        path
        for path in sorted(directory.iterdir())
        if path.suffix.lower() in EXTENSIONS and _visible(path) and path.is_file()
    ]


def _visible(path):
    return not path.name.startswith(".")


def _read(name, paths, size):
    """Returns uint8 `[N, height, width, channels]`, decoding some files at once."""
    images = allocate(name, len(paths), size)
    dataset = tf.data.Dataset.from_tensor_slices([str(path) for path in paths])
    dataset = dataset.map(
        lambda path: fit(decode(tf.io.read_file(path)), *size),
        num_parallel_calls=tf.data.AUTOTUNE,
        deterministic=True,
    )
    decoded = dataset.as_numpy_iterator()
    for path, row in zip(paths, images, strict=True):  # in order, so an error is this path's
        try:
            row[...] = next(decoded)
        except tf.errors.OpError as error:
            raise InputError(
                f"{path}: wants a whole PNG or JPEG image; got {path.stat().st_size} bytes that "
                f"cannot be decoded ({_reason(path, error)}). Replace or remove the file."
            ) from error
    return images


def decode(content: tf.Tensor) -> tf.Tensor:
    """Decodes the bytes of a PNG or JPEG to uint8 `[h, w, 3]`, without alpha, 8 bits deep."""
    image = tf.io.decode_image(content, channels=3, expand_animations=False)
    return tf.ensure_shape(image, [None, None, 3])


def _reason(path, error):
    """Returns what the decoder said of a file, without the names of a graph's nodes."""
    try:
        decode(tf.io.read_file(str(path)))
    except tf.errors.OpError as plain:
        error = plain
    return re.sub(r"\{\{.*?\}\}|\[Op:.*", "", error.message, flags=re.DOTALL).strip(" .")
