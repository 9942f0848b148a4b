"""Folders of images, with and without classes, whole and damaged."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import data
from tfgan_lite.errors import InputError

COLOURS = np.random.default_rng(0).integers(0, 256, (20, 20, 3), np.uint8)


def _png(image):
    return tf.io.encode_png(image).numpy()


def _level(value, shape=(8, 8, 1)):
    return _png(np.full(shape, value, np.uint8))


def _load(path, height=8, width=8, channels=1):
    return data.load(f"folder:{path}", height, width, channels)


def _fails(path):
    with pytest.raises(InputError) as caught:
        _load(path)
    return str(caught.value)


def test_sorted_by_name_and_other_files_are_ignored(tmp_path):
    for name, value in (("b.PNG", 20), ("a.png", 10), ("c.jpeg", 30), ("d.jpg", 40)):
        (tmp_path / name).write_bytes(_level(value))
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / ".hidden.png").write_bytes(b"x")
    (tmp_path / "empty_folder").mkdir()
    got = _load(tmp_path)
    assert got.images[:, 0, 0, 0].tolist() == [10, 20, 30, 40]
    assert got.images.shape == (4, 8, 8, 1) and got.images.dtype == np.uint8
    assert got.labels is None and got.class_names == ()


def test_sub_folders_are_classes(tmp_path):
    for folder, values in (("dog", [30]), ("cat", [10, 20]), ("none", []), (".git", [9])):
        (tmp_path / folder).mkdir()
        for value in values:
            (tmp_path / folder / f"{value}.png").write_bytes(_level(value))
    got = _load(tmp_path)
    assert got.images[:, 0, 0, 0].tolist() == [10, 20, 30]
    assert got.labels.tolist() == [0, 0, 1] and got.labels.dtype == np.int32
    assert got.class_names == ("cat", "dog")


def test_images_on_both_levels(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.png").write_bytes(_level(1))
    (tmp_path / "sub" / "b.png").write_bytes(_level(1))
    assert "got a.png and those in sub" in _fails(tmp_path)


def test_no_images(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    message = _fails(tmp_path)
    assert f"--dataset=folder:{tmp_path}: wants at least one file" in message and ".png" in message


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("kind", ["grey", "grey+alpha", "colour", "colour+alpha"])
def test_every_kind_of_png(tmp_path, kind, depth):
    image = COLOURS if kind.startswith("colour") else COLOURS[..., :1]
    expected = image if kind.startswith("colour") else np.repeat(image, 3, axis=2)
    if kind.endswith("alpha"):
        image = np.concatenate([image, COLOURS[..., 1:2]], axis=2)
    stored = image.astype(depth) * (257 if depth == np.uint16 else 1)  # 257 * 255 = 65535
    (tmp_path / "a.png").write_bytes(_png(stored))
    np.testing.assert_array_equal(_load(tmp_path, 20, 20, 3).images[0], expected)


@pytest.mark.parametrize("channels", [1, 3])
def test_jpeg(tmp_path, channels):
    """A smooth ramp survives JPEG to within a few levels."""
    ramp = np.broadcast_to(np.arange(0, 240, 8, np.uint8)[:, None, None], (30, 30, 3))
    encoded = tf.io.encode_jpeg(np.ascontiguousarray(ramp[..., :channels]), quality=95)
    (tmp_path / "a.jpg").write_bytes(encoded.numpy())
    got = _load(tmp_path, 30, 30, 3).images[0].astype(int)
    assert np.abs(got - ramp).max() <= 4


def test_different_sizes_are_cut_and_resized(tmp_path):
    wide = np.zeros((8, 16, 1), np.uint8)
    wide[:, 4:12] = 200  # the middle, which is what stays
    (tmp_path / "a.png").write_bytes(_png(wide))
    (tmp_path / "b.png").write_bytes(_level(90, (40, 30, 3)))
    got = _load(tmp_path, 16, 16, 1).images
    np.testing.assert_array_equal(got[0], np.full((16, 16, 1), 200))
    np.testing.assert_array_equal(got[1], np.full((16, 16, 1), 90))


def _damaged(kind):
    whole = _png(COLOURS) if "png" in kind else tf.io.encode_jpeg(COLOURS).numpy()
    if kind.startswith("flipped"):
        flipped = bytearray(whole)
        flipped[len(whole) // 2] ^= 0xFF
        return bytes(flipped)
    return {
        "empty.png": b"",
        "text.jpg": b"hello world",
        "half.png": whole[: len(whole) // 2],
        "half.jpg": whole[: len(whole) // 2],
        "without_end.png": whole[:-12],
        "without_end.jpg": whole[:-2],
    }[kind]


@pytest.mark.parametrize(
    "name",
    [
        "empty.png",
        "text.jpg",
        "half.png",
        "half.jpg",
        "without_end.png",
        "without_end.jpg",
        "flipped.png",
    ],
)
def test_a_damaged_image_is_named(tmp_path, name):
    content = _damaged(name)
    for other in ("a.png", "z.png"):
        (tmp_path / other).write_bytes(_png(COLOURS))
    (tmp_path / name).write_bytes(content)
    message = _fails(tmp_path)
    assert f"{tmp_path / name}: wants a whole PNG or JPEG image" in message
    assert f"got {len(content)} bytes" in message
    assert "{{" not in message and "[Op:" not in message
