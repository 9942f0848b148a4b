# ruff: noqa: E501
"""Old names and ways of NumPy, SciPy, PIL, pickle and others, as an own file sees them."""

import io
import os
import pickle
import sys
import types

import numpy as np
import pytest

sys.path.insert(0, os.path.dirname(__file__))
from in_process import run

NUMPY = {  # expression: what NumPy 1.18 gives (1.11: an array as an index)
    "np.float is float and np.int is int and np.bool is bool and np.object is object": True,
    "np.str is str and np.complex is complex and np.long is int": True,
    "np.zeros(2, np.bool).dtype.name + np.zeros(2, np.float).dtype.name": "boolfloat64",
    "[np.product([2, 3]), np.cumproduct([2, 3]).tolist(), np.alltrue([1, 0])]": [6, [2, 6], False],
    "[np.Inf, -np.PINF, np.infty, np.NINF, np.NaN != np.NaN]": [
        np.inf, -np.inf, np.inf, -np.inf, True,
    ],
    "np.cast[np.float32]([1]).dtype.name": "float32",
    "np.cast['int32'](1.9).item()": 1,
    "[np.rank([[1]]), np.asscalar(np.array([3])), np.float_(2), np.sometrue([0, 1])]": [
        2, 3, 2.0, True,
    ],
    "np.in1d([[1, 2]], [2]).tolist()": [False, True],
    "np.row_stack([[1], [2]]).tolist()": [[1], [2]],
    "np.trapz([1, 2, 3])": 4.0,
    "np.msort([[2], [1]]).tolist()": [[1], [2]],
    "np.fromstring(b'\\x01\\x02', dtype=np.uint8).tolist()": [1, 2],
    "np.fromstring('1 2', sep=' ').tolist()": [1.0, 2.0],
    "b'abcd'[np.frombuffer(b'\\0\\2', dtype='>u2') :]": b"cd",
    "np.zeros(6).reshape(np.fromstring(b'\\0\\3', dtype='>u2'), -1).shape": (3, 2),
    "repr(np.frombuffer(b'\\0\\2', dtype='>u2') * 3)": "array([6], dtype=uint16)",
    "type(np.frombuffer(b'\\1', dtype='u1')) is np.ndarray": True,
    "np.array([[1], [1, 2]]).dtype.name": "object",
    "np.asarray([[1], [1, 2]]).shape": (2,),
    "np.array([1.5], copy=False, dtype=int).tolist()": [1],
    "np.linspace(0, 1, 3.0).tolist()": [0.0, 0.5, 1.0],
    "np.vstack(np.ones(1) for _ in range(2)).tolist()": [[1.0], [1.0]],
    "np.sum(i for i in range(3))": 3,
    "np.histogram([0, 1], bins=2, normed=True)[0].tolist()": [1.0, 1.0],
    "np.histogram2d([0, 1], [0, 1], 1, normed=True)[0].tolist()": [[1.0]],
    "np.histogramdd(np.eye(2), bins=1, normed=1)[0].item()": 1.0,
    "np.arange(3).tostring() == np.arange(3).tobytes()": True,
    "np.array([1, 5]).ptp().item()": 4,
    "np.array([1], '>u2').newbyteorder('<').tolist()": [256],
    "np.math.sqrt(4)": 2.0,
    "np.random.random_integers(3, 3, 2).tolist()": [3, 3],
    "(np.ones(2, 'f4') * np.float64(2)).dtype.name": "float32",
    "(np.ones(2, 'u1') * -1).tolist()": [-1, -1],
    "'%.1f' % np.array([1.25])": "1.2",
    "int(np.array([[3]]))": 3,
    "np.linalg.linalg.norm([3, 4]).item()": 5.0,
    "np.finfo(np.float).eps > 0 and np.dtype(np.int).name": "int64",
    "isinstance(np.zeros(1), np.ndarray) and np.random.seed(1)": None,
}  # fmt: skip


@pytest.mark.parametrize("text", NUMPY)
def test_numpy(text):
    found = run(f"import numpy as np\nfound = {text}\n", 3)["found"]
    assert found == NUMPY[text]


def test_forms_of_import():
    names = run(
        """
from numpy import *
from numpy import float as float_too, random
import numpy.random as npr, numpy.linalg
from numpy.linalg import inv
import numpy
from numpy.random import randint
found = [product([2, 3]), npr.randint(1), inv([[2.0]]).tolist(), numpy.linalg.norm([1]).item(),
         randint(1), float_too, float, bool]
""",
        3,
    )
    assert names["found"] == [6, 0, [[0.5]], 1.0, 0, float, float, bool]


def test_the_real_numpy_is_left_alone():
    run("import numpy as np\nnp.float, np.array([[1], [1, 2]])\n", 3)
    assert not hasattr(np, "float")
    with pytest.raises(ValueError, match="inhomogeneous"):
        np.array([[1], [1, 2]])


