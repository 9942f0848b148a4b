"""NumPy's functions by the places that they could be had from, and in the words of the time."""

import os
import sys

import numpy as np
import pytest

sys.path.insert(0, os.path.dirname(__file__))
from in_process import run

IMPORTS = {
    "import numpy.lib.function_base as m": "average",
    "from numpy.lib import function_base as m": "average",
    "import numpy.lib as m": "unique",
    "import numpy\nm = numpy.lib.arraysetops": "union1d",
    "from numpy.lib.index_tricks import ndindex as f": None,
    "import numpy.linalg.linalg as m": "norm",
    "from numpy.core.umath_tests import inner1d as f": None,
    "import numpy.core.numeric as m": "Inf",
    "from numpy.core.multiarray import array as f": None,
    "import numpy.core as m": "float_",
    "from numpy.testing.utils import assert_allclose as f": None,
    "import numpy.fft.fftpack as m": "fft",
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("text", IMPORTS)
def test_places(text):
    names = run(text + "\n", 3)
    name = IMPORTS[text]
    assert callable(names["f"]) if name is None else hasattr(names["m"], name)


WORDS = {
    "np.percentile([1, 2, 3, 4], 40, interpolation='nearest').item()": 2,
    "np.corrcoef([1, 2], [1, 2], bias=1).shape": (2, 2),
    "np.array([-1, 300], dtype=np.uint8).tolist()": [255, 44],
    "np.array([-1, 300], 'u1', copy=True).tolist()": [255, 44],
    "np.core.umath_tests.inner1d([[1, 2]], [[3, 4]]).tolist()": [11],
    "[np.NAN != np.NAN, np.alen([1, 2]), np.alen(3), np.sctype2char('f4')]": [True, 2, 1, "f"],
    "[np.issubsctype('f4', 'f4'), np.obj2sctype([1.0][0].__class__), np.safe_eval('[1]')]": [
        True, np.float64, [1],
    ],
    "np.deprecate(len)([1]) + np.deprecate()(len)([1])": 2,
    "np.float(np.array([2.5])) + np.int(np.array([[2]]))": 4.5,
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("text", WORDS)
def test_words(text):
    assert run(f"import numpy as np\nfound = {text}\n", 3)["found"] == WORDS[text]


def test_a_number_that_is_too_large_goes_round():
    text = "import numpy as np\na = np.zeros(3, 'u1')\nn = 257\na[0] = 300\na[1] = -1\na[2] = n\n"
    assert run(text, 3)["a"].tolist() == [44, 255, 1]
    with pytest.raises(OverflowError):
        run("import numpy as np, array\na = array.array('B', [0])\nn = 300\na[0] = n\n", 3)


def test_ragged_lists_are_saved_together(tmp_path):
    text = f"""
import numpy as np
np.savez({str(tmp_path / "a.npz")!r}, [[1], [1, 2]], b=3)
np.savez_compressed({str(tmp_path / "c.npz")!r}, [1])
with np.load({str(tmp_path / "a.npz")!r}) as file:
    found = file["arr_0"].tolist(), file["b"].item()
"""
    assert run(text, 3)["found"] == ([[1], [1, 2]], 3)


def test_records_of_text(tmp_path):
    (tmp_path / "t.csv").write_text("A,b\n1,2\n3,4\n")
    text = f"import numpy as np\nfound = np.recfromcsv({str(tmp_path / 't.csv')!r}).a.tolist()\n"
    assert run(text, 3)["found"] == [1, 3]
