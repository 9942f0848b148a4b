"""The mode of h5py.File."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("import h5py\nf = h5py.File(p)\n", 'import h5py\nf = h5py.File(p, "a")\n', [], None),
        (
            'from h5py import File\nf = File(p, driver="core")\n',
            'from h5py import File\nf = File(p, "a", driver="core")\n',
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("hdf5_mode", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        'import h5py\nf = h5py.File(p, "r")\n',
        'import h5py\nf = h5py.File(p, mode="r")\n',
        "from zipfile import File\nf = File(p)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
