"""The two orders of tf.split."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("a, b = tf.split(1, 2, x)\n", "a, b = tf.split(x, 2, 1)\n", [], None),
        (
            "a, b = tf.split(split_dim=1, num_split=2, value=x)\n",
            "a, b = tf.split(axis=1, num_or_size_splits=2, value=x)\n",
            [],
            None,
        ),
        (
            "a, b = tf.split(1, num_split=2, value=x)\n",
            "a, b = tf.split(axis=1, num_or_size_splits=2, value=x)\n",
            [],
            None,
        ),
        (
            "a = tf.split(p, q, r)\n",
            "a = argument_orders.split(p, q, r)\n",
            ["from tfgan_lite.legacy.tensorflow.before_one import argument_orders"],
            1,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("split_order", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "a, b = tf.split(x, 2, 1)\n",
        "a, b = tf.split(x, 2, axis=1)\n",
        "a, b = tf.split(value=x, num_or_size_splits=2, axis=1)\n",
        "a = np.split(x, 2, 1)\n",
        'a = "1 2".split()\n',
        "a = tf.split(x, 2)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
