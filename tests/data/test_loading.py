"""What `--dataset` may say."""

import pytest
import tensorflow as tf

from tfgan_lite import data
from tfgan_lite.errors import InputError


@pytest.mark.parametrize("spec", ["", "mnist", "digits:train", "tfds:", "idx:", "folder", "zip:x"])
def test_unknown_form(spec):
    with pytest.raises(InputError, match=r"--dataset: wants digits, tfds:NAME\[:SPLIT\]") as caught:
        data.load(spec, 8, 8, 1)
    assert f"got {spec!r}" in str(caught.value)


@pytest.mark.parametrize("kind", ["idx", "folder"])
def test_no_directory(kind, tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    for name, found in (("missing", "nothing"), ("file", "a file")):
        with pytest.raises(InputError) as caught:
            data.load(f"{kind}:{tmp_path / name}", 8, 8, 1)
        assert f"--dataset={kind}:" in str(caught.value)
        assert f"got {found} at {tmp_path / name}" in str(caught.value)


def test_inside_a_graph():
    with tf.Graph().as_default(), pytest.raises(ValueError, match="before opening the graph"):
        data.load("digits", 8, 8, 1)


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    with pytest.raises(InputError, match="--dataset=folder:.*got .*Permission denied"):
        data.load(f"folder:{tmp_path}", 8, 8, 1)
