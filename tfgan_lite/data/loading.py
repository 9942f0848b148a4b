"""From the value of `--dataset` to examples in memory."""

import dataclasses
import pathlib

import numpy as np
import tensorflow as tf

from tfgan_lite.data import digits, folder, idx, photos, tfds_sets
from tfgan_lite.data.example_set import ExampleSet
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.data.points import MIXTURES, load_points
from tfgan_lite.data.resizing import check_size
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game
from tfgan_lite.settings import DATASETS, is_dataset


def load_for(spec: str, game: Game) -> ExampleSet:
    """Reads the examples that a game takes, images at its size.

    Args:
      spec: str, one of those that `load` reads; or `rings` or `grid`, points of the plane around 8
        centres on a circle or 25 on a grid.
      game: `Game`.

    Returns:
      `ImageSet` or `PointSet`.

    Raises:
      InputError: see `load`; for points to a game of images and images to one of points; for
        labels that are not there, or are outside of the game's classes.
    """
    taken = [given.name for given in game.inputs]
    provided = "points" if spec in MIXTURES else "images"
    if provided not in taken:
        raise InputError(
            f"--dataset: {spec} has {provided}; game {game.name} wants "
            f"{', '.join(taken) or 'nothing'}. Choose another --dataset; tfgan-compare also takes "
            "--dataset=random."
        )
    if spec in MIXTURES:
        return load_points(spec)
    images = load(spec, *game.image_shape)
    for given in game.inputs:
        if given.name in ("labels", "weights"):
            _check_labels(images, game.name, given.classes)
    return dataclasses.replace(images, weighted="weights" in taken)


def _check_labels(images: ImageSet, game: str, classes: int | None) -> None:
    if images.labels is None:
        raise InputError(
            f"--dataset: game {game} wants a label for each image; {images.name} has none. Put the "
            "images of each class into a folder of their own, or choose another --dataset."
        )
    if classes is None:
        return
    outside = np.flatnonzero((images.labels < 0) | (images.labels >= classes))
    if outside.size:
        number = int(outside[0])
        raise InputError(
            f"--dataset: game {game} wants labels in 0 ... {classes - 1}; {images.name} has "
            f"{outside.size} outside, the first of image {number}: {images.labels[number]}. "
            f"Choose a set of {classes} classes."
        )


def load(spec: str, height: int, width: int, channels: int) -> ImageSet:
    """Reads an image set at a given size. Never touches the network.

    | spec                | what it reads                                              |
    |---------------------|------------------------------------------------------------|
    | `digits`            | the 1,797 handwritten digits that ship with the package    |
    | `photos`            | 2,956 patches of two photographs that ship with it         |
    | `tfds:NAME[:SPLIT]` | a set that TensorFlow Datasets has prepared on this disk   |
    | `idx:DIR`           | MNIST's idx files, gzipped or not                          |
    | `folder:DIR`        | PNG and JPEG files; sub-folders are classes                |

    Args:
      spec: str, one of the above. NAME may be `name/config`; SPLIT defaults to `train` and
        may be a slice such as `train[:10%]`.
      height, width: int, the size to crop and resize to.
      channels: 1 for grey or 3 for colour.

    Returns:
      `ImageSet`, always in the same order.

    Raises:
      InputError: for a set that is unknown, missing, empty, damaged or too large for the
        memory; it names the file, and the byte offset where there is one.
      ValueError: for a size that no image can have, and inside a graph.
    """
    check_size(height, width, channels)
    if not tf.executing_eagerly():
        raise ValueError(
            "load: wants to run in eager code; got a graph that is being built. Load the images "
            "before opening the graph."
        )
    try:
        with tf.device("CPU:0"):  # a session that comes later may want all of a GPU's memory
            return _load(spec, (int(height), int(width), int(channels)))
    except OSError as error:
        raise InputError(f"--dataset={spec}: wants files that can be read; got {error}.") from error


def _load(spec: str, size: tuple[int, int, int]) -> ImageSet:
    if not is_dataset(spec):
        raise InputError(f"--dataset: wants {DATASETS}; got {spec!r}.")
    if spec in MIXTURES:
        raise InputError(f"--dataset: wants images; got {spec}, which has points.")
    kind, _, rest = spec.partition(":")
    if kind == "tfds":
        return tfds_sets.load_tfds(rest, size)
    if kind == "idx":
        return idx.load_idx(_directory(spec, rest), size)
    if kind == "folder":
        return folder.load_folder(_directory(spec, rest), size)
    if kind == "photos":
        return photos.load_photos(size)
    return digits.load_digits(size)


def _directory(spec, path):
    """Returns the path of an existing directory."""
    path = pathlib.Path(path).expanduser()
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing"
        raise InputError(f"--dataset={spec}: wants a directory; got {found} at {path}.")
    return path
