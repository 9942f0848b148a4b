"""Losses over a sample of the classes, by position."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays

IMPORT = "from tfgan_lite.legacy.tensorflow.before_one import sampled_losses"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "y = tf.nn.sampled_softmax_loss(w, b, inputs, labels, 5, 100)\n",
            "y = sampled_losses.sampled_softmax_loss(w, b, inputs, labels, 5, 100)\n",
        ),
        ("y = tf.nn.nce_loss(*parts)\n", "y = sampled_losses.nce_loss(*parts)\n"),
    ],
)
def test_changes(before, after):
    check("sampled_loss_order", before, after, [IMPORT], None)


@pytest.mark.parametrize(
    "text",
    [
        "y = tf.nn.sampled_softmax_loss(w, b, train_labels, embed, 5, 100)\n",
        "y = tf.nn.nce_loss(w, b, labels=a, inputs=x, num_sampled=5, num_classes=9)\n",
        "y = tf.nn.softmax_cross_entropy_with_logits(None, a, b)\n",
        "y = other.nce_loss(w, b, inputs, labels, 5, 100)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
