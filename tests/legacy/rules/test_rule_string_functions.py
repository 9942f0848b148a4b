"""Functions of the module `string`."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import string\nx = string.join(w)\n", 'x = " ".join(w)\n'),
        ("import string\nx = string.join(w, '')\n", "x = ''.join(w)\n"),
        ("from string import find\nx = find(s, 'r')\n", "x = s.find('r')\n"),
        ("import string\nx = string.zfill(7, 4)\n", "x = str(7).zfill(4)\n"),
        ("import string\nx = string.upper(a + b)\n", "x = (a + b).upper()\n"),
        ("import string\nx = [string.strip]\n", "x = [str.strip]\n"),
        ("import string\nx = string.atoi('7', 8)\n", "x = int('7', 8)\n"),
    ],
)
def test_changes(before, after):
    check("string_functions", before, after)


@pytest.mark.parametrize(
    "text",
    [
        "import string\nx = string.capwords(y)\n",
        "import string\nx = string.Template(y)\n",
        "import string\nx = string.join(words=y)\n",
        "def f(string):\n    return string.split(',')\n",
        "x = string.find(y)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
