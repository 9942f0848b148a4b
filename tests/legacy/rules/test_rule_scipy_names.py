"""Names of SciPy."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            'import scipy.misc\nx = scipy.misc.imread("a.png")\n',
            (
                "from tfgan_lite.legacy.old_packages import scipy_misc\n"
                'x = scipy_misc.imread("a.png")\n'
            ),
            [],
            None,
        ),
        (
            'import scipy.misc as m\nx = m.imread("a.png")\n',
            (
                "from tfgan_lite.legacy.old_packages import scipy_misc\n"
                'x = scipy_misc.imread("a.png")\n'
            ),
            [],
            None,
        ),
        (
            "from scipy import misc\nx = misc.imresize(y, 2)\n",
            (
                "from tfgan_lite.legacy.old_packages import scipy_misc\n"
                "x = scipy_misc.imresize(y, 2)\n"
            ),
            [],
            None,
        ),
        (
            'from scipy.misc import imread, imsave\nimsave("a", imread("b"))\n',
            (
                "from tfgan_lite.legacy.old_packages.scipy_misc import imread, imsave\n"
                'imsave("a", imread("b"))\n'
            ),
            [],
            None,
        ),
        (
            'import scipy.misc, scipy.io\nx = scipy.io.loadmat("a")\n',
            'import scipy.io\nx = scipy.io.loadmat("a")\n',
            [],
            None,
        ),
        (
            "import scipy.misc\nx = scipy.misc.logsumexp(y)\n",
            "from scipy import special\nx = special.logsumexp(y)\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("scipy_names", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        'import scipy.io\nx = scipy.io.loadmat("a")\n',
        'from imageio import imread\nx = imread("a")\n',
        'import misc\nmisc.imread("a")\n',
        'x = "scipy.misc.imread"\n',
    ],
)
def test_look_alikes_stay(text):
    stays(text)
