"""Tuples among the parameters."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            ('def f(__unpack_28612c206229__, c):\n    """Adds."""\n    return a + b + c\n'),
            'def f(a_b, c):\n    """Adds."""\n    a, b = a_b\n    return a + b + c\n',
            [],
            None,
        ),
        (
            "g = lambda __unpack_28612c206229__: a * b\n",
            "g = lambda a_b: a_b[0] * a_b[1]\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("tuple_parameters", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "def f(a_b, c):\n    a, b = a_b\n",
        "g = lambda a, b: a * b\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
