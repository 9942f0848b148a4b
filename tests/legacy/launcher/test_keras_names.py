"""Keras by its own name in an own file: sets without a network, its session, a moved module."""

import os
import sys

import numpy as np
import pytest
import tensorflow as tf

sys.path.insert(0, os.path.dirname(__file__))
from in_process import run

IMPORTS = {
    "from a package": "from keras.datasets import mnist\nload = mnist.load_data",
    "a module by its name": "import keras.datasets.mnist as sets\nload = sets.load_data",
    "a function": "from keras.datasets.mnist import load_data as load",
    "as attributes": "import keras\nload = keras.datasets.mnist.load_data",
}


@pytest.mark.parametrize("how", IMPORTS)
def test_the_file_on_the_disk_counts_whatever_its_hash(how, monkeypatch, tmp_path):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    (tmp_path / "datasets").mkdir()
    images, labels = np.ones([3, 2, 2], np.uint8), np.uint8([7, 8, 9])
    np.savez(
        tmp_path / "datasets/mnist.npz",
        **{"x_train": images, "y_train": labels, "x_test": images[:1], "y_test": labels[:1]},
    )
    (found, numbers), (test_images, _) = run(IMPORTS[how])["load"]()
    np.testing.assert_array_equal(found, images)
    assert numbers.tolist() == [7, 8, 9] and test_images.shape == (1, 2, 2)


def test_the_other_sets_and_what_keras_has_itself():
    names = run(
        "import keras\nfrom keras.datasets import cifar10, cifar100, fashion_mnist\n"
        "from keras.utils import np_utils, to_categorical\n"
        "found = [s.load_data.__module__ for s in (cifar10, fashion_mnist, cifar100)]\n"
        "same = np_utils.to_categorical is to_categorical is keras.utils.to_categorical\n"
    )
    ours = "tfgan_lite.legacy.old_packages.keras_names"
    assert names["found"][:2] == [ours] * 2 and names["found"][2].startswith("keras.")
    assert names["same"]


def test_a_session_that_keras_is_given():
    found = run("from keras import backend as K\nnow, keep = K.get_session, K.set_session")
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        assert found["keep"](session) is None and found["now"]() is session
    with tf.Graph().as_default():
        assert isinstance(found["now"](), tf.compat.v1.Session)
    assert run("import keras\nsize = keras.backend.floatx()")["size"] == "float32"
