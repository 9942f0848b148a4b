"""Comparing functions."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "x = sorted(y, cmp=f)\n",
            "x = sorted(y, key=functools.cmp_to_key(f))\n",
            ["import functools"],
            None,
        ),
        (
            "def g(x):\n    x.sort(f)\n",
            "def g(x):\n    x.sort(key=functools.cmp_to_key(f))\n",
            ["import functools"],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("sorting", before, after, imports, notes, python2=True)


@pytest.mark.parametrize(
    "text",
    [
        "x = sorted(y, key=f)\n",
        "def g(x):\n    x.sort()\n",
        "x = np.sort(y, 1)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text, python2=True)
