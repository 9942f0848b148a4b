"""Methods of dictionaries and iterators."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("for k, v in d.iteritems():\n    pass\n", "for k, v in d.items():\n    pass\n", [], None),
        ("x = d.itervalues()\n", "x = iter(d.values())\n", [], None),
        ("if d.has_key(k):\n    pass\n", "if k in d:\n    pass\n", [], None),
        ("x = not d.has_key(k) or y\n", "x = not k in d or y\n", [], None),
        ("x = d.has_key(a) == b\n", "x = (a in d) == b\n", [], None),
        ("x = batches.next()\n", "x = next(batches)\n", [], None),
    ],
)
def test_changes(before, after, imports, notes):
    check("dictionary_methods", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "for k, v in d.items():\n    pass\n",
        "import six\nx = list(six.iteritems(d))\n",
        "class D:\n    def has_key(self, k):\n        return 1\n\nD().has_key(2)\n",
        "class B:\n    def next(self):\n        return 1\n\nB().next()\n",
        "x = rows.next(3)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_a_class_of_another_file_keeps_its_next():
    stays("x = batches.next()\n", defined=frozenset({"next"}))
