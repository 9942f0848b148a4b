"""Keras by its own name in an own file is `tf.keras`, with sets without a network."""

import os
import sys

import numpy as np
import pytest

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


def test_a_program_gets_the_keras_of_its_time(tf1):
    names = run(
        "import keras\nfrom keras.datasets import cifar10, cifar100, fashion_mnist\n"
        "from keras import backend as K\nimport keras.layers.core as core, keras.utils.np_utils\n"
        "from keras.layers.merge import _Merge\nfrom keras.engine import Layer, InputSpec\n"
        "encode = keras.utils.np_utils.to_categorical\n"
    )
    assert names["keras"] is tf1.keras and names["K"] is tf1.keras.backend
    assert names["cifar10"].load_data is tf1.keras.datasets.cifar10.load_data
    assert names["core"].Dense is tf1.keras.layers.Dense
    assert issubclass(tf1.keras.layers.Add, names["_Merge"])
    assert names["Layer"] is tf1.keras.layers.Layer
    assert names["encode"] is tf1.keras.utils.to_categorical
    with tf1.Session() as session:
        names["K"].set_session(session)
        assert names["K"].get_session() is session
    with pytest.raises(ImportError, match=r"no_such.*tf\.keras\.layers\.no_such is not provided"):
        run("from keras.layers import no_such")


@pytest.mark.parametrize("own", ["keras.py", "keras/__init__.py", "keras/gan.py"])
def test_a_module_of_the_program_by_that_name(tf1, own, tmp_path, monkeypatch):
    """A folder of scripts is none; a module or package is, where the script finds it."""
    (tmp_path / own).parent.mkdir(exist_ok=True)
    (tmp_path / own).write_text("name = 'own'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "keras")
    try:
        found = run("import keras", folder=str(tmp_path))["keras"]
    finally:
        sys.modules.pop("keras", None)
    assert (found is tf1.keras) == (own == "keras/gan.py")
    assert getattr(found, "name", None) == (None if own == "keras/gan.py" else "own")
