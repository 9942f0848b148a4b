"""Lists of Python 2."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("x = map(int, words)\n", "x = list(map(int, words))\n", [], None),
        ("x = d.keys()[0]\n", "x = list(d.keys())[0]\n", [], None),
        ("x = range(3) + [4]\n", "x = list(range(3)) + [4]\n", [], None),
        (
            "n = len(d.items()) + len(zip(a, b))\n",
            "n = len(d.items()) + len(list(zip(a, b)))\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("lists", before, after, imports, notes, python2=True)


@pytest.mark.parametrize(
    "text",
    [
        "for i in range(3):\n    pass\n",
        "x = sorted(d.keys())\n",
        "x = [i for i, j in zip(a, b)]\n",
        "x = k in d.keys()\n",
        "x = dict(zip(a, b))\n",
        'x = ",".join(map(str, a))\n',
        "a, b = map(int, w)\n",
        "from tqdm import tqdm\nfor i in tqdm(range(9)):\n    pass\n",
        "x = d.values(3)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text, python2=True)


def test_python3_stays():
    stays("x = map(int, words)\ny = d.keys()\n")
