"""Imports of TensorFlow."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import rewritten

_KERAS = "tfgan_lite.legacy.tensorflow.keras"
_SWITCH = "\ntf.disable_v2_behavior()\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# Copyright\nimport os\n\nimport tensorflow as tf  # one\n"
            "import numpy as np\n\nx = tf.a\n",
            "# Copyright\nimport os\n\nimport tensorflow.compat.v1 as tf  # one\n"
            f"import numpy as np\n{_SWITCH}\nx = tf.a\n",
        ),
        (  # Keras, by all of its names
            "import tensorflow as tf\nfrom tensorflow.python.keras.datasets import mnist\n"
            "import tensorflow.python.keras.preprocessing.image as image\n"
            "from tensorflow.contrib.keras import backend as K\n"
            "from keras.layers.core import Dense\nimport keras.layers, keras as k\n"
            "x = tf.a, mnist.load_data(), image.Iterator, Dense, keras.layers.ReLU, k, K\n",
            "import tensorflow.compat.v1 as tf\n"
            f"from {_KERAS}.datasets import mnist\n"
            f"from {_KERAS}.preprocessing import image\n"
            f"from {_KERAS} import backend as K\n"
            f"from {_KERAS}.layers import Dense\n"
            "from tfgan_lite.legacy.tensorflow import keras\n"
            "from tfgan_lite.legacy.tensorflow import keras as k\n"
            f"{_SWITCH}\n"
            "x = tf.a, mnist.load_data(), image.Iterator, Dense, keras.layers.ReLU, k, K\n",
        ),
        (
            "import tensorflow as t\nx = t.placeholder(t.float32)\n",
            "import tensorflow.compat.v1 as t\n\nt.disable_v2_behavior()\n\n"
            "x = t.placeholder(t.float32)\n",
        ),
        (
            "import tensorflow\nx = tensorflow.zeros([1])\n",
            "import tensorflow.compat.v1 as tensorflow\n\ntensorflow.disable_v2_behavior()\n\n"
            "x = tensorflow.zeros([1])\n",
        ),
        (
            "import tensorflow.contrib.slim as slim\nx = slim.flatten(y)\n",
            "from tfgan_lite.legacy.tensorflow.contrib import slim\nx = slim.flatten(y)\n",
        ),
        (
            "from tensorflow.contrib import layers as ly, slim\nx = ly.flatten(slim)\n",
            "from tfgan_lite.legacy.tensorflow.contrib import layers as ly, slim\n"
            "x = ly.flatten(slim)\n",
        ),
        (
            "try:\n    from tensorflow.contrib.rnn import LSTMCell\nexcept ImportError:\n"
            "    from tensorflow.nn.rnn_cell import LSTMCell\nx = LSTMCell\n",
            "try:\n    from tfgan_lite.legacy.tensorflow.contrib.rnn import LSTMCell\n"
            "except ImportError:\n"
            "    from tfgan_lite.legacy.tensorflow.nn.rnn_cell import LSTMCell\nx = LSTMCell\n",
        ),
        (
            "try:\n    import tensorflow.contrib.slim as slim\nexcept ImportError:\n"
            "    import tf_slim as slim\nx = slim\n",
            "try:\n    from tfgan_lite.legacy.tensorflow.contrib import slim\n"
            "except ImportError:\n"
            "    from tfgan_lite.legacy.tensorflow.contrib import slim\nx = slim\n",
        ),
        (
            "import tensorflow as tf\nimport tensorflow.keras as k\nx = tf.placeholder, k\n",
            "import tensorflow.compat.v1 as tf\n"
            "from tfgan_lite.legacy.tensorflow import keras as k\n"
            f"{_SWITCH}\nx = tf.placeholder, k\n",
        ),
        (
            "from tensorflow.examples.tutorials.mnist import input_data\n"
            "input_data.read_data_sets\n",
            "from tfgan_lite.legacy.tensorflow.examples.tutorials.mnist import input_data\n"
            "input_data.read_data_sets\n",
        ),
        (
            "from tensorflow import placeholder\nx = placeholder\n",
            "from tensorflow.compat.v1 import disable_v2_behavior, placeholder\n\n"
            "disable_v2_behavior()\n\nx = placeholder\n",
        ),
        (
            "def f():\n    import tensorflow as tf\n    return tf.zeros([1])\n",
            "def f():\n    import tensorflow.compat.v1 as tf\n    tf.disable_v2_behavior()\n"
            "    return tf.zeros([1])\n",
        ),
        (
            '"""Doc."""\nimport tensorflow as tf\nx = tf.layers.dense(y, tf.a)\n',
            '"""Doc."""\nimport tensorflow.compat.v1 as tf\nfrom tfgan_lite import layers\n'
            f"{_SWITCH}\nx = layers.dense(y, tf.a)\n",
        ),
        (
            "import tensorflow as tf\nx = tf.layers.dense(y, 3)\n",
            "from tfgan_lite import layers\nx = layers.dense(y, 3)\n",
        ),
    ],
)
def test_changes(before, after):
    got, file = rewritten(before)
    assert got == after
    again, second = rewritten(got)
    assert again == got and not second.changes
    assert file.changes


@pytest.mark.parametrize(
    "text",
    [
        "import tensorflow.compat.v1 as tf\n\ntf.disable_v2_behavior()\nx = tf.zeros([1])\n",
        "import tensorflow as tf\n\nv1 = tf.compat.v1\nx = v1.placeholder(tf.float32)\n",
        "import tensorflow_datasets as tfds\nx = tfds.load('mnist')\n",
        "s = 'import tensorflow as tf'\n# import tensorflow as tf\n",
        "from . import tensorflow as tf\nx = tf.mul(1, 2)\n",
    ],
)
def test_look_alikes_stay(text):
    got, file = rewritten(text)
    assert got == text and not file.changes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "from tensorflow.contrib.keras.api.keras import backend as K\nx = K\n",
            f"from {_KERAS} import backend as K\nx = K\n",
        ),
        (
            "import tensorflow.contrib.slim\nx = tensorflow.nn\n",
            "import tensorflow.compat.v1 as tensorflow\n\n"
            "tensorflow.disable_v2_behavior()\n\nx = tensorflow.nn\n",
        ),
        (
            "import keras_preprocessing.image\nx = keras_preprocessing.image.Iterator\n",
            f"from {_KERAS} import preprocessing as keras_preprocessing\n"
            "x = keras_preprocessing.image.Iterator\n",
        ),
        (
            "import tf_slim\nx = tf_slim.arg_scope\n",
            "from tfgan_lite.legacy.tensorflow.contrib import slim as tf_slim\n"
            "x = tf_slim.arg_scope\n",
        ),
    ],
)
def test_other_names_of_the_same_modules(before, after):
    got, _ = rewritten(before)
    assert got == after


def test_names_for_other_files_are_kept():
    got, _ = rewritten("import tensorflow as tf\nx = tf.layers.Dense\n", wanted=frozenset({"tf"}))
    assert "import tensorflow.compat.v1 as tf\n" in got


def test_a_name_that_another_file_gives():
    got, _ = rewritten("from ops import *\nx = tf.mul(a, b)\n", starred={"tf": "tensorflow"})
    assert got == "from ops import *\nx = tf.multiply(a, b)\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "import tensorflow as tf\nx = tf.placeholder\n",
            "import tensorflow.compat.v1 as tf\n\n"
            "if tf.resource_variables_enabled():  # once: the call ends eager execution\n"
            "    tf.disable_v2_behavior()\n\nx = tf.placeholder\n",
        ),
        (
            "from tensorflow import placeholder\nx = placeholder\n",
            "from tensorflow.compat.v1 import resource_variables_enabled, disable_v2_behavior, "
            "placeholder\n\n"
            "if resource_variables_enabled():  # once: the call ends eager execution\n"
            "    disable_v2_behavior()\n\nx = placeholder\n",
        ),
        (
            "def f():\n    import tensorflow as tf\n    tf.enable_eager_execution()\n",
            "def f():\n    import tensorflow.compat.v1 as tf\n"
            "    if tf.resource_variables_enabled():  # once: the call ends eager execution\n"
            "        tf.disable_v2_behavior()\n    tf.enable_eager_execution()\n",
        ),
    ],
)
def test_the_files_of_a_program_that_goes_eager(before, after):
    got, _ = rewritten(before, eager=True)
    assert got == after
    again, second = rewritten(got, eager=True)
    assert again == got and not second.changes
