"""Attributes of Python 2 and old packages."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, noted, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("x = f.func_name\n", "x = f.__name__\n", [], None),
        ("x = y.tostring()\n", "x = y.tobytes()\n", [], None),
        (
            "try:\n    f()\nexcept ValueError as e:\n    print(e.message)\n",
            "try:\n    f()\nexcept ValueError as e:\n    print(str(e))\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("old_attributes", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "x = y.tobytes()\n",
        "class A:\n    def tostring(self):\n        return 1\n\nA().tostring()\n",
        "x = response.message\n",
        "from xml.etree import ElementTree\nx = ElementTree.tostring(y)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_methods_of_python2_classes():
    check(
        "old_attributes",
        "class A:\n    def __nonzero__(self):\n        return True\n",
        "class A:\n    def __bool__(self):\n        return True\n",
        python2=True,
    )


_ITERATOR = "class A:\n    def next(self):\n        return 1\n"


def test_iterators_of_python2_keep_next_and_gain_the_name_of_today():
    check(
        "old_attributes",
        _ITERATOR + "\nx = A().next() + A().next()\n",
        _ITERATOR + "\n    __next__ = next\n\nx = next(A()) + next(A())\n",
        python2=True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "class A:\n    def __next__(self):\n        return self.next()\n\n"
        "    def next(self):\n        return 1\n",
        "class A:\n    def next(self, size):\n        return size\n",
        "class A:\n    def __bool__(self):\n        return True\n\n"
        "    def __nonzero__(self):\n        return self.__bool__()\n",
        "def next(x):\n    return 1\n",
    ],
)
def test_classes_that_are_of_both_pythons_stay(text):
    stays(text, python2=True)


def test_what_pillow_lost_is_reported():
    assert noted("old_attributes", "w, h = draw.textsize(t)\n")
