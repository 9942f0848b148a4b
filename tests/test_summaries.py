"""Grids and PNG files decoded by TensorFlow; event files read back by its summary iterator."""

import contextlib
import os
import resource
import stat

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import summaries
from tfgan_lite.summaries import EventWriter, encode_png, image_grid, write_png

GREY = 96


def read(path):
    """Returns the events of a file, by TensorFlow's own reader, which checks each checksum."""
    return list(tf.compat.v1.train.summary_iterator(str(path)))


def event_files(logdir):
    return sorted(logdir.glob("events.out.tfevents.*"))


@contextlib.contextmanager
def full_disk(size):
    """Files cannot grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# Grids


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


def test_png_on_a_full_disk_leaves_the_older_one(tmp_path):
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


# Event files


def test_scalars_are_read_back(tmp_path):
    logdir = tmp_path / "new" / "run"
    with contextlib.closing(EventWriter(logdir)) as writer:
        writer.scalars(50, {"loss/generator": 0.5, "speed": np.float32(2.25)})
        writer.scalars(100, {"loss/generator": float("nan")})
        (path,) = event_files(logdir)  # whole before the file is closed
        version, marker, first, second = read(path)
    assert version.file_version == "brain.Event:2"
    assert marker.session_log.status == tf.compat.v1.SessionLog.START
    assert marker.step == 1
    assert first.step == 50
    assert {v.tag: v.simple_value for v in first.summary.value} == {
        "loss/generator": 0.5,
        "speed": 2.25,
    }
    assert first.wall_time == pytest.approx(path.stat().st_mtime, abs=60)
    assert second.step == 100
    assert np.isnan(second.summary.value[0].simple_value)


@pytest.mark.parametrize("channels", [1, 3])
def test_image_is_read_back(tmp_path, channels):
    grid = np.arange(6 * 4 * channels, dtype=np.uint8).reshape(6, 4, channels)
    writer = EventWriter(tmp_path)
    writer.image(7, "samples", grid)
    event = read(event_files(tmp_path)[0])[-1]
    assert event.step == 7
    (value,) = event.summary.value
    assert value.tag == "samples"
    assert (value.image.height, value.image.width) == (6, 4)
    assert value.image.colorspace == channels
    np.testing.assert_array_equal(tf.io.decode_png(value.image.encoded_image_string), grid)
    writer.close()


def test_it_works_in_a_graph(tmp_path):
    with tf.Graph().as_default(), contextlib.closing(EventWriter(tmp_path)) as writer:
        writer.image(1, "samples", np.zeros([2, 2, 1], np.uint8))
    assert len(read(event_files(tmp_path)[0])) == 3


def test_a_resumed_run_marks_the_first_step_that_it_repeats(tmp_path):
    for reached in (0, 250, 500):
        with contextlib.closing(EventWriter(tmp_path, reached)) as writer:
            writer.scalars(reached + 50, {"loss": 1.0})
    files = event_files(tmp_path)
    assert len(files) == 3  # within one second, and still in order of time
    markers = [e.step for f in files for e in read(f) if e.HasField("session_log")]
    assert markers == [1, 251, 501]


def test_files_are_in_order_even_if_the_clock_went_back(tmp_path, monkeypatch):
    EventWriter(tmp_path).scalars(1, {"loss": 1.0})
    monkeypatch.setattr(summaries.time, "time", lambda: 1.7e9)
    EventWriter(tmp_path, 1).scalars(2, {"loss": 2.0})
    steps = [e.step for f in event_files(tmp_path) for e in read(f) if e.HasField("summary")]
    assert steps == [1, 2]


def test_a_writer_that_wrote_nothing_leaves_nothing(tmp_path):
    EventWriter(tmp_path / "run").close()
    assert os.listdir(tmp_path) == []


def test_full_disk_raises_and_every_file_stays_readable(tmp_path):
    writer = EventWriter(tmp_path, 10)
    writer.scalars(11, {"loss": 1.0})
    noise = np.random.Generator(np.random.Philox(3)).integers(0, 256, [64, 64, 1], np.uint8)
    with full_disk(1000):
        for _ in range(2):  # the second time in a file of its own
            with pytest.raises(OSError, match="File too large") as caught:
                writer.image(12, "samples", noise)
            assert caught.value.filename.startswith(str(tmp_path))
    writer.scalars(13, {"loss": 3.0})  # there is room again
    writer.close()
    events = [event for file in event_files(tmp_path) for event in read(file)]
    assert [e.step for e in events if e.HasField("summary")] == [11, 13]
    # One marker: a second would make TensorBoard forget step 11.
    assert [e.step for e in events if e.HasField("session_log")] == [11]


def test_full_disk_at_the_first_byte_leaves_no_file_and_close_returns(tmp_path):
    writer = EventWriter(tmp_path)
    with full_disk(10):
        with pytest.raises(OSError):
            writer.scalars(1, {"loss": 1.0})
        writer.close()
    assert os.listdir(tmp_path) == []


def test_no_space_left_keeps_its_error_number(tmp_path, monkeypatch):
    if not os.path.exists("/dev/full"):
        pytest.skip("/dev/full is Linux's")
    path = tmp_path / "events"
    path.symlink_to("/dev/full")
    monkeypatch.setattr(summaries, "_next_path", lambda *_: path)
    with pytest.raises(OSError, match=r"\[Errno 28\] No space left on device: "):
        EventWriter(tmp_path).scalars(1, {"loss": 1.0})


def test_a_file_in_place_of_the_directory(tmp_path):
    (tmp_path / "run").write_text("")
    with pytest.raises(FileExistsError):
        EventWriter(tmp_path / "run").scalars(1, {"loss": 1.0})


def test_a_directory_that_vanished_raises_and_is_made_again(tmp_path):
    logdir = tmp_path / "run"
    writer = EventWriter(logdir)
    writer.scalars(1, {"loss": 1.0})
    event_files(logdir)[0].unlink()
    logdir.rmdir()
    with pytest.raises(FileNotFoundError):
        writer.scalars(2, {"loss": 2.0})
    writer.scalars(3, {"loss": 3.0})
    writer.close()
    (path,) = event_files(logdir)
    assert [e.step for e in read(path) if e.HasField("summary")] == [3]
