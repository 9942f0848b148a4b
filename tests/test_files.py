"""A file is replaced whole or not at all; what is no file is written to, and stays what it is."""

import os
import stat

import pytest

from tfgan_lite import files


def test_a_file_is_replaced(tmp_path):
    path = tmp_path / "report.json"
    path.write_text("before")
    with files.replacing(path) as temporary:
        temporary.write_text("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after" and os.listdir(tmp_path) == ["report.json"]


def test_a_failure_leaves_what_was_there(tmp_path):
    path = tmp_path / "report.json"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError), files.replacing(path) as temporary:
        temporary.write_text("half")
        raise ZeroDivisionError
    assert path.read_text() == "before" and os.listdir(tmp_path) == ["report.json"]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(ZeroDivisionError), files.replacing(path) as temporary:
            temporary.write_text("half")
            raise ZeroDivisionError
        with files.replacing(path) as temporary:
            temporary.write_text("whole")
        assert os.read(reader, 100) == b"whole"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode) and os.listdir(tmp_path) == ["pipe"]
