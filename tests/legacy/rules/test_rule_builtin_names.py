"""Builtins of Python 2."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("for i in xrange(3):\n    pass\n", "for i in range(3):\n    pass\n", [], None),
        ("f = file(p)\nx = unicode(y)\n", "f = open(p)\nx = str(y)\n", [], None),
        ("x = reduce(f, y)\n", "x = functools.reduce(f, y)\n", ["import functools"], None),
        ("x = isinstance(y, basestring)\n", "x = isinstance(y, (str, bytes))\n", [], None),
        (
            'import sys\nreload(sys)\nsys.setdefaultencoding("utf8")\nx = sys.argv\n',
            "import sys\nx = sys.argv\n",
            [],
            None,
        ),
        ('execfile("a.py")\n', 'exec(open("a.py").read())\n', [], None),
    ],
)
def test_changes(before, after, imports, notes):
    check("builtin_names", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "def f(xrange):\n    return xrange(3)\n",
        'file = "a"\nprint(file)\n',
        "class A:\n    def reduce(self):\n        return self.reduce\n",
        "try:\n    xrange\nexcept NameError:\n    xrange = range\nxrange(2)\n",
        "from functools import reduce\nx = reduce(f, y)\n",
        'x = "xrange"\n',
    ],
)
def test_look_alikes_stay(text):
    stays(text)
