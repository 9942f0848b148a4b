"""Quotients in shapes, which TensorFlow 1 took as integers."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, rewritten, stays


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = tf.placeholder(tf.float32, [None, a / 2, 3])\n",)
        + ("x = tf.placeholder(tf.float32, [None, int(a / 2), 3])\n",),
        ('w = tf.get_variable("w", shape=(4, (a / 2)))\n',)
        + ('w = tf.get_variable("w", shape=(4, int(a / 2)))\n',),
        ("x.set_shape([None, 32 / 2])\n", "x.set_shape([None, int(32 / 2)])\n"),
        ("h = a / 4\ns = tf.TensorShape([h, 3])\n", "h = a / 4\ns = tf.TensorShape([int(h), 3])\n"),
    ],
)
def test_changes(before, after):
    check("whole_sizes", before, after)


@pytest.mark.parametrize(
    "text",
    [
        "x = tf.placeholder(tf.float32, [None, a // 2])\n",
        "x = tf.placeholder(tf.float32, shape)\n",
        "x = tf.placeholder(*args)\n",
        "x = np.zeros([a / 2])\n",
        "x = tf.reshape(x, [a / 2, 2])\n",
        "h = a / 2\nh = 3\nx = tf.placeholder(tf.float32, [h])\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_a_program_of_python_2_divides_integers_already():
    text = "import tensorflow.compat.v1 as tf\nx = tf.placeholder(tf.float32, [None, 4 / 2])\n"
    got, _ = rewritten(text, python2=True)
    assert "int(" not in got
