"""Event files, read back by TensorFlow's summary iterator."""

import contextlib
import os

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import event_file
from tfgan_lite.event_file import EventWriter


def read(path):
    """Returns the events of a file, by TensorFlow's own reader, which checks each checksum."""
    return list(tf.compat.v1.train.summary_iterator(str(path)))


def event_files(logdir):
    return sorted(logdir.glob("events.out.tfevents.*"))


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
    monkeypatch.setattr(event_file.time, "time", lambda: 1.7e9)
    EventWriter(tmp_path, 1).scalars(2, {"loss": 2.0})
    steps = [e.step for f in event_files(tmp_path) for e in read(f) if e.HasField("summary")]
    assert steps == [1, 2]


def test_a_writer_that_wrote_nothing_leaves_nothing(tmp_path):
    EventWriter(tmp_path / "run").close()
    assert os.listdir(tmp_path) == []


def test_full_disk_raises_and_every_file_stays_readable(tmp_path, full_disk):
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


def test_full_disk_at_the_first_byte_leaves_no_file_and_close_returns(tmp_path, full_disk):
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
    monkeypatch.setattr(event_file, "_next_path", lambda *_: path)
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
