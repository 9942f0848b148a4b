"""What a launched script sees of its process, and what is seen of it."""

import os
import pathlib
import shutil
import signal
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from launching import ROOT, SCRIPTS, launch, write


def test_process(tmp_path):
    text = """
import sys, os
print(sys.argv, __name__, __file__ == os.path.abspath(sys.argv[0]), os.getcwd())
print(sys.path[0], [p for p in sys.path if p.endswith("bin")], __package__, __spec__)
print(sys.modules["__main__"].__dict__ is globals(), type(__builtins__).__name__ != "")
sys.exit(7)
"""
    write(tmp_path, below__s=text)
    done = launch(tmp_path, "below/s.py", "--python=2", "-x", "run")
    plain = launch(tmp_path, "below/s.py", "--python=2", "-x", "run", app=())
    assert done.returncode == plain.returncode == 7
    assert done.stdout == plain.stdout
    assert done.stderr == ""
    assert not list(tmp_path.rglob("*.pyc"))


def test_numbers_of_numpy_are_printed_as_numpy_1_did(tmp_path):
    write(tmp_path, s="import numpy as np\nprint([np.float32(1.5), np.int64(2)], np.ones(2))")
    assert launch(tmp_path, "s.py").stdout == "[1.5, 2] [1. 1.]\n"


@pytest.mark.parametrize("words", [["run"], []])
def test_as_a_module(tmp_path, words):
    write(tmp_path, s="import sys\nprint(sys.argv, sys.path[0])")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    app = ("-m", "tfgan_lite.legacy", *words)
    done = launch(tmp_path, "s.py", "a", app=app, env=environment)
    assert done.stdout == f"['s.py', 'a'] {tmp_path}\n"


@pytest.mark.parametrize(
    ("name", "file"), [("net.train", "train.py"), ("net", "__main__.py"), ("alone", "")]
)
def test_a_module_of_the_program(tmp_path, name, file):
    text = "import sys\nprint sys.argv[1:], sys.path[0], __name__, __package__, __file__\n"
    texts = {
        "__init__.py": "print('package')",
        "parts.py": "SIZE = 5 / 2",
        "train.py": f"{text}from net.parts import SIZE\nfrom . import parts\nprint parts.SIZE",
        "__main__.py": f"{text}from .parts import SIZE\nprint SIZE",
    }
    (tmp_path / "net").mkdir()
    for part, lines in texts.items():
        (tmp_path / "net" / part).write_text(lines)
    write(tmp_path, alone=text)
    done = launch(tmp_path, "-m", name, "--steps", "3")
    path = tmp_path / "net" / file if file else tmp_path / "alone.py"
    seen = f"['--steps', '3'] {tmp_path} __main__ {'net' if file else ''} {path}"
    assert done.stdout.split("\n") == [seen, *(["package", "2"] if file else []), ""]
    assert done.stderr == ""


def test_traceback_is_pythons_own(tmp_path):
    text = "import helper\ndef f(x):\n    return helper.g(x)\n\nf(None)\n"
    write(tmp_path, s=text, helper="def g(x):\n    return int(x) + 1\n")
    done, plain = launch(tmp_path, "s.py"), launch(tmp_path, "s.py", app=())
    assert done.returncode == plain.returncode == 1
    assert [line for line in done.stderr.splitlines() if set(line) - set(" ^~")] == [
        line for line in plain.stderr.splitlines() if set(line) - set(" ^~")
    ]


def test_traceback_of_python2_has_its_own_lines(tmp_path):
    text = "import sys\ndef f((a, b)):\n    print a\n    return a / b\n\nf((1, 0))\n"
    write(tmp_path, s=text)
    done = launch(tmp_path, "s.py")
    assert done.returncode == 1
    assert done.stdout == "1\n"
    lines = [line for line in done.stderr.splitlines() if set(line) - set(" ^~")]
    assert lines == [
        "Traceback (most recent call last):",
        f'  File "{tmp_path}/s.py", line 6, in <module>',
        "    f((1, 0))",
        f'  File "{tmp_path}/s.py", line 4, in f',
        "    return a / b",
        lines[-1],
    ]
    assert lines[-1].startswith("ZeroDivisionError")


