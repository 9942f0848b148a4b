"""`tfgan-legacy port`: what it writes, where, and what it refuses."""

import os
import pathlib
import subprocess
import sys

import pytest

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.porter import command, porting, tree

ROOT = pathlib.Path(__file__).parents[3]
_SCRIPT = "import tensorflow as tf\nx = tf.mul(1, 2)\n"
_PORTED = "import tensorflow.compat.v1 as tf\n\ntf.disable_v2_behavior()\n\nx = tf.multiply(1, 2)\n"


def _program(folder, **files):
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def _listing(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_folder(tmp_path, capsys):
    source = _program(tmp_path / "src", main=_SCRIPT, clean="x = 1\n")
    (source / "data").mkdir()
    (source / "data/a.bin").write_bytes(b"\0\1")
    (source / "book.ipynb").write_text("{}")
    (source / ".git").mkdir()
    (source / "main.py").chmod(0o755)
    before = {path: path.read_bytes() for path in source.rglob("*") if path.is_file()}
    assert command.port(source, tmp_path / "out", verbose=True) == 0
    assert _listing(tmp_path / "out") == ["book.ipynb", "clean.py", "data", "data/a.bin", "main.py"]
    assert (tmp_path / "out/main.py").read_text() == _PORTED
    assert os.access(tmp_path / "out/main.py", os.X_OK)
    assert (tmp_path / "out/data/a.bin").read_bytes() == b"\0\1"
    assert {path: path.read_bytes() for path in source.rglob("*") if path.is_file()} == before
    assert sorted(os.listdir(tmp_path)) == ["out", "src"]
    report = capsys.readouterr().out
    assert "2 Python files, 1 of them changed." in report
    assert "book.ipynb" in report and ".git" in report
    assert "renamed_symbols" in report and "main.py:2" in report


def test_links_lead_where_they_led(tmp_path):
    source = _program(tmp_path / "src", main=_SCRIPT, own__model=_SCRIPT)
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets/a.bin").write_bytes(b"a")
    links = {"absolute": tmp_path / "sets", "out_of_it": "../sets", "inside": "own", "gone": "no"}
    for name, leads_to in links.items():
        (source / name).symlink_to(leads_to)
    (tmp_path / "deep").mkdir()
    command.port(source, tmp_path / "deep/out")
    out = tmp_path / "deep/out"
    for name in ("absolute", "out_of_it"):
        assert (out / name).is_symlink() and (out / name / "a.bin").read_bytes() == b"a"
    assert os.readlink(out / "inside") == "own" and os.readlink(out / "gone").endswith("no")
    assert (out / "inside/model.py").read_text() == _PORTED


def test_diff_alone_writes_nothing(tmp_path, capsys):
    source = _program(tmp_path, main=_SCRIPT) / "main.py"
    command.port(source, None, diff=True)
    assert os.listdir(tmp_path) == ["main.py"]
    shown = capsys.readouterr().out
    assert "\n-x = tf.mul(1, 2)\n" in shown and "\n+x = tf.multiply(1, 2)\n" in shown


@pytest.mark.parametrize("out", ["src", "src/out", ".", "missing/out"])
def test_places_that_cannot_be(out, tmp_path):
    source = _program(tmp_path / "src", main=_SCRIPT)
    with pytest.raises(InputError, match="-o: "):
        command.port(source, tmp_path / out, force=True)
    assert _listing(tmp_path) == ["src", "src/main.py"]


def test_an_output_that_exists(tmp_path, capsys):
    source = _program(tmp_path / "src", main=_SCRIPT)
    out = _program(tmp_path / "out", old="x = 1\n")
    with pytest.raises(InputError, match="--force"):
        command.port(source, out)
    assert _listing(out) == ["old.py"]
    command.port(source, out, force=True)
    assert _listing(out) == ["main.py"]
    assert sorted(os.listdir(tmp_path)) == ["out", "src"]


def test_nothing_is_left_of_a_port_that_fails(tmp_path, monkeypatch):
    source = _program(tmp_path / "src", main=_SCRIPT)
    out = _program(tmp_path / "out", old="x = 1\n")
    (source / "data.txt").write_text("x")

    def fail(*arguments, **named):
        raise OSError("disk full")

    monkeypatch.setattr("shutil.copy2", fail)
    with pytest.raises(OSError, match="disk full"):
        command.port(source, out, force=True)
    assert _listing(out) == ["old.py"]
    assert sorted(os.listdir(tmp_path)) == ["out", "src"]


def test_no_python_of_any_version(tmp_path):
    source = _program(tmp_path / "src", bad="def f(:\n")
    words = [sys.executable, ROOT / "bin/tfgan-legacy", "port", source, "-o", tmp_path / "out"]
    process = subprocess.run(list(map(str, words)), capture_output=True, text=True)
    assert process.returncode == 2
    (line,) = [line for line in process.stderr.splitlines() if "bad.py" in line]
    assert "no version" in line and "line 1" in line
    assert os.listdir(tmp_path) == ["src"]


_LONG = 'if x:\n"""' + 90 * "a\n" + '"""\n'


@pytest.mark.parametrize("bad", ["def f(:\n", "x = 1\0\n", _LONG])
def test_no_python_among_other_files_is_copied_and_reported(bad, tmp_path, capsys):
    source = _program(tmp_path / "src", main="from bad import *\n" + _SCRIPT, bad=bad)
    assert command.port(source, tmp_path / "out") == 0
    assert (tmp_path / "out/bad.py").read_text() == bad
    assert _PORTED.splitlines()[-1] in (tmp_path / "out/main.py").read_text()
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "bad.py" in line]
    assert "wants to be Python" in line and "copied as it is" in line and len(line) < 400


