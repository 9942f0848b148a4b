"""Conditions on None, of which an array gives an answer for each element."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("if a == None:\n    pass\n", "if a is None:\n    pass\n"),
        ("while a != None and b:\n    a = f(a)\n", "while a is not None and b:\n    a = f(a)\n"),
        ("c = 1 if not (None == a) else 2\n", "c = 1 if not (a is None) else 2\n"),
        ("c = [a for a in b if a[0] != None]\n", "c = [a for a in b if a[0] is not None]\n"),
        ("c = a == None and b\n", "c = a is None and b\n"),
        ("if b or a == None:\n    pass\n", "if b or a is None:\n    pass\n"),
        ("assert a!=None\n", "assert a is not None\n"),
    ],
)
def test_changes(before, after):
    check("none_conditions", before, after)


@pytest.mark.parametrize(
    "text",
    [
        "c = b and a == None\n",
        "c = a == None if b else d\n",
        "c = a == None\n",
        "c = b[a == None]\n",
        "if a == 0:\n    pass\n",
        "if a is None:\n    pass\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
