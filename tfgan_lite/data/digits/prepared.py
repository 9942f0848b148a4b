"""Prepares `digits` on first use, and reads it.

archive in the package -> TFDS records in the data directory -> ImageSet
"""

import contextlib
import io
import logging
import pathlib
import tempfile

import tensorflow as tf

from tfgan_lite.data import tfds_sets
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.errors import InputError

_log = logging.getLogger(__name__)


def load_digits(size: tuple[int, int, int]) -> ImageSet:
    """Reads the digits, resized; prepares them first where that has not been done.

    They are prepared in the data directory of TensorFlow Datasets, or in a temporary one,
    with a line in the log, if that directory cannot be used.

    Args:
      size: (height, width, channels) of the result.

    Returns:
      `ImageSet` of 1,797 images in the order of the UCI test set.

    Raises:
      InputError: if neither directory can be written.
    """
    root = tfds_sets.data_dir()
    try:
        return _prepare_and_read(root, size)
    except (OSError, tf.errors.OpError, InputError) as error:
        _log.warning(
            "--dataset=digits: cannot use %s (%s); preparing the set in a temporary directory. "
            "Point TFDS_DATA_DIR to a directory that can be written.",
            root,
            str(error).splitlines()[0],
        )
    try:
        with tempfile.TemporaryDirectory(prefix="tfgan_lite_digits_") as temporary:
            return _prepare_and_read(pathlib.Path(temporary), size)
    except (OSError, tf.errors.OpError) as error:
        raise InputError(
            f"--dataset=digits: wants a directory to prepare the set in; got neither {root} nor "
            f"a temporary one ({error}). Point TFDS_DATA_DIR to a directory that can be written."
        ) from error


def _prepare_and_read(root: pathlib.Path, size: tuple[int, int, int]) -> ImageSet:
    from tfgan_lite.data.digits.builder import COUNT

    images = tfds_sets.read_prepared("digits", prepare(root), "train", size)
    if len(images) != COUNT:
        raise InputError(f"--dataset=digits: wants {COUNT} images; got {len(images)} in {root}.")
    return images


def prepare(root: pathlib.Path) -> pathlib.Path:
    """Returns the directory below `root` in which the set lies prepared.

    Two processes may do this at once: TFDS writes into a directory of a random name and
    renames it at the end, which the second cannot do, but then the first one's is there.

    Raises:
      OSError or tf.errors.OpError: if the directory cannot be written.
    """
    from tfgan_lite.data.digits.builder import Digits

    directory = root / "digits" / str(Digits.VERSION)
    if _is_prepared(directory):
        return directory
    try:
        builder = Digits(data_dir=root)
        with _silence():
            builder.download_and_prepare()  # which announces a download and draws progress bars
    except (OSError, tf.errors.OpError):
        if not _is_prepared(directory):
            raise
    return directory


@contextlib.contextmanager
def _silence():
    """Drops what the block prints, but nothing that is logged after it.

    The first line of a log gives the root logger a handler that keeps the standard error of
    that moment.
    """
    before = logging.root.handlers[:]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        for handler in set(logging.root.handlers).difference(before):
            logging.root.removeHandler(handler)


def _is_prepared(directory):
    return (directory / tfds_sets.INFO_FILE).is_file()