def test_interrupt_ends_it_as_python_ends(tmp_path):
    write(tmp_path, s="raise KeyboardInterrupt\n")
    done, plain = launch(tmp_path, "s.py"), launch(tmp_path, "s.py", app=())
    assert done.returncode == plain.returncode == -signal.SIGINT
    assert done.stderr == plain.stderr


def test_forked_processes_and_pickles_of_its_classes(tmp_path):
    text = """
import multiprocessing, pickle
class A(object):
    n = 3
def f(a):
    return a.n / 2
if __name__ == "__main__":
    pool = multiprocessing.get_context("fork").Pool(2)
    print pool.map(f, [A(), A()]), type(pickle.loads(pickle.dumps(A()))) is A
    pool.close()
"""
    write(tmp_path, s=text)
    assert launch(tmp_path, "s.py").stdout == "[1, 1] True\n"


def test_spawned_processes_load_it_too(tmp_path):
    text = """
import multiprocessing
print "loaded", __name__
class A(object):
    n = 3
def f(a):
    return a.n / 2
if __name__ == "__main__":
    pool = multiprocessing.get_context("spawn").Pool(1)
    print pool.map(f, [A()])
    pool.close()
    pool.join()
"""
    write(tmp_path, s=text)
    done = launch(tmp_path, "s.py", timeout=60)
    assert done.stdout.splitlines() == ["loaded __main__", "loaded __mp_main__", "[1]"], done.stderr


def test_spawned_processes_of_a_module_have_its_package(tmp_path):
    text = """
import multiprocessing
from . import mate
def f(n):
    return mate.half(n)
if __name__ == "__main__":
    pool = multiprocessing.get_context("spawn").Pool(1)
    print pool.map(f, [3])
    pool.close()
"""
    write(tmp_path, pack__main=text, pack____init__="", pack__mate="def half(n): return n / 2\n")
    done = launch(tmp_path, "-m", "pack.main", timeout=60)
    assert done.stdout == "[1]\n", done.stderr


