"""Pickles."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "import pickle\nx = pickle.load(f)\n",
            'import pickle\nx = pickle.load(f, encoding="latin1")\n',
            [],
            None,
        ),
        (
            "import pickle\nwith open(p) as f:\n    x = pickle.load(f)\n",
            (
                "import pickle\n"
                'with open(p, "rb") as f:\n'
                '    x = pickle.load(f, encoding="latin1")\n'
            ),
            [],
            None,
        ),
        (
            "import pickle\nf = open(p, 'w')\npickle.dump(x, f)\n",
            "import pickle\nf = open(p, 'wb')\npickle.dump(x, f)\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("pickles", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        'import pickle\nx = pickle.load(f, encoding="bytes")\n',
        "import json\nx = json.load(open(p))\n",
        ('import pickle\nwith open(p, "rb") as f:\n    x = pickle.load(f, encoding="latin1")\n'),
        "with open(p) as f:\n    x = f.read()\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
