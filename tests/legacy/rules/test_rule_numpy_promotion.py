"""Arithmetic that gives other dtypes."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import noted, stays


@pytest.mark.parametrize(
    "text",
    [
        "x = y * np.sqrt(2)\n",
        "x = y * 2\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_evident_scalars_are_reported():
    (text,) = noted("numpy_promotion", "x = y * np.sqrt(2.)\n")
    assert "float(np.sqrt(2.))" in text and "If y is such an array" in text


@pytest.mark.parametrize("text", ["x = y * 2.\n", "x = y * np.sqrt(z)\n", "x = 3 * np.sqrt(2)\n"])
def test_others_are_not(text):
    assert not noted("numpy_promotion", text)
