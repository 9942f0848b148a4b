"""matplotlib's functions and methods in the words of the time, on axes and figures too."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from in_process import run

WORDS = {  # expression: its value
    "ax.hist([1, 1, 2], bins=2, normed=True)[0].tolist()": [4 / 3, 2 / 3],
    "[ax.grid(b=True), ax.xaxis.get_gridlines()[0].get_visible()]": [None, True],
    "[ax.hold(True), fig.hold(False)]": [None, None],
    "fig.add_subplot(2, 2.0, 1, axisbg='red').get_facecolor()[:3]": (1.0, 0.0, 0.0),
    "plt.subplot(2, 2, 1.0).get_subplotspec().num1": 0,
    "fig.add_subplot('121').get_subplotspec().num1": 0,
    "ax.imshow([[1, 2]], aspect='normal', cmap='spectral').get_cmap().name": "nipy_spectral",
    "plt.get_cmap('spectral').name": "nipy_spectral",
    "ax.plot([1], [2], hold=True)[0].get_xdata().tolist()": [1],
    "[b.get_x() for b in ax.bar(left=[1], height=[2], width=1, align='edge')]": [1],
    "len(ax.boxplot([[1, 2]], labels=['a'])['boxes'])": 1,
    "[ax.set_yscale('log', nonposy='clip'), ax.get_yscale()]": [None, "log"],
    "ax.semilogx([1, 10], [1, 2], basex=2)[0].axes.xaxis.get_transform().base": 2,
    "fig.gca(projection='polar').name + plt.gca(projection='polar').name": "polarpolar",
    "ax.axesPatch is ax.patch": True,
    "[ax.tick_params(bottom='off'), ax.xaxis.get_tick_params()['bottom']]": [None, False],
    "ax.legend([ax.plot([1])[0]], ['a']).draggable() is not None": True,
}


@pytest.mark.parametrize("text", WORDS)
def test_words(text):
    setup = "import matplotlib\nmatplotlib.use('Agg')\nimport matplotlib.pyplot as plt\n"
    text = (
        f"{setup}fig, ax = plt.subplots()\ntry:\n    found = {text}\nfinally:\n    plt.close(fig)\n"
    )
    assert run(text, 3)["found"] == WORDS[next(t for t in WORDS if f" {t}\n" in text)]


def test_a_method_of_the_scripts_own_keeps_its_words():
    text = "class A(object):\n  def hist(self, normed): return normed\nfound = A().hist(normed=3)\n"
    assert run(text, 3)["found"] == 3


def test_picture_in_a_quality_and_a_frame(tmp_path):
    text = f"""
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
fig = plt.figure()
fig.savefig({str(tmp_path / "a.jpg")!r}, quality=20, frameon=False, papertype=None)
plt.close(fig)
"""
    run(text, 3)
    assert (tmp_path / "a.jpg").stat().st_size > 0


def test_pandas(tmp_path):
    pytest.importorskip("pandas")
    (tmp_path / "a.txt").write_text("a b\n1 2\n3 4\n")
    text = f"""
import pandas as pd
df = pd.read_csv({str(tmp_path / "a.txt")!r}, delim_whitespace=True, error_bad_lines=False)
other = pd.read_csv({str(tmp_path / "a.txt")!r}, " ")
df.index = ["x", "y"]
found = [df.equals(other.set_index(df.index)), df.ix["y", "a"], df.ix[1, "b"]]
found.append(df.ix[0, 0:1].tolist())
df.ix["x", "a"] = 5
found += [df.ix[:, "a"].tolist(), df.get_value("y", "b"), df.applymap(str).ix[0, "b"]]
"""
    assert run(text, 3)["found"] == [True, 3, 4, [1], [5, 3], 4, "2"]
