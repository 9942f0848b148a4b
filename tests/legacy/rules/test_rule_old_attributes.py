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


def test_what_pillow_lost_is_reported():
    assert noted("old_attributes", "w, h = draw.textsize(t)\n")
