"""`keras.datasets` without a network: the file that is there, TFDS, digits with a warning."""

import logging
import pickle

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.legacy import prepared_sets


class NoNetworkError(Exception):
    """What Keras's download ends with."""


def fail(*_):
    raise NoNetworkError("URL fetch failure")


@pytest.fixture
def sets(tf1, monkeypatch, tmp_path):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path / "none"))
    for name in ("cifar10", "fashion_mnist", "mnist"):
        monkeypatch.setattr(getattr(tf.keras.datasets, name), "load_data", fail)
    return tf1.keras.datasets


def test_the_file_counts_whatever_its_hash(sets, tmp_path):
    arrays = {
        "x_train": np.arange(12, dtype=np.uint8).reshape(3, 2, 2),
        "y_train": np.uint8([7, 8, 9]),
        "x_test": np.ones([1, 2, 2], np.uint8),
        "y_test": np.uint8([5]),
    }
    (tmp_path / "datasets").mkdir()
    np.savez(tmp_path / "datasets/mnist.npz", **arrays)
    np.savez(tmp_path / "own.npz", **arrays)
    for found in (sets.mnist.load_data(), sets.mnist.load_data(str(tmp_path / "own.npz"))):
        (images, labels), (test_images, test_labels) = found
        np.testing.assert_array_equal(images, arrays["x_train"])
        np.testing.assert_array_equal(labels, [7, 8, 9])
        assert test_images.sum() == 4 and test_labels == [5]


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist"])
def test_digits_stand_in_with_a_loud_warning(sets, name, caplog):
    with caplog.at_level(logging.WARNING, "tensorflow"):
        (images, labels), (test_images, test_labels) = getattr(sets, name).load_data()
    assert f"THIS IS NOT THE SET {name}" in caplog.text and "URL fetch failure" in caplog.text
    assert images.shape == (60_000, 28, 28) and test_images.shape == (10_000, 28, 28)
    assert images.dtype == labels.dtype == np.uint8 and images.max() > 200
    assert sorted(set(labels)) == sorted(set(test_labels)) == [*range(10)]


def test_what_keras_downloads_is_handed_on(sets, monkeypatch):
    real = (np.zeros([2, 28, 28]), np.zeros([2])), (np.ones([1, 28, 28]), np.ones([1]))
    monkeypatch.setattr(tf.keras.datasets.mnist, "load_data", lambda path: real)
    assert sets.mnist.load_data()[1][0].sum() == 784


def test_a_prepared_set_stands_in(sets, monkeypatch):
    images, labels = np.zeros([4, 32, 32, 3], np.uint8), np.uint8([3, 1, 4, 1])
    parts = {"train": (images, labels), "test": (images[:1], labels[:1])}
    monkeypatch.setattr(prepared_sets, "prepared", {"cifar10": parts}.get)
    (found, found_labels), (_, test_labels) = sets.cifar10.load_data()
    assert found.shape == (4, 32, 32, 3) and found_labels.tolist() == [[3], [1], [4], [1]]
    assert test_labels.tolist() == [[3]]


def test_cifar10_is_read_from_the_folder_that_keras_2_left(sets, tmp_path):
    folder = tmp_path / "datasets" / "cifar-10-batches-py"
    folder.mkdir(parents=True)
    for number, name in enumerate(["test_batch", *(f"data_batch_{n}" for n in range(1, 6))]):
        image = np.repeat(np.uint8([[number, 100, 200]]), 32 * 32, axis=1)  # a colour a plane
        batch = {b"data": image, b"labels": [number]}
        (folder / name).write_bytes(pickle.dumps(batch, protocol=2))
    (images, labels), (test_images, test_labels) = sets.cifar10.load_data()
    assert images.shape == (5, 32, 32, 3) and images.dtype == labels.dtype == np.uint8
    assert images[2, 31, 0].tolist() == [3, 100, 200]
    assert labels.tolist() == [[1], [2], [3], [4], [5]] and test_labels.tolist() == [[0]]
    assert test_images[0, 5, 9].tolist() == [0, 100, 200]


def test_without_a_place_for_it_keras_says_why(sets):
    with pytest.raises(NoNetworkError, match="URL fetch failure"):
        sets.cifar10.load_data()
