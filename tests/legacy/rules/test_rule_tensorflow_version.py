"""Branches on the version."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ('if tf.__version__ < "1.0":\n    pass\n', 'if "1.15.5" < "1.0":\n    pass\n', [], 1),
        ('v = int(tf.VERSION.split(".")[0])\n', 'v = int("1.15.5".split(".")[0])\n', [], 1),
    ],
)
def test_changes(before, after, imports, notes):
    check("tensorflow_version", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        'print("TensorFlow", tf.__version__)\n',
        'print("%s" % tf.__version__)\n',
        "tf.logging.info(tf.__version__)\n",
        "v = np.__version__\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
