"""`python -m tfgan_lite.legacy` has the commands of `tfgan-legacy`."""

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[3]
STARTS = {"app": [str(ROOT / "bin/tfgan-legacy")], "module": ["-m", "tfgan_lite.legacy"]}


def start(how, folder, *words):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, *STARTS[how], *words]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, env=environment)


def test_port(tmp_path):
    (tmp_path / "s.py").write_text("import tensorflow as tf\nx = tf.mul(1, 2)\n")
    done = start("module", tmp_path, "port", "s.py", "-o", "out.py")
    assert done.returncode == 0, done.stderr
    assert "tf.multiply" in (tmp_path / "out.py").read_text()


def test_compare_reads_its_own_words(tmp_path):
    done = start("module", tmp_path, "compare", "--steps=0", "s.py")
    assert done.returncode == 2 and "--steps" in done.stderr


@pytest.mark.parametrize("how", STARTS)
def test_help_names_all_commands(how, tmp_path):
    done = start(how, tmp_path, "--help")
    assert done.returncode == 0
    for command in ("run", "compare", "port"):
        assert f"tfgan-legacy {command} " in done.stdout
    assert "__main__" not in done.stdout


def test_a_word_that_is_no_command(tmp_path):
    done = start("app", tmp_path, "convert", "s.py")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "convert s.py" in done.stderr
