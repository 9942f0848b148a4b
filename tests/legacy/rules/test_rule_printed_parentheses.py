"""Print statements whose parentheses were around all that they print."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('print(("%d" % x))\n', 'print("%d" % x)\n'),
        ('print(("a" \\\n    + b), end=" ")\n', 'print("a" \\\n    + b, end=" ")\n'),
    ],
)
def test_changes(before, after):
    check("printed_parentheses", before, after, python2=True, translated=True)


@pytest.mark.parametrize(
    "text",
    [
        'print(("a", b))\n',
        "print((x for x in y))\n",
        "print((a + b) * c)\n",
        "print((a + b), (c))\n",
        "show((a + b))\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text, python2=True, translated=True)


def test_text_that_nobody_translated_stays():
    stays("print((a + b))\n", python2=True)
