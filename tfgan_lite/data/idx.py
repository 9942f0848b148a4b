"""MNIST's idx files: a header of big-endian integers, then bytes.

images:  00 00 08 03, count, rows, columns  (4 bytes each), then a byte for each pixel
labels:  00 00 08 01, count                 (4 bytes each), then a byte for each label

Source: LeCun, Cortes and Burges, The MNIST database, "File formats".
"""

import math
import pathlib
import zlib

import numpy as np

from tfgan_lite.data.image_set import ImageSet, allocate
from tfgan_lite.data.resizing import fit_into
from tfgan_lite.errors import InputError

_PARTS = ("train", "t10k")
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16


def load_idx(directory: pathlib.Path, size: tuple[int, int, int]) -> ImageSet:
    """Reads the training pair of a directory, or the test pair where there is no other.

    Args:
      directory: `pathlib.Path` that holds `train-images-idx3-ubyte` or
        `t10k-images-idx3-ubyte`, and `...-labels-idx1-ubyte` if there are labels; a dot in
        place of the hyphen before `idx`, and `.gz` at the end, are fine.
      size: (height, width, channels) of the result.

    Returns:
      `ImageSet`.

    Raises:
      InputError: for a missing or damaged file, with the byte offset.
    """
    name = f"idx:{directory}"
    pairs = (
        (find_idx(directory, p, "images-idx3"), find_idx(directory, p, "labels-idx1"))
        for p in _PARTS
    )
    image_file, label_file = next((pair for pair in pairs if pair[0]), (None, None))
    if image_file is None:
        raise InputError(
            f"--dataset={name}: wants train-images-idx3-ubyte[.gz] or t10k-images-idx3-ubyte[.gz]; "
            f"got {_names(directory)}."
        )
    pixels = read_idx(image_file, dimensions=3)  # [N, h, w]
    images = allocate(name, len(pixels), size)
    if 0 in pixels.shape:
        raise InputError(f"{image_file}: wants rows and columns above 0; got {pixels.shape[1:]}.")
    fit_into(images, pixels[..., np.newaxis])
    if label_file is None:
        return ImageSet(name, images)
    labels = read_idx(label_file, dimensions=1)  # [N]
    if len(labels) != len(pixels):
        raise InputError(
            f"{label_file}: at byte 4, wants {len(pixels)} labels, one for each image of "
            f"{image_file.name}; got {len(labels)}."
        )
    class_names = tuple(str(label) for label in range(labels.max() + 1))
    return ImageSet(name, images, labels.astype(np.int32), class_names)


def read_idx(path: pathlib.Path, dimensions: int) -> np.ndarray:
    """Reads one idx file of unsigned bytes.

    Args:
      path: `pathlib.Path`; gzipped files are known by their first bytes.
      dimensions: int, how many axes the array must have.

    Returns:
      uint8 array, read-only.

    Raises:
      InputError: with the file's name and the byte offset of the fault.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: wants to be readable; got {error.strerror}.") from error
    where = str(path)
    if content[:2] == _GZIP:
        content = _unzip(path, content)
        where = f"{path} (unzipped)"
    magic = bytes([0, 0, 8, dimensions])
    if content[:4] != magic:
        raise InputError(
            f"{where}: at byte 0, an idx file of {dimensions} axes wants {magic.hex(' ')}; "
            f"got {content[:4].hex(' ') or 'the end of the file'}."
        )
    start = 4 + 4 * dimensions
    if len(content) < start:
        raise InputError(
            f"{where}: wants a header of {start} bytes; got the end of the file at byte "
            f"{len(content)}."
        )
    shape = [int(length) for length in np.frombuffer(content, ">u4", dimensions, offset=4)]
    stop = start + math.prod(shape)
    if len(content) < stop:
        raise InputError(
            f"{where}: wants {stop - start} bytes from byte {start} on, for an array of {shape}; "
            f"got the end of the file at byte {len(content)}. Fetch the file again."
        )
    if len(content) > stop:
        raise InputError(
            f"{where}: wants to end at byte {stop}, after an array of {shape}; got "
            f"{len(content) - stop} bytes more. Fetch the file again."
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def find_idx(directory: pathlib.Path, part: str, what: str) -> pathlib.Path | None:
    """Returns the path of a file under any of the names that it goes by, or None.

    Args:
      directory: `pathlib.Path`.
      part: `train` or `t10k`.
      what: `images-idx3` or `labels-idx1`.
    """
    stem = f"{part}-{what}-ubyte"
    names = [n + end for n in (stem, stem.replace("-idx", ".idx")) for end in ("", ".gz")]
    return next((directory / n for n in names if (directory / n).is_file()), None)


def _names(directory):
    """Returns what is in a directory, in a few words."""
    names = sorted(path.name for path in directory.iterdir())
    return ", ".join(names[:5]) + (" ..." if len(names) > 5 else "") if names else "an empty folder"


def _unzip(path: pathlib.Path, packed: bytes) -> bytes:
    """Returns the content of gzipped bytes, or says at which of them it stops making sense."""
    result = []
    unpacker = zlib.decompressobj(wbits=31)
    for start in range(0, len(packed), _CHUNK):
        chunk = packed[start : start + _CHUNK]
        before = unpacker.copy()
        try:
            result.append(unpacker.decompress(chunk))
        except zlib.error as error:
            offset = start + _first_bad_byte(before, chunk)
            raise InputError(
                f"{path}: wants gzip data; got damage at byte {offset} ({error}). "
                "Fetch the file again."
            ) from error
        if unpacker.eof:
            return b"".join(result)
    raise InputError(
        f"{path}: wants gzip data with its end mark; got the end of the file at byte "
        f"{len(packed)}. Fetch the file again."
    )


def _first_bad_byte(unpacker, chunk):
    """Returns the index of the byte that the unpacker cannot take."""
    for index in range(len(chunk)):
        try:
            unpacker.decompress(chunk[index : index + 1])
        except zlib.error:
            return index
    return len(chunk)
