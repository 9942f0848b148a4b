"""Division of Python 2."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, rewritten, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("x = 3 / 2\n", "x = 3 // 2\n", [], 0),
        ("x = len(a)/2  # half\n", "x = len(a)//2  # half\n", [], 0),
        ("n = 8\ndef f():\n    return n / 4\n", "n = 8\ndef f():\n    return n // 4\n", [], 0),
        (
            "def f(a, b):\n    return a / b\n",
            "def f(a, b):\n    return divide(a, b)\n",
            ["from tfgan_lite.legacy.python2.operators import divide"],
            1,
        ),
        (
            "def f(n):\n    for i in range(n / 2):\n        print(i)\n",
            "def f(n):\n    for i in range(n // 2):\n        print(i)\n",
            [],
            0,
        ),
        (
            "def f(d, n):\n    return range(len(d) / n - 2)\n",
            "def f(d, n):\n    return list(range(len(d) // n - 2))\n",
            [],
            0,
        ),
        (
            "def f(a, i, n):\n    j = i / n[1]\n    a[j*8:j*8+8, 2] = 0\n",
            "def f(a, i, n):\n    j = i // n[1]\n    a[j*8:j*8+8, 2] = 0\n",
            [],
            0,
        ),
        (
            "def f(a, i, n):\n    j = i / n\n    return a[:j], lambda: j\n",
            "def f(a, i, n):\n    j = divide(i, n)\n    return a[:j], lambda: j\n",
            ["from tfgan_lite.legacy.python2.operators import divide"],
            1,
        ),
        (
            "def f(a, b):\n    a /= b\n    return b / a\n",
            "def f(a, b):\n    a = divide_in_place(a, b)\n    return divide(b, a)\n",
            ["from tfgan_lite.legacy.python2.operators import divide_in_place, divide"],
            2,
        ),
        (
            "def f(a, b, c):\n    return a / b / c\n",
            "def f(a, b, c):\n    return divide(divide(a, b), c)\n",
            ["from tfgan_lite.legacy.python2.operators import divide"],
            1,
        ),
        ("x = 3\nx /= 2\n", "x = 3\nx //= 2\n", [], 0),
        (
            "def f(x, y):\n    x /= y\n    return x\n",
            "def f(x, y):\n    x = divide_in_place(x, y)\n    return x\n",
            ["from tfgan_lite.legacy.python2.operators import divide_in_place"],
            1,
        ),
        (
            "def f(a):\n    return (a + 1) / (2)\n",
            "def f(a):\n    return divide(a + 1, 2)\n",
            ["from tfgan_lite.legacy.python2.operators import divide"],
            1,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("division", before, after, imports, notes, python2=True)


@pytest.mark.parametrize(
    "text",
    [
        "x = 3 / 2.\n",
        "x = a / 2.0\n",
        "x = tf.exp(a) / b\n",
        "x = a // b\n",
        "x = np.mean(a) / 3\n",
        "x = a / tf.maximum(tf.reduce_sum(a, 2), 1e-8)\n",
        "def f(b):\n    x = tf.placeholder(tf.float32, [4])\n    return tf.reduce_sum(x) / b\n",
        "x = np.arange(0.0, n) / n\n",
        "def f(a):\n    s = 1.5\n    return s / a\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text, python2=True)


@pytest.mark.parametrize("text", ["from __future__ import division\nx = a / b\n"])
def test_true_division_stays(text):
    got, file = rewritten(text, python2=True)
    assert got == text and not file.notes


def test_python3_stays():
    stays("x = a / b\ny = 3 / 2\n")
