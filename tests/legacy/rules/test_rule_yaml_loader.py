"""The loader of yaml.load."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "import yaml\nx = yaml.load(f)\n",
            "import yaml\nx = yaml.load(f, Loader=yaml.Loader)\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("yaml_loader", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "import yaml\nx = yaml.load(f, Loader=yaml.SafeLoader)\n",
        "import yaml\nx = yaml.safe_load(f)\n",
        "import json\nx = json.load(f)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
