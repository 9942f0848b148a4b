"""MNIST as scripts read it: idx files, then TFDS, then the package's digits with a warning."""

import gzip
import logging
import struct

import numpy as np
import pytest

from tfgan_lite.data import tfds_sets
from tfgan_lite.errors import InputError
from tfgan_lite.legacy import prepared_sets


@pytest.fixture
def reader(tf1):
    return tf1.examples.tutorials.mnist.input_data


@pytest.fixture
def folder(tmp_path):
    """Idx files: image i has the pixel i everywhere, and the label i % 10."""
    for part, count, opener, end in (("train", 20, gzip.open, ".gz"), ("t10k", 12, open, "")):
        pixels = np.repeat(np.arange(count, dtype=np.uint8), 784).tobytes()
        labels = (np.arange(count, dtype=np.uint8) % 10).tobytes()
        with opener(tmp_path / f"{part}-images-idx3-ubyte{end}", "wb") as file:
            file.write(struct.pack(">IIII", 2051, count, 28, 28) + pixels)
        with opener(tmp_path / f"{part}-labels-idx1-ubyte{end}", "wb") as file:
            file.write(struct.pack(">II", 2049, count) + labels)
    return tmp_path


def test_parts_of_idx_files(reader, folder):
    found = reader.read_data_sets(str(folder), one_hot=True, validation_size=5)
    assert [part.num_examples for part in found] == [15, 5, 12]
    assert found.train.images.shape == (15, 784) and found.train.images.dtype == np.float32
    np.testing.assert_array_equal(
        found.validation.images[:, 0], np.float32([*range(5)]) * np.float32(1 / 255)
    )
    assert found.test.labels.shape == (12, 10) and found.test.labels[11].argmax() == 1


def test_bytes_in_their_shape(reader, folder, tf1):
    found = reader.read_data_sets(str(folder), dtype=tf1.uint8, reshape=False, validation_size=0)
    assert found.train.images.shape == (20, 28, 28, 1) and found.train.images.dtype == np.uint8
    assert found.train.labels.tolist() == [*range(10)] * 2


def test_an_epoch_has_every_image_once_and_batches_go_over_its_end(reader, folder):
    train = reader.read_data_sets(str(folder), validation_size=0, seed=3).train
    batches = [train.next_batch(8) for _ in range(5)]
    pixels = np.concatenate([np.rint(images[:, 0] * 255) for images, _ in batches])
    labels = np.concatenate([labels for _, labels in batches])
    assert sorted(pixels[:20]) == sorted(pixels[20:]) == [*range(20)]
    assert pixels[:20].tolist() != pixels[20:].tolist()
    np.testing.assert_array_equal(labels, pixels % 10)
    assert train.epochs_completed == 1


def test_the_order_is_numpys_of_the_seed(reader, folder, tf1):
    train = reader.read_data_sets(str(folder), validation_size=0, seed=3, dtype=tf1.uint8).train
    np.random.seed(3)  # by hand: read_data_sets makes three sets, and seeds for each
    order = np.arange(20)
    np.random.shuffle(order)
    np.random.seed(3)
    np.testing.assert_array_equal(train.next_batch(20)[0][:, 0], order)


def test_without_shuffling_the_order_is_that_of_the_file(reader, folder, tf1):
    train = reader.read_data_sets(str(folder), validation_size=0, dtype=tf1.uint8).train
    rows = [train.next_batch(12, shuffle=False)[0][:, 0].tolist() for _ in range(2)]
    assert rows == [[*range(12)], [*range(12, 20), 0, 1, 2, 3]]


def test_fakes(reader):
    images, labels = reader.read_data_sets("", fake_data=True, one_hot=True).train.next_batch(
        2, fake_data=True
    )
    assert images == [[1] * 784] * 2 and labels == [[1] + [0] * 9] * 2


def test_open_files(reader, folder):
    with open(folder / "train-images-idx3-ubyte.gz", "rb") as file:
        assert reader.extract_images(file).shape == (20, 28, 28, 1)
    with open(folder / "train-labels-idx1-ubyte.gz", "rb") as file:
        assert reader.extract_labels(file, one_hot=True).shape == (20, 10)
    with open(folder / "train-labels-idx1-ubyte.gz", "rb") as file:
        with pytest.raises(ValueError, match="Invalid magic number 2049 in MNIST image file"):
            reader.extract_images(file)


def test_too_many_for_validation(reader, folder):
    with pytest.raises(ValueError, match="between 0 and 20. Received: 5000"):
        reader.read_data_sets(str(folder))


def test_a_damaged_file_is_an_error_not_a_stand_in(reader, folder):
    (folder / "t10k-labels-idx1-ubyte").write_bytes(struct.pack(">II", 2049, 11) + bytes(11))
    with pytest.raises(InputError, match="wants 12 labels, one for each image"):
        reader.read_data_sets(str(folder), validation_size=5)


def test_digits_stand_in_with_a_loud_warning(reader, tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path / "none"))
    with caplog.at_level(logging.WARNING, "tensorflow"):
        found = reader.read_data_sets(str(tmp_path / "MNIST_data"), one_hot=True)
    assert "THIS IS NOT MNIST" in caplog.text and "train, t10k" in caplog.text
    assert [part.num_examples for part in found] == [55_000, 5_000, 10_000]
    assert not (tmp_path / "MNIST_data").exists()
    shares = found.train.labels.mean(0)
    assert shares.min() > 0.09 and 0.0 < found.train.images.mean() < 0.5
    seen = {image.tobytes() for image in found.train.images[:2000]}
    held = {image.tobytes() for image in found.test.images[:400]}
    assert not seen & held


def test_a_prepared_set_goes_before_the_stand_in(reader, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(tfds_sets, "find_prepared", lambda root, name: asked.append(name) or root)
    part = np.zeros([9, 28, 28, 1], np.uint8), np.zeros([9], np.uint8)
    monkeypatch.setattr(prepared_sets, "_loaded", lambda spec, _: asked.append(spec) or part)
    reader.read_data_sets(str(tmp_path / "fashion"), validation_size=1)
    assert asked == ["fashion_mnist", "tfds:fashion_mnist:train", "tfds:fashion_mnist:test"]
