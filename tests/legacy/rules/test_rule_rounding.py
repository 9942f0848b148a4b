"""round of Python 2."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "x = round(y)\n",
            "x = rounded(y)\n",
            ["from tfgan_lite.legacy.python2.builtin_names import rounded"],
            1,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("rounding", before, after, imports, notes, python2=True)


@pytest.mark.parametrize(
    "text",
    [
        "x = np.round(y)\n",
        "x = tf.round(y)\n",
        "def round(x):\n    return x\n\ny = round(3)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text, python2=True)
