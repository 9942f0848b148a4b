"""Names of PIL."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "from PIL import Image\nx = y.resize((2, 2), Image.ANTIALIAS)\n",
            "from PIL import Image\nx = y.resize((2, 2), Image.LANCZOS)\n",
            [],
            None,
        ),
        (
            "import PIL.Image\nx = PIL.Image.ANTIALIAS\n",
            "import PIL.Image\nx = PIL.Image.LANCZOS\n",
            [],
            None,
        ),
        (
            'import Image\nx = Image.open("a")\n',
            'from PIL import Image\nx = Image.open("a")\n',
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("pillow_names", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "from PIL import Image\nx = Image.LANCZOS\n",
        "class Image:\n    ANTIALIAS = 1\n\nx = Image.ANTIALIAS\n",
        "from . import Image\nx = Image.ANTIALIAS\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
