"""What no rule can read."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import noted, stays


@pytest.mark.parametrize(
    "text",
    [
        "x = getattr(tf, name)\n",
        "exec(text)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


@pytest.mark.parametrize(
    "text",
    [
        "x = getattr(tf, name)\n",
        "x = getattr(tf.nn, 'relu')\n",
        "exec('import tensorflow as tf')\n",
        "import importlib\nx = importlib.import_module('models.' + name)\n",
        "x = __import__('tensorflow.contrib')\n",
    ],
)
def test_it_is_reported(text):
    assert len(noted("out_of_sight", text)) == 1


@pytest.mark.parametrize(
    "text", ["x = getattr(self, name)\n", "model.eval(x)\n", "x = tf.nn.relu\n"]
)
def test_others_are_not(text):
    assert not noted("out_of_sight", text)
