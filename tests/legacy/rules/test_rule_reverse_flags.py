"""Flags for axes in tf.reverse."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("y = tf.reverse(x, [False, True, True])\n", "y = tf.reverse(x, [1, 2])\n", [], None),
        ("y = tf.reverse(x, dims=[True, False])\n", "y = tf.reverse(x, axis=[0])\n", [], None),
        (
            "y = tf.reverse(x, dims=flags)\n",
            "y = argument_orders.reverse(x, dims=flags)\n",
            ["from tfgan_lite.legacy.tensorflow.before_one import argument_orders"],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("reverse_flags", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "y = tf.reverse(x, [1])\n",
        "y = tf.reverse(x, axis=[0, 1])\n",
        "y = list(reversed([True, False]))\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
