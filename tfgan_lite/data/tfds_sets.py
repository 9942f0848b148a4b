"""Sets that TensorFlow Datasets has prepared on this disk, read without the network.

`tfds.builder` and `tfds.load` may go to the network, where a blocked download is tried again
for minutes. So the prepared directory is looked up here, and read with
`tfds.builder_from_directory`, which never leaves it. tensorflow_datasets is imported where it
is used: the other forms of data set do not wait for it.
"""

import difflib
import os
import pathlib
import re

import numpy as np
import tensorflow as tf

from tfgan_lite.data.image_set import ImageSet, allocate
from tfgan_lite.data.resizing import fit
from tfgan_lite.errors import InputError

INFO_FILE = "dataset_info.json"  # written last, so a directory with it is complete
_CHUNK = 256


def load_tfds(rest: str, size: tuple[int, int, int]) -> ImageSet:
    """Reads a split of a prepared set.

    Args:
      rest: `NAME[:SPLIT]`; NAME may be `name/config` or `name/version`, SPLIT a slice.
      size: (height, width, channels) of the result.

    Returns:
      `ImageSet`, with labels if the set has one `ClassLabel`, or one called `label`.

    Raises:
      InputError: for a set that is unknown, not on the disk, damaged, or not of images.
    """
    name, _, split = rest.partition(":")
    root = data_dir()
    directory = find_prepared(root, name)
    if directory is None:
        raise InputError(_not_prepared(root, name))
    return read_prepared(f"tfds:{rest}", directory, split or "train", size)


def data_dir() -> pathlib.Path:
    """Returns where TensorFlow Datasets keeps its sets: `$TFDS_DATA_DIR`, or in the home."""
    return pathlib.Path(os.environ.get("TFDS_DATA_DIR") or "~/tensorflow_datasets").expanduser()


def find_prepared(root: pathlib.Path, name: str) -> pathlib.Path | None:
    """Returns the directory of the newest version of a set below `root`, or None.

    Raises:
      InputError: if the set has several configurations and the name does not choose one.
    """
    base = root / name
    if (base / INFO_FILE).is_file():
        return base
    if newest := _newest_version(base):
        return newest
    configs = {d.name: found for d in _directories(base) if (found := _newest_version(d))}
    if len(configs) > 1:
        raise InputError(
            f"--dataset=tfds:{name}: wants a configuration, as in tfds:{name}/{min(configs)}; "
            f"got none, and {base} has {', '.join(sorted(configs))}."
        )
    return next(iter(configs.values()), None)


def read_prepared(
    dataset: str, directory: pathlib.Path, split: str, size: tuple[int, int, int]
) -> ImageSet:
    """Reads a split of a prepared directory; `load_tfds` says the rest.

    Args:
      dataset: str, the value of `--dataset`.
    """
    try:
        builder = _builder(directory)
        image, label = _pick_features(dataset, builder.info.features)
        count = _split_size(dataset, builder, split)
        images, labels = allocate(dataset, count, size), np.zeros(count, np.int32)
        _fill(images, labels, _examples(builder, split, image, label))
    except (tf.errors.OpError, OSError) as error:
        raise InputError(
            f"--dataset={dataset}: wants a whole set in {directory}; got "
            f"{type(error).__name__}: {str(error).splitlines()[0]}. Remove the directory and "
            "prepare the set again."
        ) from error
    except NotImplementedError as error:
        raise InputError(
            f"--dataset={dataset}: wants records that tf.data can read, such as tfrecord; got "
            f"{builder.info.file_format.value} in {directory}. Remove the directory and prepare "
            "the set again with file_format='tfrecord'."
        ) from error
    if label is None:
        return ImageSet(dataset, images)
    return ImageSet(dataset, images, labels, tuple(builder.info.features[label].names))


def _builder(directory):
    """Returns the read-only builder of a prepared directory.

    Raises:
      OSError: if its description cannot be read.
    """
    import tensorflow_datasets as tfds

    try:
        return tfds.builder_from_directory(directory)
    except (ValueError, KeyError) as error:  # of JSON that is cut short or lacks something
        raise OSError(f"its description cannot be read: {error}") from error


