"""Pictures of floats and integers, as imageio and scikit-image of the time wrote them."""

import os
import sys
import types

import numpy as np
import pytest

sys.path.insert(0, os.path.dirname(__file__))
from in_process import run

from tfgan_lite.legacy.old_packages import picture_writing


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [  # worked out from the formula of imageio 2.9's documentation
        ([0.0, 0.5, 1.0], [0, 127, 255]),
        ([0.25, 0.5, 0.5], [64, 127, 127]),  # in [0, 1]: not stretched
        ([-1.0, 0.0, 1.0], [0, 127, 255]),
        ([0.0, 2.0, 4.0], [0, 127, 255]),
        ([3.0, 3.0, 3.0], [3, 3, 3]),
        (np.array([0, 100, 200]), [0, 127, 255]),
        (np.uint8([3, 4, 5]), [3, 4, 5]),
    ],
)
def test_bytes_of_numbers(numbers, expected):
    found = picture_writing.to_bytes(np.asarray(numbers).reshape(1, 3))
    assert found.dtype == np.uint8 and found.tolist() == [expected]


def test_one_channel_is_dropped_and_what_is_not_finite_is_told():
    assert picture_writing.to_bytes(np.zeros([2, 3, 1])).shape == (2, 3)
    with pytest.raises(ValueError, match="got 0.0 to inf"):
        picture_writing.to_bytes(np.array([[0.0, np.inf]]))


@pytest.fixture
def written(monkeypatch):
    """What imageio and skimage.io, which need not be installed, were asked to write."""
    calls = []

    def writer(name):
        return lambda *arguments, **named: calls.append((name, *arguments, named))

    for path in ("imageio", "imageio.v2", "skimage", "skimage.io"):
        module = types.ModuleType(path)
        module.__path__ = []
        monkeypatch.setitem(sys.modules, path, module)
    for name in ("get_writer", "imwrite", "mimwrite"):
        setattr(sys.modules["imageio.v2"], name, writer(name))
    sys.modules["imageio"].v2 = sys.modules["imageio.v2"]
    sys.modules["imageio"].__version__ = "2.38.1"
    sys.modules["skimage.io"].imsave = writer("imsave")
    sys.modules["skimage"].io = sys.modules["skimage.io"]
    return calls


def test_imageio_as_a_script_calls_it(written):
    text = "import imageio, numpy as np\nimageio.imsave('a.png', np.ones([2, 2]))\n"
    text += "imageio.mimsave('a.gif', [np.ones([1, 1])] * 2, fps=5)\n"
    text += "imageio.mimsave('a.gif', [], 'GIF', duration=0.25)\n"
    text += "imageio.get_writer('a.gif', mode='I', duration=[0.5, 1])\n"
    text += "imageio.mimsave('a.mp4', [], duration=2)\n"
    run(text, 3)
    assert written[0][:2] == ("imwrite", "a.png") and written[0][2].tolist() == [[255, 255]] * 2
    assert [frame.tolist() for frame in written[1][2]] == [[[255]], [[255]]]
    assert [call[-1] for call in written[1:]] == [
        {"format": None, "fps": 5},
        {"format": "GIF", "duration": 250.0},
        {"format": None, "mode": "I", "duration": [500.0, 1000.0]},
        {"format": None, "duration": 2},
    ]


def test_files_that_hold_floats_get_them(written):
    run("import imageio, numpy as np\nimageio.imwrite('a.tiff', np.array([[0.5, 7.0]]))\n", 3)
    assert written[0][2].tolist() == [[0.5, 7.0]]


def test_an_imageio_of_the_time_has_seconds(written):
    sys.modules["imageio"].__version__ = "2.9.0"
    run("import imageio\nimageio.mimsave('a.gif', [], 'GIF-PIL', duration=0.25)\n", 3)
    assert written[0][-1] == {"format": "GIF-PIL", "duration": 0.25}


def test_scikit_image_as_a_script_calls_it(written):
    text = "import numpy as np\nfrom skimage import io\n"
    text += "io.imsave('a.png', np.array([[-1.0, 0.5, 1.0]]))\n"
    text += "io.imsave('a.tif', np.array([[0.5]]))\nio.imsave('b.png', np.uint8([[7]]), 'pil')\n"
    run(text, 3)
    assert [call[2].tolist() for call in written] == [[[0, 128, 255]], [[0.5]], [[7]]]
    assert [call[-1] for call in written] == [{}, {}, {"plugin": "pil"}]
