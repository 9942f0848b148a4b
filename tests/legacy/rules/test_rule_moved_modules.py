"""Modules that this package has."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            'y = tf.layers.dense(x, 8, name="tf.layers.dense")\n',
            'y = layers.dense(x, 8, name="tf.layers.dense")\n',
            ["from tfgan_lite import layers"],
            None,
        ),
        (
            "layers = []\ny = tf.layers.dense(x, 8)\n",
            "layers = []\ny = tf_layers.dense(x, 8)\n",
            ["from tfgan_lite import layers as tf_layers"],
            None,
        ),
        (
            "def f(x, layers):\n    return tf.layers.Flatten()(x)\n",
            "def f(x, layers):\n    return tf_layers.Flatten()(x)\n",
            ["from tfgan_lite import layers as tf_layers"],
            None,
        ),
        (
            "y = tf.contrib.layers.conv2d(x, 8, 3)\n",
            "y = contrib_layers.conv2d(x, 8, 3)\n",
            ["from tfgan_lite.legacy.tensorflow.contrib import layers as contrib_layers"],
            None,
        ),
        (
            "slim = tf.contrib.slim\ny = slim.conv2d(x, 8, 3)\n",
            ("from tfgan_lite.legacy.tensorflow.contrib import slim\ny = slim.conv2d(x, 8, 3)\n"),
            [],
            None,
        ),
        (
            "ly = tf.contrib.layers\ny = ly.flatten(x)\n",
            ("from tfgan_lite.legacy.tensorflow.contrib import layers as ly\ny = ly.flatten(x)\n"),
            [],
            None,
        ),
        (
            "c = tf.nn.rnn_cell.GRUCell(8)\n",
            "c = rnn_cell.GRUCell(8)\n",
            ["from tfgan_lite.legacy.tensorflow.nn import rnn_cell"],
            None,
        ),
        (
            "nn = tf.nn\nc = nn.rnn_cell.GRUCell(8)\n",
            "nn = tf.nn\nc = rnn_cell.GRUCell(8)\n",
            ["from tfgan_lite.legacy.tensorflow.nn import rnn_cell"],
            None,
        ),
        (
            "y = tf.keras.layers.Dense(8)\n",
            "y = keras.layers.Dense(8)\n",
            ["from tfgan_lite.legacy.tensorflow import keras"],
            None,
        ),
        (
            "m = tf.contrib.gan.gan_model(a, b, c, d)\n",
            "m = tfgan.gan_model(a, b, c, d)\n",
            ["from tfgan_lite.legacy.tensorflow.contrib import gan as tfgan"],
            None,
        ),
        (
            "def f(x):\n    slim = tf.contrib.slim\n    return slim.flatten(x)\n",
            (
                "def f(x):\n"
                "    from tfgan_lite.legacy.tensorflow.contrib import slim\n"
                "    return slim.flatten(x)\n"
            ),
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("moved_modules", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "def f(tf, x):\n    return tf.layers.dense(x, 8)\n",
        "layers = [1]\nlayers.append(2)\n",
        "class A:\n    def __init__(self):\n        self.layers = tf.nn.relu\n",
        '# tf.layers.dense\ns = "tf.contrib.slim"\n',
        "def f(keras, x):\n    return keras.layers.Dense(8)(x)\n",
        "y = tf.nn.relu(x)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
