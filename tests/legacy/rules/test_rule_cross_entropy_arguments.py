"""Cross entropies by position."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "y = tf.nn.sigmoid_cross_entropy_with_logits(a, b)\n",
            "y = tf.nn.sigmoid_cross_entropy_with_logits(logits=a, labels=b)\n",
            [],
            None,
        ),
        (
            "y = tf.nn.softmax_cross_entropy_with_logits(\n    a,  # logits\n    b)\n",
            (
                "y = tf.nn.softmax_cross_entropy_with_logits(\n"
                "    logits=a,  # logits\n"
                "    labels=b)\n"
            ),
            [],
            None,
        ),
        (
            "y = tf.nn.sigmoid_cross_entropy_with_logits(logits=a, targets=b)\n",
            "y = tf.nn.sigmoid_cross_entropy_with_logits(logits=a, labels=b)\n",
            [],
            None,
        ),
        (
            "y = tf.nn.sparse_softmax_cross_entropy_with_logits(a, labels=b)\n",
            ("y = tf.nn.sparse_softmax_cross_entropy_with_logits(logits=a, labels=b)\n"),
            [],
            None,
        ),
        (
            "y = tf.nn.softmax_cross_entropy_with_logits(*pair)\n",
            "y = cross_entropies.softmax_cross_entropy_with_logits(*pair)\n",
            ["from tfgan_lite.legacy.tensorflow.before_one import cross_entropies"],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("cross_entropy_arguments", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "y = tf.nn.sigmoid_cross_entropy_with_logits(logits=a, labels=b)\n",
        "y = tf.losses.sigmoid_cross_entropy(a, b)\n",
        "y = tf.nn.softmax_cross_entropy_with_logits(None, a, b)\n",
        "y = tf.nn.weighted_cross_entropy_with_logits(a, b, 1)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