def test_what_is_set_is_set_on_the_real_module():
    run("import numpy as np\nnp.set_by_a_script = 3\nassert np.set_by_a_script == 3\n", 3)
    assert np.set_by_a_script == 3
    del np.set_by_a_script


def test_a_name_that_there_never_was():
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        run("import numpy as np\nnp.nosuch\n", 3)
    with pytest.raises(ImportError, match="nosuch"):
        run("from numpy import nosuch\n", 3)
    with pytest.raises(ImportError, match="nosuch"):
        run("import numpy.nosuch\n", 3)


def test_saved_objects_load(tmp_path):
    text = f"""
import numpy as np
np.save({str(tmp_path / "a.npy")!r}, [[1], [1, 2]])
found = np.load({str(tmp_path / "a.npy")!r}).tolist()
"""
    assert run(text, 2)["found"] == run(text, 3)["found"] == [[1], [1, 2]]


PYTHON2_PICKLE = b"(dp0\nS'data'\np1\nS'\\xff\\x00'\np2\ns."  # {'data': '\xff\x00'}


@pytest.mark.parametrize(
    "module",
    ["import pickle", "import cPickle as pickle", "from six.moves import cPickle as pickle"],
)
def test_pickles_of_python_2(module):
    names = {"io": io, "data": PYTHON2_PICKLE}
    text = f"""
{module}
import io
found = [pickle.loads(data), pickle.load(io.BytesIO(data)), pickle.load(io.BytesIO(data), encoding="bytes")]
"""
    text = text.replace("(data", f"({PYTHON2_PICKLE!r}")
    latin = {"data": "\xff\x00"}
    assert run(text, 3)["found"] == [latin, latin, {b"data": b"\xff\x00"}], names
    assert pickle.loads(pickle.dumps(latin)) == latin


def test_a_pickle_by_the_words_of_its_function(tmp_path):
    text = f"import pickle\nwith open({str(tmp_path / 'p')!r}, 'wb') as f:\n"
    text += "    pickle.dump(obj=[1], file=f, protocol=2)\n"
    run(text, 3)
    assert pickle.loads((tmp_path / "p").read_bytes()) == [1]


def test_two_pickles_in_a_file(tmp_path):
    (tmp_path / "p").write_bytes(PYTHON2_PICKLE * 2)
    text = f"import pickle\nf = open({str(tmp_path / 'p')!r}, 'rb')\nfound = [pickle.load(f), pickle.load(f)]\n"
    assert run(text, 3)["found"] == [{"data": "\xff\x00"}] * 2


@pytest.mark.parametrize(
    "text",
    [
        "import scipy.misc\nfound = scipy.misc.imresize",
        "from scipy import misc\nfound = misc.imresize",
        "from scipy.misc import imresize as found",
        "import scipy.misc as m\nfound = m.imresize",
        "import scipy\nfound = scipy.misc.imresize",
        "from scipy.misc.pilutil import imresize as found",
        "from scipy.misc import *\nfound = imresize",
    ],
)
@pytest.mark.parametrize("installed", [True, False])
def test_scipy_misc_without_scipy(text, installed, monkeypatch):
    if not installed:
        for name in [n for n in sys.modules if n == "scipy" or n.startswith("scipy.")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "scipy", None)
    found = run(text + "\n", 3)["found"](np.zeros((4, 4, 3), np.uint8), 50)
    assert found.shape == (2, 2, 3)


def test_scipy_elsewhere():
    pytest.importorskip("scipy")
    text = """
import scipy.signal, scipy.stats
from scipy.misc import logsumexp, comb
import scipy.integrate as i
found = [comb(4, 2).item(), scipy.signal.gaussian(3, 1.0).shape, scipy.zeros(2).tolist(),
         round(logsumexp([0.0, 0.0]).item(), 3), i.simps([1, 1, 1]).item()]
"""
    assert run(text, 3)["found"] == [6.0, (3,), [0.0, 0.0], 0.693, 2.0]


def test_pil():
    text = """
from PIL import Image, ImageDraw, ImageFont
import PIL.Image
import Image as old
im = PIL.Image.new("RGB", (8, 8)).resize((4, 4), Image.ANTIALIAS)
size = ImageDraw.Draw(im).textsize("abc", ImageFont.load_default())
back = Image.fromstring("RGB", (4, 4), im.tostring())
found = [back.size, size[0] > 0, old.ANTIALIAS, Image.isImageType(im), isinstance(im, Image.Image)]
"""
    assert run(text, 3)["found"] == [(4, 4), True, 1, True, True]


