"""Names from before TensorFlow 1.0."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("y = tf.mul(a, b)  # tf.mul\n", "y = tf.multiply(a, b)  # tf.mul\n", [], None),
        (
            'w = tf.train.SummaryWriter("logs", s.graph)\n',
            'w = tf.summary.FileWriter("logs", s.graph)\n',
            [],
            None,
        ),
        (
            "s.run(tf.initialize_all_variables())\n",
            "s.run(tf.global_variables_initializer())\n",
            [],
            None,
        ),
        (
            "y = tf.batch_matmul(a, b, adj_y=True)\n",
            "y = tf.matmul(a, b, adjoint_b=True)\n",
            [],
            None,
        ),
        (
            ("def f(x, w):\n    return tf.nn.deconv2d(x, w, [1, 2, 2, 1], [1, 2, 2, 1])\n"),
            ("def f(x, w):\n    return tf.nn.conv2d_transpose(x, w, [1, 2, 2, 1], [1, 2, 2, 1])\n"),
            [],
            None,
        ),
        ("nn = tf.nn\ny = nn.deconv2d\n", "nn = tf.nn\ny = tf.nn.conv2d_transpose\n", [], None),
    ],
)
def test_changes(before, after, imports, notes):
    check("renamed_symbols", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "def f(tf, a, b):\n    return tf.mul(a, b)\n",
        "import operator\nx = operator.mul(2, 3)\n",
        's = "tf.mul"\n',
        "class T:\n    def mul(self):\n        return self.mul\n",
        "y = tf.multiply(a, b)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