def _examples(builder, split, image, label):
    """Returns the split as pairs of an image and its label (0 without), in stored order."""
    import tensorflow_datasets as tfds

    others = {
        key: tfds.decode.SkipDecoding()
        for key, feature in builder.info.features.items()
        if isinstance(feature, tfds.features.Image) and key != image
    }
    examples = builder.as_dataset(
        split=split,
        decoders=others,
        read_config=tfds.ReadConfig(interleave_cycle_length=1, try_autocache=False),
    )
    return examples.map(lambda example: (example[image], example[label] if label else 0))


def _fill(images, labels, examples):
    """Writes all examples into the arrays, the images resized."""

    def resize(pixels, label):
        return fit(pixels, *images.shape[1:]), label

    if examples.element_spec[0].shape.is_fully_defined():
        chunks = examples.batch(_CHUNK).map(resize)  # many images for the price of one call
    else:
        chunks = examples.map(resize, tf.data.AUTOTUNE, deterministic=True).batch(_CHUNK)
    start = 0
    for pixels, numbers in chunks.prefetch(1).as_numpy_iterator():
        stop = start + len(pixels)
        images[start:stop], labels[start:stop] = pixels, numbers
        start = stop


def _pick_features(dataset, features):
    """Returns the keys of the image and of its class; the latter may be None."""
    import tensorflow_datasets as tfds

    features = dict(features) if isinstance(features, tfds.features.FeaturesDict) else {}
    image = _the_one(features, tfds.features.Image, "image")
    if image is None or features[image].np_dtype != np.uint8:
        shown = ", ".join(f"{key}: {type(features[key]).__name__}" for key in sorted(features))
        raise InputError(
            f"--dataset={dataset}: wants a set with one Image of uint8, or one that is called "
            f"image; got the features {shown or 'of no dictionary'}."
        )
    return image, _the_one(features, tfds.features.ClassLabel, "label")


def _the_one(features, kind, usual):
    """Returns the key of the only feature of a kind, or of several the usual one, or None."""
    keys = [key for key, feature in features.items() if isinstance(feature, kind)]
    return keys[0] if len(keys) == 1 else usual if usual in keys else None


def _split_size(dataset, builder, split):
    """Returns how many examples a split, or a slice of one, has."""
    try:
        return builder.info.splits[split].num_examples
    except (KeyError, ValueError) as error:
        raise InputError(
            f"--dataset={dataset}: wants a split among {', '.join(builder.info.splits)}, or a "
            f"slice of one such as train[:10%]; got {split!r}."
        ) from error


def _directories(path):
    return [d for d in sorted(path.iterdir()) if d.is_dir()] if path.is_dir() else []


def _newest_version(path: pathlib.Path) -> pathlib.Path | None:
    """Returns the directory of the highest version, or None."""
    versions = {
        tuple(int(number) for number in d.name.split(".")): d
        for d in _directories(path)
        if re.fullmatch(r"\d+\.\d+\.\d+", d.name) and (d / INFO_FILE).is_file()
    }
    return versions[max(versions)] if versions else None


def _not_prepared(root, name):
    """Returns what to tell someone whose set is not on the disk."""
    import tensorflow_datasets as tfds

    known = tfds.list_builders(with_community_datasets=False)
    base = name.partition("/")[0]
    if base not in known:
        close = difflib.get_close_matches(base.lower(), known)
        return (
            f"--dataset=tfds:{name}: wants a set of TensorFlow Datasets, or one prepared in "
            f"{root}; got {base!r}, which is neither. "
            + (f"Close names: {', '.join(close)}." if close else "See tfds.list_builders().")
        )
    return (
        f"--dataset=tfds:{name}: wants the set prepared in {root}; got nothing below "
        f"{root / name}. Nothing is downloaded during a run. With a network, fetch it first:\n"
        f'  python -c "import tensorflow_datasets as tfds; '
        f"tfds.builder('{name}').download_and_prepare()\""
    )