def test_others(tmp_path, monkeypatch, capsys):
    pytest.importorskip("yaml")
    monkeypatch.chdir(tmp_path)
    text = """
import yaml, ipdb, h5py, collections, itertools
ipdb.set_trace()
with h5py.File("a.h5") as f:
    f["x"] = [1, 2]
with h5py.File("a.h5") as f:
    value = f["x"].value.tolist()
found = [yaml.load("a: 1"), value, {1: 2}.has_key(1), list({1: 2}.iteritems())]
"""
    assert run(text, 3)["found"] == [{"a": 1}, [1, 2], True, [(1, 2)]]
    assert "ipdb is not installed" in capsys.readouterr().err


def test_plotting_without_a_screen(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    text = """
import matplotlib
matplotlib.use("TkAgg", warn=False)
import matplotlib.pyplot as plt
from matplotlib import pyplot
import matplotlib.cm as cm
plt.style.use("seaborn-whitegrid")
figure = plt.figure()
plt.hold(True)
plt.plot([1, 2])
plt.show()
figure.canvas.draw()
data = figure.canvas.tostring_rgb()
plt.close(figure)
found = [matplotlib.get_backend().lower(), len(data) % 3, callable(cm.get_cmap("gray")), pyplot is plt]
"""
    assert run(text, 3)["found"] == ["agg", 0, True, True]


def test_an_own_attribute_comes_first():
    text = """
class A(object):
    next = 1
    value = 2
    tostring = 3
    def keys(self): return 4
    def sort(self, a): return a
a = A()
found = [a.next, a.value, a.tostring, a.keys(), a.sort(5)]
"""
    assert run(text, 2)["found"] == [1, 2, 3, 4, 5]
    with pytest.raises(AttributeError, match="'A' object has no attribute 'iteritems'"):
        run(text + "a.iteritems()\n", 2)


OTHERS = {  # expression: what SciPy 1.1, Matplotlib 3.0, scikit-learn 0.19, pandas 1 and OpenCV 2 gave
    "scipy": (
        "import scipy\nfrom scipy import unique, random\n"
        "found = [scipy.log10(100), unique([1, 1]).tolist(), scipy.in1d([1], [1]).tolist(),"
        " random.RandomState(0).randint(1), scipy.clip(3, 0, 2).item()]\n"
        "from scipy import *\nfound.append([bool, float, max(1, 2), sum([[1], [2]]).item()])",
        [2.0, [1], [True], 0, 2, [bool, float, 2, 3]],
    ),
    "matplotlib": (
        "import matplotlib.mlab as mlab\nimport numpy as np\n"
        "found = [round(float(v), 6) for v in (mlab.normpdf(1.0, 0.0, 2.0),"
        " mlab.bivariate_normal(1.0, 0.5, 1.0, 2.0, 0.0, 0.1, 0.3))]",
        [0.176033, 0.048756],
    ),
    "sklearn": (
        "from sklearn.datasets.samples_generator import make_blobs\n"
        "from sklearn.neighbors.kde import KernelDensity\n"
        "from sklearn.manifold.t_sne import TSNE\n"
        "found = [make_blobs(3)[0].shape, TSNE(n_iter=300).get_params()['max_iter']]",
        [(3, 2), 300],
    ),
    "pandas": ("import pandas as pd\nfound = pd.value_counts([3, 3, 1]).to_dict()", {3: 2, 1: 1}),
    "cv2": (
        "import cv2\nfound = [cv2.CV_LOAD_IMAGE_GRAYSCALE, cv2.CV_INTER_CUBIC, cv2.CV_AA]",
        [0, 2, 16],
    ),
}


@pytest.mark.parametrize("package", OTHERS)
def test_other_packages(package):
    pytest.importorskip(package)
    text, expected = OTHERS[package]
    assert run(text + "\n", 3)["found"] == expected


def test_scipy_ndimage_read_pictures(tmp_path):
    pytest.importorskip("scipy")
    image = pytest.importorskip("PIL.Image").new("RGB", (3, 2), (255, 0, 0))
    image.save(tmp_path / "p.png")
    text = "from scipy.ndimage import imread\nimport scipy.ndimage\n"
    text += f"found = imread({str(tmp_path / 'p.png')!r}), scipy.ndimage.imread, scipy.ndimage.zoom"
    found = run(text + "\n", 3)["found"]
    assert found[0].shape == (2, 3, 3)
    assert found[0][0, 0].tolist() == [255, 0, 0]


def test_the_editor_of_moviepy_is_moviepy(monkeypatch):
    package = types.ModuleType("moviepy")
    package.VideoClip = float
    monkeypatch.setitem(sys.modules, "moviepy", package)
    text = "import moviepy.editor as mpy\nfrom moviepy.editor import VideoClip\n"
    found = run(text + "found = [mpy.VideoClip, VideoClip]\n", 3)["found"]
    assert found == [float, float]


def test_pictures_compared_in_skimage_measure(monkeypatch):
    packages = {name: types.ModuleType(f"skimage.{name}") for name in ("measure", "metrics")}
    package = types.ModuleType("skimage")
    package.__path__ = []
    for name, module in packages.items():
        monkeypatch.setitem(sys.modules, f"skimage.{name}", module)
        setattr(package, name, module)
    monkeypatch.setitem(sys.modules, "skimage", package)
    metrics = packages["metrics"]
    metrics.structural_similarity = lambda x, y, **named: named
    metrics.peak_signal_noise_ratio = lambda x, y, data_range=None: data_range
    text = """
from skimage.measure import compare_ssim, compare_psnr
import skimage.measure
found = [compare_ssim([1.0], [1.0], multichannel=True, sigma=1), compare_psnr([1], [1], 255)]
found.append(skimage.measure.compare_ssim([1], [2], 7))
"""
    many, psnr, one = run(text, 3)["found"]
    assert (many["data_range"], many["channel_axis"], many["sigma"], psnr) == (2.0, -1, 1, 255)
    assert (one["data_range"], one["channel_axis"], one["win_size"]) == (None, None, 7)


def test_debuggers_that_are_not_installed(monkeypatch, capsys):
    for name in ("IPython", "IPython.core", "IPython.core.debugger", "IPython.display"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("better_exceptions", "pudb", "ipdb"):
        monkeypatch.setitem(sys.modules, name, None)
    run(
        """
import better_exceptions, pudb, ipdb
import IPython
from IPython import embed, display
from IPython.core import debugger
from IPython.core.debugger import Tracer
from IPython.display import clear_output, Image
import IPython.display
debugger.Pdb().set_trace()
Tracer()()
embed()
pudb.set_trace()
clear_output(wait=True)
display.display(Image("a.png"))
IPython.display.clear_output()
assert IPython.get_ipython() is None
""",
        3,
    )
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 4
    assert told[2] == "tfgan-legacy: IPython.embed(): IPython is not installed; the run goes on."


def test_distributions_where_tensorflow_probability_is_not_installed(tf1, monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorflow_probability", None)
    text = """
import tensorflow_probability as tfp
from tensorflow_probability import distributions as tfd
normal = tfp.distributions.Normal(0.0, [1.0, 2.0])
found = [tfd.kl_divergence(normal, tfd.Normal(1.0, 2.0)), tfd.MultivariateNormalDiag]
"""
    divergence, many = run(text, 3)["found"]
    with tf1.Session() as session:
        wanted = np.log([2.0, 1.0]) + (np.square([1.0, 2.0]) + 1.0) / 8.0 - 0.5
        np.testing.assert_allclose(session.run(divergence), wanted, rtol=1e-6)
    assert many is tf1.contrib.distributions.MultivariateNormalDiag
    with pytest.raises(AttributeError, match="tensorflow_probability.distributions"):
        run("import tensorflow_probability as tfp\ntfp.distributions.HalfCauchy\n", 3)


def test_plots_in_the_words_of_the_time(tmp_path):
    pytest.importorskip("matplotlib")
    text = f"""
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import cm
from pylab import subplot
heights = plt.hist([1, 1, 2], bins=2, normed=True)[0].tolist()
axes = subplot("211", axisbg="red")
axes.set_axis_bgcolor("blue")
axes.set_color_cycle(["green"])
plt.imshow([[1, 2]], aspect="normal", cmap=cm.spectral)
plt.grid(b=True)
figure = plt.gcf()
figure.canvas.set_window_title("title")
figure.canvas.draw()
plt.savefig({str(tmp_path / "p.jpg")!r}, quality=50)
found = [heights, axes.get_axis_bgcolor()[:3], axes.plot([1])[0].get_color()]
found.append(len(figure.canvas.tostring_rgb()) == 3 * figure.canvas.get_width_height()[0]
             * figure.canvas.get_width_height()[1])
plt.close("all")
"""
    found = run(text, 3)["found"]
    assert found == [[4 / 3, 2 / 3], (0.0, 0.0, 1.0), "green", True]
    assert (tmp_path / "p.jpg").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a screen is taken for granted")
def test_opencv_opens_no_window_without_a_screen(monkeypatch):
    cv2 = pytest.importorskip("cv2")
    shown = []
    monkeypatch.setattr(cv2, "imshow", lambda *words: shown.append(words), raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    text = "import cv2\nfound = [cv2.imshow('w', None), cv2.waitKey(1) & 0xFF == ord('q')]"
    assert run(text)["found"] == [None, False] and shown == []
    monkeypatch.setenv("DISPLAY", ":0")
    run("import cv2\ncv2.imshow('w', None)")
    assert shown == [("w", None)]
