"""Grids and PNG files, decoded by TensorFlow."""

import os
import stat

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.data.points import MIXTURES, Mixture
from tfgan_lite.pictures import encode_png, image_grid, picture_of, scatter, write_png

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


# Scatters: 560 pixels, and a frame of 1.4 times what the centres (or the points) span

SQUARE = Mixture(np.array([[0.0, 0.0], [10.0, 0.0]], np.float32), 0.5)  # 40 pixels are 1
WHITE, DISC, INK = (255, 255, 255), (255, 205, 130), np.array([0, 60, 140])
DOT = (153, 177, 209)  # 0.6 of white and 0.4 of the ink


def test_scatter_by_hand():
    picture = scatter(np.array([[5.0, 0.0], [5.0, 6.0], [9.0, 0.0]]), SQUARE)
    assert picture.shape == (560, 560, 3) and picture.dtype == np.uint8
    # The middle, (5, 0), is at pixel 280 both ways. A dot is 2 pixels wide and high.
    np.testing.assert_array_equal(picture[279:281, 279:281], np.tile(DOT, [2, 2, 1]))
    assert tuple(picture[278, 280]) == tuple(picture[280, 281]) == WHITE
    # 6 upwards is 240 pixels higher: of the 558 places for a dot, (13 / 14) from below.
    np.testing.assert_array_equal(picture[40:42, 279:281], np.tile(DOT, [2, 2, 1]))
    # The discs: 1.5 = 60 pixels around (0, 0) and (10, 0), which are 200 pixels off the middle.
    for column in (80, 480):
        assert tuple(picture[280, column + 59]) == tuple(picture[280, column - 59]) == DISC
        assert tuple(picture[280 - 59, column]) == tuple(picture[280 + 58, column]) == DISC
        assert tuple(picture[280, column + 60]) == tuple(picture[280 - 61, column]) == WHITE
    np.testing.assert_array_equal(picture[280, 439], [153, 147, 134])  # (9, 0), on a disc


def test_discs_and_dots_are_the_same_way_up():
    three = Mixture(np.array([[0, 0], [10, 0], [0, 10]], np.float32), 0.5)  # none at (10, 10)
    ground = (scatter(np.array([[5.0, 5.0]]), three) == DISC).all(axis=-1)
    assert ground[480, 80] and ground[480, 480] and ground[80, 80] and not ground[80, 480]
    inked = scatter(np.array([[0.0, 10.0]]), three)
    np.testing.assert_array_equal(inked[80, 80], [153, 147, 134])


def test_scatter_darkens_where_points_lie_on_one_another():
    three = scatter(np.zeros([3, 2]), SQUARE)[280, 80]  # 0.6 ** 3 of the disc is left
    np.testing.assert_array_equal(three, np.rint(0.216 * np.array(DISC) + 0.784 * INK))


def test_scatter_keeps_its_frame_and_draws_at_its_edge_what_lies_outside():
    points = np.array([[99.0, 99.0], [-np.inf, 0.0], [np.nan, 0.0], [5.0, 0.0]])
    picture = scatter(points, SQUARE)
    np.testing.assert_array_equal(picture[:2, -2:], np.tile(DOT, [2, 2, 1]))
    np.testing.assert_array_equal(picture[279:281, :2], np.tile(DOT, [2, 2, 1]))
    inked = (picture.astype(int) != scatter(points[3:], SQUARE)).any(axis=-1).sum()
    assert inked == 2 * 4  # no dot for NaN


def test_scatter_without_modes_frames_the_points():
    picture = scatter(np.array([[100.0, 7.0], [110.0, 7.0], [105.0, 7.0]]))
    found = np.argwhere((picture != 255).any(axis=-1))
    assert set(found[:, 0]) == {279, 280}  # in the middle
    assert sorted(set(found[:, 1])) == [80, 81, 279, 280, 478, 479]  # 558 / 1.4 = 398.6 apart
    for single in ([[3.0, 3.0]], [[np.nan, np.nan]], [[np.inf, 0.0]]):
        assert scatter(np.array(single)).shape == (560, 560, 3)


@pytest.mark.parametrize("shape", [(0, 2), (4, 3), (2,)])
def test_scatter_wants_points(shape):
    with pytest.raises(ValueError, match=r"scatter: points wants .* got shape \("):
        scatter(np.zeros(shape))


def test_picture_of_images_or_points():
    images, points = np.zeros([6, 8, 8, 1], np.float32), np.zeros([6, 2], np.float32)
    np.testing.assert_array_equal(picture_of(images, 3, "digits"), image_grid(images, 3))
    for name in MIXTURES:
        expected = scatter(points, MIXTURES[name])
        np.testing.assert_array_equal(picture_of(points, 3, name), expected)
    np.testing.assert_array_equal(picture_of(points, dataset="random"), scatter(points))
    assert (picture_of(points, 3, "rings") != picture_of(points, 3, "grid")).any()


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
