"""tfgan-checkpoint as a user starts it: words, flags, output and exit status."""

import importlib.machinery
import importlib.util
import json
import pathlib
import re
import subprocess
import sys

import numpy as np
import pytest
from absl import flags
from absl.testing import flagsaver
from nets import paint, trained_bundle, values, write_bundle

from tfgan_lite import command_line

BIN = pathlib.Path(__file__).resolve().parents[2] / "bin" / "tfgan-checkpoint"
LIKE = "--like=nets:keras_generator"


@pytest.fixture(scope="module")
def program():
    """The app as a module, whose flags are taken away again."""
    before = set(flags.FLAGS)
    loader = importlib.machinery.SourceFileLoader("tfgan_checkpoint_app", str(BIN))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    yield module
    flags.FLAGS.remove_flag_values(set(flags.FLAGS) - before)


@pytest.fixture
def app(program, monkeypatch, capfd):
    """Returns a function from a command line to (exit status, output, errors)."""

    def start(*line):
        monkeypatch.setattr(sys, "argv", ["tfgan-checkpoint", *line])
        with flagsaver.flagsaver(), pytest.raises(SystemExit) as end:
            command_line.run(program.main, program.__doc__, program.USAGE)
        output, errors = capfd.readouterr()
        return end.value.code, output, errors

    return start


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    return trained_bundle(tmp_path_factory.mktemp("trained") / "model.ckpt-7")


def test_convert_there_and_back_and_compare(app, trained, tmp_path):
    keras_file, back = str(tmp_path / "g.weights.h5"), str(tmp_path / "back")
    status, output, errors = app("convert", trained, keras_file, LIKE, "--scope=generator")
    assert (status, errors) == (0, "")
    assert output.splitlines()[-1] == f"Wrote {keras_file}"
    for name in values(trained):  # the weights went, and all else is named
        weight = name.startswith("generator/") and "Adam" not in name and "Expo" not in name
        assert (f"  {name} " in output) != weight
    status, output, _ = app("compare", trained, keras_file, LIKE, "--scope=generator")
    assert status == 1 and "30 only in A, 14 equal; 3 outside --scope" in output
    status, output, _ = app("convert", "--scope=generator", keras_file, back, LIKE)
    assert status == 0
    status, output, _ = app("compare", back, keras_file, LIKE, "--scope=generator")
    assert status == 0 and output.splitlines()[-1] == "Equal: 14 variables: 14 equal."
    z = np.ones([2, 6], np.float32)
    np.testing.assert_array_equal(paint(back, z), paint(trained, z))


def test_dry_run_writes_nothing(app, trained, tmp_path):
    target = str(tmp_path / "g.keras")
    status, output, _ = app("convert", trained, target, LIKE, "--scope=generator", "--dry_run")
    assert status == 0 and output.endswith("A dry run: nothing was written.\n")
    assert "generator/dense/kernel  " in output and "left behind:" in output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("dry_run", ["--dry_run", "--nodry_run"])
def test_target_without_a_source_is_named_and_refused(app, trained, tmp_path, dry_run):
    arrays = values(trained)
    del arrays["generator/dense/bias"]
    del arrays["generator/batch_normalization/gamma"]
    source = write_bundle(tmp_path / "source", arrays)
    target = str(tmp_path / "g.keras")
    status, output, errors = app("convert", source, target, LIKE, "--scope=generator", dry_run)
    assert status == 2 and errors.count("\n") == 1
    assert errors.startswith("tfgan-checkpoint: convert: wants a source for every variable")
    for name in ("generator/dense/bias", "generator/batch_normalization/gamma"):
        assert f"  {name} " in output.partition("left behind:")[0]
    assert not pathlib.Path(target).exists()
    status, output, _ = app(
        "convert", source, target, LIKE, "--scope=generator", "--partial", dry_run
    )
    assert status == 0 and "without a source (keeps the value of --like)" in output
    assert pathlib.Path(target).exists() == (dry_run == "--nodry_run")


def test_map_file_and_flags_of_the_bundle(app, tmp_path):
    source = write_bundle(tmp_path / "source", {"a": np.zeros(2)})
    (tmp_path / "map.json").write_text(json.dumps({"a": "b"}))
    target, more = str(tmp_path / "target"), [f"--map={tmp_path / 'map.json'}", "--to=tf1"]
    assert app("convert", source, target, *more)[0] == 0
    assert set(values(target)) == {"b"}
    status, _, errors = app("convert", source, target, *more)
    assert status == 2 and "--overwrite" in errors
    assert app("convert", source, target, *more, "--overwrite")[0] == 0
    status, _, errors = app("convert", source, str(tmp_path / "t.keras"), LIKE, "--to=tf1")
    assert status == 2 and "--to: tf1 goes with a bundle" in errors
    status, _, errors = app("convert", source, target, "--averaged", "--overwrite")
    assert status == 2 and "--averaged: wants averages" in errors


def test_max_ulp(app, tmp_path):
    one = np.float32(1)
    a = write_bundle(tmp_path / "a", {"w": one})
    b = write_bundle(tmp_path / "b", {"w": np.nextafter(one, np.float32(2))})
    assert [app("compare", a, b, f"--max_ulp={n}")[0] for n in (0, 1)] == [1, 0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ([], "wants `list CHECKPOINT`, .* got 'nothing'"),
        (["show", "a"], "got 'show a'"),
        (["list", "a", "b"], "got 'list a b'"),
        (["compare", "a"], "got 'compare a'"),
        (["list", "a", "--dry_run"], "--dry_run: does not go with list"),
        (["convert", "a", "b", "--max_ulp=1"], "--max_ulp: does not go with convert"),
        (["list", "none"], "checkpoint none: wants a bundle"),
        (["compare", "none", "none"], "checkpoint none: wants a bundle"),
    ],
)
def test_wrong_line_is_status_2(app, line, words):
    status, output, errors = app(*line)
    assert (status, output) == (2, "") and errors.count("\n") == 1
    assert re.search(words, errors)


def test_in_a_process_of_its_own_with_a_model_of_the_current_directory(trained, tmp_path):
    (tmp_path / "mine.py").write_text(
        "import keras\n\n\ndef make():\n    return keras.Sequential(\n"
        "        [keras.Input([6]), keras.layers.Dense(128)], name='generator')\n"
    )
    line = ["convert", trained, "g.keras", "--like=mine:make", "--scope=generator"]
    done = subprocess.run(
        [sys.executable, str(BIN), *line], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    assert "generator/conv2d_transpose/kernel " in done.stdout
    assert done.stdout.endswith("Wrote g.keras\n")
