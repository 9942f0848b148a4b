"""Metaclasses."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "class A(object):\n    __metaclass__ = M\n    x = 1\n",
            "class A(object, metaclass=M):\n    x = 1\n",
            [],
            None,
        ),
        ("class A:\n    __metaclass__ = M\n", "class A(metaclass=M):\n    pass\n", [], None),
    ],
)
def test_changes(before, after, imports, notes):
    check("metaclasses", before, after, imports, notes, python2=True)


@pytest.mark.parametrize(
    "text",
    [
        "class A(object):\n    metaclass = M\n",
        "__metaclass__ = type\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text, python2=True)
