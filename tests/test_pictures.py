"""Grids and PNG files, decoded by TensorFlow."""

import os
import stat

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.pictures import encode_png, image_grid, write_png

GREY = 96


def test_grid_of_three_large_images_by_hand():
    images = np.stack([np.full([40, 64, 1], x, np.float32) for x in (-1.0, 0.0, 1.0)])
    grid = image_grid(images, columns=2)
    assert grid.dtype == np.uint8
    assert grid.shape == (2 + 2 * 42, 2 + 2 * 66, 1)
    expected = np.full([86, 134, 1], GREY)
    expected[2:42, 2:66] = 0
    expected[2:42, 68:132] = 128  # 127.5 goes to the even number
    expected[44:84, 2:66] = 255
    np.testing.assert_array_equal(grid, expected)


def test_small_images_are_enlarged_pixel_by_pixel():
    image = np.array([[-1.0, 1.0], [1.0, -1.0]], np.float32).reshape(1, 2, 2, 1)
    grid = image_grid(image)
    assert grid.shape == (68, 68, 1)  # 32 times 2, and two gaps of 2
    inside = grid[2:-2, 2:-2, 0]
    np.testing.assert_array_equal(inside[:32, :32], 0)
    np.testing.assert_array_equal(inside[:32, 32:], 255)
    np.testing.assert_array_equal(inside[32:, :32], 255)


@pytest.mark.parametrize(
    ("count", "columns", "rows_and_columns"),
    [(1, None, (1, 1)), (16, None, (4, 4)), (10, None, (3, 4)), (10, 10, (1, 10)), (3, 1, (3, 1))],
)
def test_number_of_rows_and_columns(count, columns, rows_and_columns):
    grid = image_grid(np.zeros([count, 28, 28, 3], np.float32), columns)
    rows, columns = rows_and_columns
    assert grid.shape == (2 + rows * 58, 2 + columns * 58, 3)


def test_images_go_row_by_row_and_keep_their_colours():
    images = np.zeros([4, 64, 64, 3], np.float32)
    images[1] = [1.0, -1.0, -0.5]
    grid = image_grid(images)
    np.testing.assert_array_equal(grid[30, 66 + 30], [255, 0, 64])
    np.testing.assert_array_equal(grid[66 + 30, 30], [128, 128, 128])


def test_every_byte_survives_the_way_to_unit_range_and_back():
    levels = np.arange(256, dtype=np.uint8).reshape(1, 16, 16, 1)
    images = levels.astype(np.float32) / 127.5 - 1.0
    np.testing.assert_array_equal(image_grid(images)[2:-2:4, 2:-2:4, 0], levels[0, :, :, 0])


def test_values_outside_are_clipped_and_nan_is_black():
    images = np.array([-7.0, 7.0, np.nan, np.inf], np.float32).reshape(1, 1, 4, 1)
    np.testing.assert_array_equal(image_grid(images)[2, 2:-2:16, 0], [0, 255, 0, 255])


@pytest.mark.parametrize("shape", [(28, 28, 1), (1, 28, 28, 2), (0, 28, 28, 1)])
def test_grid_wants_images(shape):
    with pytest.raises(ValueError, match=r"image_grid: images wants .* got shape \("):
        image_grid(np.zeros(shape, np.float32))


def test_grid_wants_a_column():
    with pytest.raises(ValueError, match="columns wants a number >= 1; got 0"):
        image_grid(np.zeros([1, 8, 8, 1], np.float32), columns=0)


# PNG files


@pytest.mark.parametrize("shape", [(5, 7, 1), (6, 3, 3)])
def test_png_holds_the_pixels(shape):
    grid = np.random.Generator(np.random.Philox(1)).integers(0, 256, shape, np.uint8)
    decoded = tf.io.decode_png(encode_png(grid), channels=0)
    np.testing.assert_array_equal(decoded, grid)


@pytest.mark.parametrize(
    "grid",
    [np.zeros([2, 2], np.uint8), np.zeros([2, 2, 1]), np.zeros([2, 2, 4], np.uint8)],
    ids=["two dimensions", "float", "four channels"],
)
def test_png_wants_bytes(grid):
    with pytest.raises(ValueError, match=r"encode_png: grid wants a uint8 array \[H, W, C\]"):
        encode_png(grid)


def test_png_is_written_in_place_of_an_older_one(tmp_path):
    path = tmp_path / "grid.png"
    path.write_bytes(b"old")
    grid = np.full([4, 4, 1], 9, np.uint8)
    write_png(str(path), grid)
    np.testing.assert_array_equal(tf.io.decode_png(path.read_bytes()), grid)
    assert os.listdir(tmp_path) == ["grid.png"]
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask  # others may look at it too


def test_png_on_a_full_disk_leaves_the_older_one(tmp_path, full_disk):
    path = tmp_path / "grid.png"
    path.write_bytes(b"old")
    noise = np.random.Generator(np.random.Philox(2)).integers(0, 256, [64, 64, 1], np.uint8)
    with full_disk(1000), pytest.raises(OSError, match="File too large"):
        write_png(path, noise)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["grid.png"]


def test_png_wants_its_directory(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_png(tmp_path / "missing" / "grid.png", np.zeros([1, 1, 1], np.uint8))
