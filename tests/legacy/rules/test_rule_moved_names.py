"""Names that packages have in another place today."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays

_OURS = "tfgan_lite.legacy.old_packages.picture_libraries"
_WRITING = "tfgan_lite.legacy.old_packages.picture_writing"


@pytest.mark.parametrize(
    ("before", "after", "imports"),
    [
        ("import cv2 as cv\nx = cv.CV_AA\n", "import cv2 as cv\nx = cv.LINE_AA\n", []),
        ("import scipy as sp\nx = sp.zeros(3)\n", "x = np.zeros(3)\n", []),
        (
            "from matplotlib import pyplot as plt\nx = plt.cm.spectral\n",
            "from matplotlib import pyplot as plt\nx = plt.cm.nipy_spectral\n",
            [],
        ),
        (
            "from skimage.measure import compare_ssim as ssim\nx = ssim(a, b)\n",
            f"from {_OURS} import compare_ssim as ssim\nx = ssim(a, b)\n",
            [],
        ),
        (
            "from skimage import measure\nx = measure.compare_mse(a, b)\n",
            "from skimage import metrics\nx = metrics.mean_squared_error(a, b)\n",
            [],
        ),
        (
            "import imageio\nimageio.mimsave(p, [imageio.imread(p)], fps=5)\n",
            "import imageio\nfrom tfgan_lite.legacy.old_packages import picture_writing\n"
            "picture_writing.mimwrite(p, [imageio.imread(p)], fps=5)\n",
            [],
        ),
        (
            "from skimage.io import imread, imsave\nimsave(p, imread(p))\n",
            f"from skimage.io import imread\nfrom {_WRITING} import imsave\nimsave(p, imread(p))\n",
            [],
        ),
    ],
)
def test_changes(before, after, imports):
    check("moved_names", before, after, imports)


@pytest.mark.parametrize(
    "text",
    [
        "import cv2\nx = cv2.LINE_AA\n",
        "import scipy.io\nx = scipy.io.loadmat(y)\n",
        "from skimage import measure\nx = measure.label(y)\n",
        "x = cv2.CV_AA\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
