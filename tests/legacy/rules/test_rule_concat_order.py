"""The two orders of tf.concat."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("y = tf.concat(1, [a, b])\n", "y = tf.concat([a, b], 1)\n", [], None),
        (
            "y = tf.concat(-1, [a,\n                  b])  # joined\n",
            "y = tf.concat([a,\n                  b], -1)  # joined\n",
            [],
            None,
        ),
        (
            "y = tf.concat(concat_dim=1, values=[a, b])\n",
            "y = tf.concat(axis=1, values=[a, b])\n",
            [],
            None,
        ),
        ("y = tf.concat(1, values=parts)\n", "y = tf.concat(axis=1, values=parts)\n", [], None),
        ('y = tf.concat(0, parts, name="y")\n', 'y = tf.concat(parts, 0, name="y")\n', [], None),
        (
            "y = tf.concat(d, parts)\n",
            "y = argument_orders.concat(d, parts)\n",
            ["from tfgan_lite.legacy.tensorflow.before_one import argument_orders"],
            1,
        ),
        (
            "concat_dim = 1\ny = tf.concat(concat_dim, parts)\n",
            "concat_dim = 1\ny = tf.concat(parts, concat_dim)\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("concat_order", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "y = tf.concat([a, b], 1)\n",
        "y = tf.concat(parts, axis=1)\n",
        "y = tf.concat(parts, axis)\n",
        "y = tf.concat(axis=1, values=parts)\n",
        "y = tf.concat(values, axis, *more)\n",
        "import pandas as pd\ny = pd.concat(1, [a, b])\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
