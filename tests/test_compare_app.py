"""tfgan-compare from start to end, and a user's own game in every app that takes one."""

import json
import pathlib
import shutil
import subprocess
import sys

import pytest
import tensorflow as tf

HERE = pathlib.Path(__file__).resolve().parent
BIN = HERE.parent / "bin"


@pytest.fixture
def run(tmp_path):
    """Returns a function that starts an app where a module `mine` of games lies."""
    shutil.copy(HERE / "parity" / "tiny_games.py", tmp_path / "mine.py")

    def run(app, *flags):
        command = [sys.executable, str(BIN / app), *flags]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tmp_path)

    return run


def test_engines_that_agree_end_with_0(run, tmp_path):
    done = run("tfgan-compare", "--game=mine:make_sound", "--steps=4")
    assert done.returncode == 0, done.stderr
    out = tmp_path / "runs" / "compare-mine-make-sound-strict"
    assert (out / "comparison.txt").read_text() in done.stdout
    assert done.stdout.count("equal to the bit") == 2
    assert json.loads((out / "comparison.json").read_text())["equal"] is True
    assert "step 4/4" in done.stderr
    for noise in ("oneDNN", "WARNING", "Traceback"):
        assert noise not in done.stderr


def test_engines_that_part_end_with_1_and_the_cause(run, tmp_path):
    out = tmp_path / "out"
    flags = ["--numerics=fast", "--steps=3", "--engines=function, eager", f"--out={out}"]
    done = run("tfgan-compare", "--game=mine:make_planted", "--dataset=random", *flags)
    assert done.returncode == 1, done.stderr
    assert "function and eager: diverged at step 1\n" in done.stdout
    assert "cause: none of TensorFlow's switches" in done.stdout
    record = json.loads((out / "comparison.json").read_text())
    (pair,) = record["pairs"]
    assert (pair["first"], pair["second"], pair["verdict"]) == ("function", "eager", "diverged")
    assert pair["cause"]["alone"]["remapping"] is False and record["numerics"]["name"] == "fast"
    assert tf.io.decode_png((out / "distance.png").read_bytes()).shape == (500, 1200, 4)


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--game=chess"], "--game=chess: wants conv28, "),
        (["--engines=graph"], "--engines=graph: wants two or more"),
        (["--engines=graph,graph"], "--engines=graph,graph: wants two or more"),
        (["--engines=graph,torch"], "--engines=graph,torch: wants two or more"),
        (["--steps=0"], "--steps=0"),
        (["--max_ulp=-1"], "--max_ulp=-1"),
        (["--numerics=exact"], "--numerics=exact"),
        (["--dataset=digitz"], "--dataset=digitz: wants random "),
        (["--device=tpu"], "--device=tpu: wants auto, "),
        (["--batch_size=0"], "--batch_size=0"),
        # These are found out after TensorFlow was imported.
        (["--game=mine:make_nothing"], "wants module mine, installed or in"),
        (["--game=mine:make_sound", "--out=mine.py"], "--out: wants a directory that can be"),
    ],
)
def test_bad_input_is_one_line_with_status_2(run, tmp_path, flags, words):
    done = run("tfgan-compare", *flags)
    assert done.returncode == 2
    assert done.stderr.startswith("tfgan-compare: ") and done.stderr.count("\n") == 1
    assert words in done.stderr
    assert not done.stdout and not (tmp_path / "runs").exists()


def test_help_names_every_flag_without_importing_tensorflow():
    app = str(BIN / "tfgan-compare")
    code = (
        "import runpy, sys\n"
        f"sys.argv = [{app!r}, '--help']\n"
        "try:\n"
        f"    runpy.run_path({app!r}, run_name='__main__')\n"
        "except SystemExit as end:\n"
        "    print('status', end.code, {'tensorflow', 'matplotlib'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "status 0 set()"
    named = ("game", "dataset", "engines", "numerics", "steps", "max_ulp", "batch_size", "seed")
    for flag in (*named, "device", "out"):
        assert f"--{flag}: " in done.stdout
    assert "--[no]cause: " in done.stdout


def test_game_of_ones_own_is_trained_and_sampled(run, tmp_path):
    trained = run("tfgan-train", "--game=mine:make_sound", "--steps=2", "--workdir=run")
    assert trained.returncode == 0, trained.stderr
    assert (tmp_path / "run" / "samples" / "step-00000002.png").exists()
    flags = ["--checkpoint=run/model.ckpt-2", "--game=mine:make_sound", "--out=one.png"]
    assert run("tfgan-sample", *flags).returncode == 0
    assert run("tfgan-sample", "--workdir=run", "--out=two.png").returncode == 0
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


@pytest.mark.parametrize(
    ("app", "flags", "words"),
    [
        ("tfgan-train", [], "wants module mine, installed or in"),
        ("tfgan-sample", ["--checkpoint=run/model.ckpt-2"], "wants module mine, installed or in"),
    ],
)
def test_module_without_the_function_is_one_line_with_status_2(run, tmp_path, app, flags, words):
    done = run(app, "--game=mine:make_nothing", *flags)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{app}: --game: ") and done.stderr.count("\n") == 1
    assert words in done.stderr and not (tmp_path / "runs").exists()
