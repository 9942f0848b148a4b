"""Calls of NumPy."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ('x = np.load("a.npy")\n', 'x = np.load("a.npy", allow_pickle=True)\n', [], None),
        (
            "x = np.fromstring(data, dtype=np.uint8)\n",
            "x = np.frombuffer(data, dtype=np.uint8).copy()\n",
            [],
            None,
        ),
        (
            "from numpy import fromstring\nx = fromstring(data)\n",
            "from numpy import fromstring\nx = np.frombuffer(data).copy()\n",
            [],
            None,
        ),
        (
            "def size(file):\n    return np.frombuffer(file.read(4), dtype='>u4')\n",
            "def size(file):\n    return numpy_counts.frombuffer(file.read(4), dtype='>u4')\n",
            ["from tfgan_lite.legacy.old_packages import numpy_counts"],
            None,
        ),
        ("x = np.vstack(map(f, y))\n", "x = np.vstack(list(map(f, y)))\n", [], None),
        ("x = np.histogram(y, normed=True)\n", "x = np.histogram(y, density=True)\n", [], None),
        ("x = np.cast[np.int32](y)\n", "x = np.asarray(y).astype(np.int32)\n", [], None),
        ("x = np.sum(i for i in y)\n", "x = sum(i for i in y)\n", [], None),
        ("x = np.linspace(0, 1, n / 2)\n", "x = np.linspace(0, 1, int(n / 2))\n", [], None),
    ],
)
def test_changes(before, after, imports, notes):
    check("numpy_calls", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        'x = np.load("a.npy", allow_pickle=False)\n',
        'x = np.fromstring("1 2", sep=" ")\n',
        "x = np.frombuffer(f.read(4), np.uint32)[0]\n",
        "x = np.frombuffer(f.read(n * 4), np.uint8)\n",
        "x = np.vstack([a, b])\n",
        "x = np.sum(y)\n",
        "x = np.linspace(0, 1, 50)\n",
        "x = json.load(f)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_python2_pickles_in_arrays():
    check(
        "numpy_calls",
        "x = np.load(f)\n",
        'x = np.load(f, allow_pickle=True, encoding="latin1")\n',
        python2=True,
    )
