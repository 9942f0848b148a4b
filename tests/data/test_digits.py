"""The digits that ship with the package, through their TFDS builder."""

import hashlib
import logging
import pathlib

import numpy as np
import pytest
import tensorflow_datasets as tfds

from tfgan_lite import data
from tfgan_lite.data import digits
from tfgan_lite.data.digits import builder, prepared
from tfgan_lite.errors import InputError

FOLDER = pathlib.Path(digits.__file__).parent
# SHA-256 of the published rows of 64 pixels and a label, a byte each.
ROWS = "68aea062d35a127749050fa0e52dca09d6569ac08092c925610e0954e172dde2"
# From optdigits.names of the UCI repository: how many of each class the test set has.
CLASS_COUNTS = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
# The first digit of the set, which is drawn in many a textbook.
FIRST = [
    [0, 0, 5, 13, 9, 1, 0, 0],
    [0, 0, 13, 15, 10, 15, 5, 0],
    [0, 3, 15, 2, 0, 11, 8, 0],
    [0, 4, 12, 0, 0, 8, 8, 0],
    [0, 5, 8, 0, 0, 9, 8, 0],
    [0, 4, 11, 0, 1, 12, 7, 0],
    [0, 2, 14, 5, 10, 12, 0, 0],
    [0, 0, 6, 13, 10, 0, 0, 0],
]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("tfds")


@pytest.fixture(autouse=True)
def data_dir(root, monkeypatch):
    monkeypatch.setenv("TFDS_DATA_DIR", str(root))


def test_the_archive_is_small_licensed_and_the_uci_set():
    files = [path for path in FOLDER.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 100_000
    licence = (FOLDER / "LICENSE").read_text()
    assert "CC BY 4.0" in licence and "10.24432/C50P49" in licence and "Alpaydin" in licence
    pixels, labels = builder.read_archive()
    assert pixels.shape == (1797, 8, 8) and pixels.dtype == np.uint8
    assert np.bincount(labels).tolist() == CLASS_COUNTS
    assert pixels[0].tolist() == FIRST and labels[0] == 0
    rows = np.concatenate([pixels.reshape(-1, 64), labels[:, None]], axis=1)
    assert hashlib.sha256(rows.astype(np.uint8).tobytes()).hexdigest() == ROWS


def test_the_levels_spread_over_a_byte():
    expected = [0, 16, 32, 48, 64, 80, 96, 112, 128, 143, 159, 175, 191, 207, 223, 239, 255]
    assert builder.scale(np.arange(17, dtype=np.uint8)).tolist() == expected


def test_at_their_own_size_they_are_untouched_and_in_order():
    got = data.load("digits", 8, 8, 1)
    pixels, labels = builder.read_archive()
    nearest = np.floor(pixels / 16 * 255 + 0.5)
    np.testing.assert_array_equal(got.images[..., 0], nearest)
    np.testing.assert_array_equal(got.labels, labels)
    assert got.images.dtype == np.uint8 and got.labels.dtype == np.int32
    assert got.name == "digits" and got.class_names == tuple("0123456789")


@pytest.mark.parametrize("size", [(28, 28, 1), (64, 64, 3)])
def test_upscaled(size):
    small, large = data.load("digits", 8, 8, 1), data.load("digits", *size)
    assert large.images.shape == (1797, *size)
    before, after = small.images.mean(axis=(1, 2, 3)), large.images.mean(axis=(1, 2, 3))
    assert np.corrcoef(before, after)[0, 1] > 0.99


def test_it_is_a_tfds_set_like_any_other(root):
    data.load("digits", 8, 8, 1)
    by_directory = tfds.builder_from_directory(root / "digits" / "1.0.0")
    assert by_directory.info.splits["train"].num_examples == 1797
    assert "10.24432/C50P49" in by_directory.info.citation
    by_name = data.load("tfds:digits:train[:5]", 8, 8, 1)
    np.testing.assert_array_equal(by_name.images, data.load("digits", 8, 8, 1).images[:5])


def test_the_second_time_nothing_is_prepared(monkeypatch):
    data.load("digits", 8, 8, 1)
    monkeypatch.setattr(builder.Digits, "download_and_prepare", _never)
    assert len(data.load("digits", 8, 8, 1)) == 1797


def _never(self, **kwargs):
    raise AssertionError("prepared again")


def test_another_process_that_prepares_meanwhile(tmp_path, monkeypatch):
    """Someone else finishes first, so that the renaming at the end of ours must fail."""
    generate = builder.Digits._generate_examples
    calls = []

    def with_a_rival(self):
        calls.append(1)
        if len(calls) == 1:
            prepared.prepare(tmp_path)
        yield from generate(self)

    monkeypatch.setattr(builder.Digits, "_generate_examples", with_a_rival)
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    got = data.load("digits", 8, 8, 1)
    assert np.bincount(got.labels).tolist() == CLASS_COUNTS and len(calls) == 2
    assert [path.name for path in (tmp_path / "digits").iterdir()] == ["1.0.0"]


def test_a_directory_that_cannot_be_written(tmp_path, monkeypatch, caplog):
    (tmp_path / "file").write_text("x")
    unusable = tmp_path / "file" / "below"
    monkeypatch.setenv("TFDS_DATA_DIR", str(unusable))
    assert len(data.load("digits", 8, 8, 1)) == 1797
    assert f"cannot use {unusable}" in caplog.text and "TFDS_DATA_DIR" in caplog.text


def test_a_damaged_preparation(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    records = next(prepared.prepare(tmp_path).glob("*.tfrecord*"))
    records.write_bytes(records.read_bytes()[:1000])
    assert len(data.load("digits", 8, 8, 1)) == 1797
    assert f"cannot use {tmp_path}" in caplog.text


def test_nowhere_to_write(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path / "file" / "below"))

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(prepared.tempfile, "TemporaryDirectory", full)
    with pytest.raises(InputError, match="--dataset=digits: .*No space left.*TFDS_DATA_DIR"):
        data.load("digits", 8, 8, 1)


def test_preparing_leaves_the_log_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(logging.root, "handlers", [])
    prepared.prepare(tmp_path)
    assert logging.root.handlers == []


def test_loading_leaves_the_output_alone(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    data.load("digits", 8, 8, 1)
    out, err = capfd.readouterr()
    assert out == "" and "Downloading" not in err
