"""Comparisons that Python 3 refuses are reported."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import noted, stays


@pytest.mark.parametrize(
    "text",
    [
        "x = best > None\n",
        "x = '3' < 4\n",
        "x = 0 < 3 <= 'many'\n",
        "def f(loss, best=None):\n    return loss < best\n",
    ],
)
def test_reports(text):
    (note,) = noted("ordered_comparisons", text, python2=True)
    assert "`" + text.splitlines()[-1].split("= ", 1)[-1].removeprefix("    return ") in note
    stays(text, python2=True)
    assert not noted("ordered_comparisons", text)


@pytest.mark.parametrize(
    "text",
    [
        "x = y == None\n",
        "x = a < b\n",
        "x = tf.__version__ >= '1.2'\n",
        "def f(loss, best=None):\n    return best is None or loss < best\n",
        "def f(loss, best=None):\n    if not best:\n        best = 3\n    return loss < best\n",
        "def f(loss, best=None):\n    if best:\n        return loss < best\n",
        "def f(loss, best=3):\n    return loss < best\n",
    ],
)
def test_says_nothing_of_others(text):
    assert not noted("ordered_comparisons", text, python2=True)
