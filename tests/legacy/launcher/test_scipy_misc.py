"""scipy.misc against SciPy 1.2, recorded by tests/legacy/recorded/record_launcher.py."""

import io
import pathlib

import numpy as np
import pytest
from PIL import Image

from tfgan_lite.legacy.old_packages import scipy_misc

FILE = pathlib.Path(__file__).parents[1] / "recorded/launcher_scipy_misc.npz"
RECORDED = dict(np.load(FILE))


def saved(array):
    file = io.BytesIO()
    scipy_misc.imsave(file, array, "png")
    return np.array(Image.open(io.BytesIO(file.getvalue())))


@pytest.mark.parametrize("name", [name for name in RECORDED if name.startswith("call:")])
def test_equals_scipy_1_2(name):
    arrays = {k: v for k, v in RECORDED.items() if not k.startswith("call:")}
    names = {**vars(scipy_misc), **arrays, "np": np, "saved": saved}
    found, wanted = eval(name.removeprefix("call:"), names), RECORDED[name]
    assert found.dtype == wanted.dtype
    assert found.shape == wanted.shape
    # Pillow's filters have moved by a step or two of 255 since; without one nothing has.
    steps = 2 if any(word in name for word in ("bicubic", "cubic", "lanczos", "rotate")) else 0
    np.testing.assert_allclose(found.astype(float), wanted.astype(float), rtol=1e-6, atol=steps)


@pytest.mark.parametrize("array", [np.zeros((2, 2, 2)), np.zeros(4), np.ones((2, 2), complex)])
def test_a_shape_that_is_no_picture(array):
    with pytest.raises(ValueError):
        scipy_misc.toimage(array)


def test_reads_what_it_wrote(tmp_path):
    picture = np.random.RandomState(0).randint(0, 256, (5, 4, 3)).astype(np.uint8)
    scipy_misc.imsave(str(tmp_path / "a.png"), picture)
    np.testing.assert_array_equal(scipy_misc.imread(str(tmp_path / "a.png")), picture)
    flat = scipy_misc.imread(str(tmp_path / "a.png"), flatten=True)
    assert (flat.dtype, flat.shape) == (np.float32, (5, 4))
