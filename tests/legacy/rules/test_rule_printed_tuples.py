"""Print statements that Python 3 reads as calls."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ('print ("a", b)\n', 'print(("a", b))\n', [], None),
        ('print ("%d") % x\n', 'print("%d" % x)\n', [], None),
    ],
)
def test_changes(before, after, imports, notes):
    check("printed_tuples", before, after, imports, notes, python2=True)


@pytest.mark.parametrize(
    "text",
    [
        'print("a")\n',
        'print ("%d" % x)\n',
        'f("a", b)\n',
        "x = print\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text, python2=True)


def test_python3_stays():
    stays("print('a', b)\n")


def test_translated_text_stays():
    stays("print('a', b)\n", python2=True, translated=True)
