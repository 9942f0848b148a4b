"""Symbols that are not provided."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import noted, stays


@pytest.mark.parametrize(
    "text",
    [
        "x = tf.contrib.tpu.TPUEstimator(1)\n",
        "y = tf.no_such_name\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_a_missing_symbol_is_reported():
    (text,) = noted("unprovided", "x = tf.contrib.tpu.TPUEstimator(1)\n")
    assert "tf.contrib.tpu.TPUEstimator is not provided: it ran programs on Cloud TPUs" in text


def test_an_import_is_reported():
    assert noted("unprovided", "from tensorflow.contrib.tpu import TPUEstimator\n")


@pytest.mark.parametrize(
    "text",
    [
        "x = tf.mul(a, b)\n",
        "x = tf.layers.dense(a, 2)\n",
        "x = tf.nn.relu\n",
        "tf.scalar_summary('a', b)\n",
        "def f(tf):\n    return tf.nothing\n",
    ],
)
def test_others_are_not(text):
    assert not noted("unprovided", text)
