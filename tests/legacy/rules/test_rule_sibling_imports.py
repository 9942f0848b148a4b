"""Imports of modules beside a file of Python 2."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    "text",
    [
        "import ops\n",
        "from ops import linear\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import ops\n", "from . import ops\n"),
        ("import os, ops as o\n", "import os\nfrom . import ops as o\n"),
        ("from ops import *\n", "from .ops import *\n"),
        ("from ops.more import linear\n", "from .ops.more import linear\n"),
    ],
)
def test_changes(before, after):
    check("sibling_imports", before, after, python2=True, siblings=frozenset({"ops"}))


@pytest.mark.parametrize("text", ["import opsy\n", "from . import ops\n", "from os import path\n"])
def test_others_stay(text):
    stays(text, python2=True, siblings=frozenset({"ops"}))
