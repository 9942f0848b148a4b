"""Names of NumPy."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("x = np.zeros(3, np.float)\n", "x = np.zeros(3, float)\n", [], None),
        ("x = y.astype(np.int) * np.product(s)\n", "x = y.astype(int) * np.prod(s)\n", [], None),
        (
            "x = np.in1d(a, b)\n",
            "x = numpy_functions.in1d(a, b)\n",
            ["from tfgan_lite.legacy.old_packages import numpy_functions"],
            None,
        ),
        ("x = np.NINF\ny = 2 - np.NINF\n", "x = -np.inf\ny = 2 - (-np.inf)\n", [], None),
        ("x = np.math.sqrt(2) + np.Inf\n", "x = math.sqrt(2) + np.inf\n", ["import math"], None),
    ],
)
def test_changes(before, after, imports, notes):
    check("numpy_names", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "x = np.zeros(3, np.float32)\n",
        "x = np.float_power(2, 3)\n",
        "def f(np):\n    return np.float\n",
        "x = np.bool_\n",
        "def f(float):\n    return np.float\n",
        's = "np.float"\n',
    ],
)
def test_look_alikes_stay(text):
    stays(text)