def test_other_commands_are_left_alone(tmp_path):
    text = (
        "import subprocess, os\n"
        "print(subprocess.call(['true'], cwd=b'/'))\n"
        "print(subprocess.call(['python3', 'half.py']))\n"
    )
    write(tmp_path, s=text, half="print(1 / 2)\n")
    done = launch(tmp_path, "--python=2", "s.py", env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert done.stdout == "0\n0\n0\n", done.stderr


def test_scripts_that_it_starts_itself_are_launched_too(tmp_path):
    write(
        tmp_path,
        s=(
            "import subprocess, sys\n"
            "for python in ('python3', 'python', sys.executable):\n"
            "    code = subprocess.call([python, '-u', 'child.py', '--n', '3'], cwd='below')\n"
            "    print code\n"
            "subprocess.call([sys.executable, '-c', 'print(1 / 2)'])\n"
        ),
        below__child="import sys, mate\nprint sys.argv, 7 / 2\nsys.exit(4)",
        below__mate="",
    )
    done = launch(tmp_path, "s.py", env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert done.stdout == "['child.py', '--n', '3'] 3\n4\n" * 3 + "0.5\n"
    assert done.stderr == ""


def test_a_script_that_can_be_read_once(tmp_path):
    done = launch(tmp_path, "/dev/stdin", input="print 3 / 2\n1 / 0\n")
    assert done.stdout == "1\n"
    assert "    1 / 0\n" in done.stderr


def test_an_exception_that_cannot_be_shown(tmp_path):
    write(tmp_path, s="class E(Exception):\n    def __str__(self): 1 / 0\nraise E\n")
    done = launch(tmp_path, "s.py")
    assert done.returncode == 1
    *lines, last = done.stderr.splitlines()
    assert lines[1:3] == [f'  File "{tmp_path}/s.py", line 3, in <module>', "    raise E"]
    assert "E" in last  # as unprintable, in the words of the Python at hand
    assert len(lines) == 3


BAD_INPUT = {
    "import nowhere_to_be_found": "the package nowhere_to_be_found is not installed; it was no",
    "import skvideo": "pip install scikit-video",
    "open('data/x')": "no such file or folder: 'data/x'; the current folder is ",
    "x = 1\nprint 'a'\ndef f(:": "read as Python 3 it stops at line 2 (",
    "x = 1\nprint 'a'\ndef f(: ": "read as Python 2 at line 3 (",
}


@pytest.mark.parametrize("text", BAD_INPUT)
def test_bad_input_has_one_line_below_the_traceback(tmp_path, text):
    write(tmp_path, s=text + "\n")
    done = launch(tmp_path, "s.py")
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("tfgan-legacy: ")
    assert BAD_INPUT[text] in last
    assert done.stderr.count("tfgan-legacy: ") == 1
    assert str(ROOT / "tfgan_lite") not in done.stderr


@pytest.mark.parametrize(
    "words", [["no.py"], ["."], ["--python=4", "s.py"], ["--python=2"], ["-m", "no.part"], ["-m"]]
)
def test_a_command_line_that_cannot_be_used(tmp_path, words):
    write(tmp_path, s="")
    done = launch(tmp_path, *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("tfgan-legacy: run: ")


def test_a_python2_program_on_tensorflow(tmp_path):
    program = tmp_path / "program"
    shutil.copytree(SCRIPTS / "python2_program", program)
    before = sorted(program.rglob("*"))
    done = launch(program, "train.py", "--steps", "3")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "run as train.py in program",
        "half 2 of 2.5",
        "step 0 loss 0.2500",
        "step 1 loss 0.2401",
        "step 2 loss 0.2306",
        "['out', 'steps']",
    ]
    assert [line for line in done.stderr.splitlines() if line.startswith("fell")] == [
        "fell True"
    ] * 2
    assert sorted(set(program.rglob("*")) - set(before)) == [program / "history.pkl"]


def test_only_own_files_get_the_tensorflow_1_module(tmp_path):
    text = """
import importlib, sys
import tensorflow
import tensorflow as tf
import tensorflow.compat.v1 as v1
import installed
from tensorflow.python.framework import ops
import tensorflow.contrib
assert tensorflow is tf is __import__("tensorflow") is importlib.import_module("tensorflow")
assert tf.__name__ == "tfgan_lite.legacy.tensorflow", tf
from tensorflow.compat.v1 import layers
from tensorflow.compat.v1.contrib import slim
assert v1 is tf and layers is tf.layers and slim is tf.contrib.slim, v1
assert installed.tf.__name__ == "tensorflow" and installed.tf is sys.modules["tensorflow"]
def lazily():
    from tensorflow import placeholder
    return placeholder
assert lazily() is tf.placeholder
try:
    from tensorflow.contrib import no_such_part
except ImportError as error:
    assert "no_such_part" in str(error), error
tf.contrib.tpu.TPUEstimator
"""
    write(tmp_path, s=text, site__site_packages__installed="import tensorflow as tf\n")
    packages = tmp_path / "site/site-packages"
    (tmp_path / "site/site_packages").rename(packages)
    done = launch(tmp_path, "s.py", env={**os.environ, "PYTHONPATH": str(packages)})
    last = done.stderr.splitlines()[-1]
    assert last.startswith("tfgan-legacy: tf.contrib.tpu"), done.stderr
    assert done.returncode == 1


def test_the_script_is_not_changed():
    """The scripts of the tests stay as they are: no bytecode beside them."""
    assert not list(pathlib.Path(SCRIPTS).rglob("*.pyc"))
