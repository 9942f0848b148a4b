"""MNIST's files, whole and damaged."""

import gzip
import re
import struct

import numpy as np
import pytest

from tfgan_lite import data
from tfgan_lite.errors import InputError

PIXELS = np.random.default_rng(0).integers(0, 256, (5, 6, 6), np.uint8)
LABELS = np.array([3, 1, 4, 1, 5], np.uint8)
IMAGE_BYTES = struct.pack(">4i", 2051, 5, 6, 6) + PIXELS.tobytes()
LABEL_BYTES = struct.pack(">2i", 2049, 5) + LABELS.tobytes()


def _load(path):
    return data.load(f"idx:{path}", 6, 6, 1)


def _fails(path):
    with pytest.raises(InputError) as caught:
        _load(path)
    return str(caught.value)


@pytest.mark.parametrize("part", ["train", "t10k"])
@pytest.mark.parametrize("separator", ["-", "."])
@pytest.mark.parametrize("zipped", [False, True])
def test_every_name_that_the_files_go_by(tmp_path, part, separator, zipped):
    pack, end = (gzip.compress, ".gz") if zipped else (bytes, "")
    (tmp_path / f"{part}-images{separator}idx3-ubyte{end}").write_bytes(pack(IMAGE_BYTES))
    (tmp_path / f"{part}-labels{separator}idx1-ubyte{end}").write_bytes(pack(LABEL_BYTES))
    got = _load(tmp_path)
    np.testing.assert_array_equal(got.images, PIXELS[..., None])
    np.testing.assert_array_equal(got.labels, LABELS)
    assert got.labels.dtype == np.int32
    assert got.class_names == ("0", "1", "2", "3", "4", "5")
    assert got.name == f"idx:{tmp_path}"


def test_the_training_pair_comes_first_and_labels_may_be_missing(tmp_path):
    (tmp_path / "train-images-idx3-ubyte").write_bytes(IMAGE_BYTES)
    (tmp_path / "t10k-images-idx3-ubyte").write_bytes(b"not looked at")
    (tmp_path / "t10k-labels-idx1-ubyte").write_bytes(b"not looked at")
    got = _load(tmp_path)
    assert got.labels is None and got.class_names == ()
    np.testing.assert_array_equal(got.images[..., 0], PIXELS)


def test_resized_and_coloured(tmp_path):
    (tmp_path / "train-images-idx3-ubyte").write_bytes(
        struct.pack(">4i", 2051, 5, 6, 6) + np.full((5, 6, 6), 77, np.uint8).tobytes()
    )
    got = data.load(f"idx:{tmp_path}", 28, 28, 3).images
    np.testing.assert_array_equal(got, np.full((5, 28, 28, 3), 77))


def test_no_files(tmp_path):
    assert "got an empty folder" in _fails(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    message = _fails(tmp_path)
    assert f"--dataset=idx:{tmp_path}: wants train-images-idx3-ubyte" in message
    assert "got notes.txt" in message


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "at byte 0, an idx file of 3 axes wants 00 00 08 03; got the end of the file"),
        (LABEL_BYTES, "at byte 0, an idx file of 3 axes wants 00 00 08 03; got 00 00 08 01"),
        (IMAGE_BYTES[:10], "wants a header of 16 bytes; got the end of the file at byte 10"),
        (IMAGE_BYTES[:-7], "wants 180 bytes from byte 16 on, .* the end of the file at byte 189"),
        (IMAGE_BYTES + b"x", "wants to end at byte 196, .*; got 1 bytes more"),
        (struct.pack(">4i", 2051, 0, 6, 6), "wants at least one image; got none"),
        (struct.pack(">4i", 2051, 5, 0, 6), "wants rows and columns above 0; got .0, 6"),
    ],
)
def test_damaged_images(tmp_path, content, told, zipped):
    if zipped:
        content = gzip.compress(content)
    path = tmp_path / "train-images-idx3-ubyte"
    path.write_bytes(content)
    message = _fails(tmp_path)
    assert str(tmp_path) in message
    assert re.search(told, message), message


def test_damaged_labels(tmp_path):
    (tmp_path / "train-images-idx3-ubyte").write_bytes(IMAGE_BYTES)
    labels = tmp_path / "train-labels-idx1-ubyte"
    labels.write_bytes(struct.pack(">2i", 2049, 4) + LABELS[:4].tobytes())
    message = _fails(tmp_path)
    assert f"{labels}: at byte 4, wants 5 labels" in message and "got 4" in message
    labels.write_bytes(LABEL_BYTES[:-1])
    assert f"{labels}: wants 5 bytes from byte 8 on" in _fails(tmp_path)


def test_truncated_gzip(tmp_path):
    packed = gzip.compress(IMAGE_BYTES)
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(packed[:-9])
    assert f"{path}: wants gzip data" in (message := _fails(tmp_path))
    assert f"the end of the file at byte {len(packed) - 9}." in message


def test_corrupt_gzip_names_the_byte(tmp_path):
    packed = bytearray(gzip.compress(IMAGE_BYTES, mtime=0))
    path = tmp_path / "train-images-idx3-ubyte.gz"
    packed[-5] ^= 1  # the last byte of the checksum, which ends four bytes before the end
    path.write_bytes(packed)
    assert f"{path}: wants gzip data; got damage at byte {len(packed) - 5}" in _fails(tmp_path)
    packed[2] = 7  # the compression method, which is always 8
    path.write_bytes(packed)
    assert "got damage at byte" in _fails(tmp_path)