def test_bytes_stay_as_they_were(tmp_path):
    source = _program(
        tmp_path,
        dos=_SCRIPT.replace("\n", "\r\n"),
        latin="# -*- coding: latin-1 -*-\n# caf\xe9\nimport numpy as np\nx = np.float\n".encode(
            "latin-1"
        ),
        clean="# -*- coding: latin-1 -*-\n# caf\xe9\r\nx = 1".encode("latin-1"),
        tabs="import tensorflow as tf\nif tf:\n\tprint 'x'\n",
    )
    ported = {p.path.stem: p for p in porting.port(tree.read(source, None))}
    assert ported["dos"].data == _PORTED.replace("\n", "\r\n").encode()
    assert "# -*- coding: utf-8 -*-\n# caf\xe9\n".encode() in ported["latin"].data
    assert ported["clean"].data == (source / "clean.py").read_bytes()
    assert b"\n\tprint('x')\n" in ported["tabs"].data


def test_names_that_go_from_file_to_file(tmp_path):
    source = _program(
        tmp_path,
        ops="import numpy as np\nimport scipy.misc\nimport tensorflow as tf\n"
        "read = scipy.misc.imread\n",
        main="from ops import *\nx = tf.layers.dense(np.float(3), scipy.misc.imread)\n",
    )
    ported = {p.path.stem: p for p in porting.port(tree.read(source, None))}
    assert "import numpy as np\n" in ported["ops"].after
    assert "import tensorflow.compat.v1 as tf\n" in ported["ops"].after
    assert "x = layers.dense(float(3), scipy_misc.imread)" in ported["main"].after
    assert "from tfgan_lite import layers\n" in ported["main"].after


def test_which_files_are_of_python2(tmp_path):
    source = _program(
        tmp_path,
        old="import shared\nprint 'x'\n",
        new="print(f'{1 / 2}')\n",
        shared="half = 3 / 2\n",
        apart="half = 3 / 2\n",
    )
    program = tree.read(source, None)
    assert {s.path.stem for s in program.sources if s.python2} == {"old", "shared"}
    ported = {p.path.stem: p.after for p in porting.port(program)}
    assert ported["shared"] == "half = 3 // 2\n" and ported["apart"] == "half = 3 / 2\n"


def test_a_program_for_tensorflow_2_keeps_its_tensorflow(tmp_path, capsys):
    new = "import tensorflow as tf\n\n\n@tf.function\ndef step(x):\n    return tf.nn.relu(x)\n"
    source = _program(
        tmp_path / "src",
        two__train=new + "from two import net\nopt = tf.optimizers.Adam(np.float(1))\n"
        "import numpy as np\n",
        two__net="import tensorflow as tf\ntf.config.of_an_alpha_release\n"
        "with tf.device('/gpu:0'):\n    y = tf.nn.relu(1.0)\n",
        mixed=new + "x = tf.placeholder(tf.float32)\nz = tf.optimizers\n",
        one=_SCRIPT,
    )
    command.port(source, tmp_path / "out")
    assert (tmp_path / "out/two/net.py").read_text() == (source / "two/net.py").read_text()
    assert "import tensorflow as tf\n" in (tmp_path / "out/two/train.py").read_text()
    assert "Adam(float(1))" in (tmp_path / "out/two/train.py").read_text()
    assert "tensorflow.compat.v1" in (tmp_path / "out/mixed.py").read_text()
    assert (tmp_path / "out/one.py").read_text() == _PORTED
    assert "TensorFlow 2, whose names stay: two/net.py, two/train.py." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("own", "is_own"),
    [("keras.py", True), ("keras/__init__.py", True), ("models/keras.py", False)],
)
def test_a_program_with_a_keras_of_its_own(own, is_own, tmp_path):
    source, out = tmp_path / "source", tmp_path / "out"
    (source / own).parent.mkdir(parents=True)
    (source / own).write_text("def Net(x):\n    return x\n")
    text = "import tensorflow as tf\nfrom keras import Model\nx = tf.ones([1]), Model\n"
    (source / "main.py").write_text(text)
    command.port(source, out)
    assert ("from keras import Model" in (out / "main.py").read_text()) == is_own


def test_a_program_that_goes_eager_asks_before_it_switches(tmp_path):
    source, out, alone = tmp_path / "source", tmp_path / "out", tmp_path / "alone.py"
    source.mkdir()
    eager = "import tensorflow as tf\ntf.enable_eager_execution()\nx = tf.constant(1)\n"
    (source / "main.py").write_text(eager)
    (source / "net.py").write_text(
        "import tensorflow as tf\n# no enable_eager_execution\nx = tf.a\n"
    )
    command.port(source, out)
    asks = "if tf.resource_variables_enabled():"
    assert all(asks in (out / name).read_text() for name in ("main.py", "net.py"))
    command.port(source / "main.py", alone)
    assert asks not in alone.read_text() and "\ntf.disable_v2_behavior()\n" in alone.read_text()
    (source / "main.py").unlink()
    command.port(source, tmp_path / "second")
    assert asks not in (tmp_path / "second/net.py").read_text()


def test_a_second_port_changes_nothing(tmp_path, capsys):
    source = ROOT / "tests/legacy/scripts"
    command.port(source, tmp_path / "out")
    for file in porting.port(tree.read(tmp_path / "out", None)):
        assert file.after == file.before, file.path
        assert not file.changes, file.path
    gan = (tmp_path / "out/python2_program/models/gan.py").read_text()
    assert "from . import ops\n" in gan and "batch, width = batch_width\n" in gan
