"""Summaries from before TensorFlow 1.0."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ('tf.scalar_summary("loss", x)\n', 'tf.summary.scalar("loss", x)\n', [], 0),
        (
            'tf.image_summary("img", x, max_images=4)\n',
            'tf.summary.image("img", x, max_outputs=4)\n',
            [],
            0,
        ),
        ('tf.histogram_summary("h", x)\n', 'tf.summary.histogram("h", x)\n', [], 0),
        (
            'tf.scalar_summary("the loss", x)\n',
            'summaries.scalar_summary("the loss", x)\n',
            ["from tfgan_lite.legacy.tensorflow.before_one import summaries"],
            1,
        ),
        (
            "for v in vs:\n    tf.histogram_summary(v.name, v)\n",
            "for v in vs:\n    summaries.histogram_summary(v.name, v)\n",
            ["from tfgan_lite.legacy.tensorflow.before_one import summaries"],
            1,
        ),
        (
            'with tf.name_scope("d"):\n    tf.scalar_summary("loss", x)\n',
            'with tf.name_scope("d"):\n    summaries.scalar_summary("loss", x)\n',
            ["from tfgan_lite.legacy.tensorflow.before_one import summaries"],
            1,
        ),
        (
            'x = tf.identity(y, name="loss")\ntf.scalar_summary("loss", x)\n',
            'x = tf.identity(y, name="loss")\nsummaries.scalar_summary("loss", x)\n',
            ["from tfgan_lite.legacy.tensorflow.before_one import summaries"],
            1,
        ),
        (
            (
                "def f(x):\n"
                '    tf.scalar_summary("loss", x)\n'
                "\n"
                'with tf.variable_scope("d"):\n'
                "    f(3)\n"
            ),
            (
                "def f(x):\n"
                '    summaries.scalar_summary("loss", x)\n'
                "\n"
                'with tf.variable_scope("d"):\n'
                "    f(3)\n"
            ),
            ["from tfgan_lite.legacy.tensorflow.before_one import summaries"],
            1,
        ),
        (
            "scalar = tf.scalar_summary\n",
            "scalar = summaries.scalar_summary\n",
            ["from tfgan_lite.legacy.tensorflow.before_one import summaries"],
            1,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("old_summaries", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        'tf.summary.scalar("loss", x)\n',
        'def scalar_summary(t, x):\n    return t\n\nscalar_summary("loss", 3)\n',
        'log.scalar_summary("loss", x)\n',
    ],
)
def test_look_alikes_stay(text):
    stays(text)
