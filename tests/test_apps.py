"""The apps from start to end, each in a process of its own, as a user starts them."""

import pathlib
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
import tensorflow as tf

BIN = pathlib.Path(__file__).resolve().parent.parent / "bin"
SHORT = ["--game=mlp", "--steps=30", "--batch_size=8", "--checkpoint_every=10", "--log_every=10"]


def command(app, *flags):
    return [sys.executable, str(BIN / app), *flags]


def run(app, *flags):
    return subprocess.run(command(app, *flags), capture_output=True, text=True, timeout=300)


def values(path):
    reader = tf.train.load_checkpoint(str(path))
    return {name: reader.get_tensor(name) for name in reader.get_variable_to_shape_map()}


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """The working directory of a run that was never stopped, and the finished process."""
    workdir = tmp_path_factory.mktemp("trained")
    return workdir, run("tfgan-train", *SHORT, f"--workdir={workdir}")


def test_train_ends_by_naming_the_picture(trained):
    workdir, done = trained
    assert done.returncode == 0, done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.split() == ["samples", str(workdir / "samples" / "step-00000030.png")]
    assert (workdir / "samples" / "step-00000030.png").exists()
    assert "step 10/30" in done.stderr
    for noise in ("oneDNN", "WARNING:tensorflow", "Traceback"):  # TensorFlow's own start-up lines
        assert noise not in done.stderr


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_killed_run_ends_in_the_same_bits(trained, tmp_path, name):
    straight, _ = trained
    flags = [*SHORT, f"--workdir={tmp_path}"]
    # Slowed down by writing a checkpoint and a picture at every step, to be caught in the act.
    often = ["--checkpoint_every=1", "--sample_every=1"]
    with subprocess.Popen(
        command("tfgan-train", *flags, *often), stdout=subprocess.PIPE, text=True
    ) as process:
        for _ in range(1200):
            if (tmp_path / "model.ckpt-4.index").exists():
                break
            time.sleep(0.05)
        process.send_signal(getattr(signal, name))
        said, _ = process.communicate(timeout=60)
    assert not (tmp_path / "model.ckpt-30.index").exists(), "the run ended before the signal"
    if name == "SIGTERM":
        assert process.returncode == 0
        assert "SIGTERM: stopped and saved at step" in said
    else:
        assert process.returncode == -signal.SIGKILL
    resumed = run("tfgan-train", *flags)
    assert resumed.returncode == 0 and "Going on from" in resumed.stdout
    expected, got = values(straight / "model.ckpt-30"), values(tmp_path / "model.ckpt-30")
    assert expected.keys() == got.keys()
    for key, value in expected.items():
        np.testing.assert_array_equal(value, got[key], err_msg=key)
    picture = pathlib.Path("samples") / "step-00000030.png"
    assert (straight / picture).read_bytes() == (tmp_path / picture).read_bytes()


def test_strict_run_changes_its_engine_and_paints_the_same_samples(tmp_path):
    """Through the apps: graph, then function; the grid of tfgan-sample is the run's own."""
    straight, changed = tmp_path / "straight", tmp_path / "changed"
    flags = ["--game=mlp", "--batch_size=8", "--numerics=strict", "--seed=4"]
    run("tfgan-train", *flags, "--steps=4", f"--workdir={straight}")
    run("tfgan-train", *flags, "--steps=2", f"--workdir={changed}")
    done = run("tfgan-train", *flags, "--steps=4", f"--workdir={changed}", "--engine=function")
    assert done.returncode == 0 and "function engine, strict numerics" in done.stdout
    pictures = [path / "samples" / "step-00000004.png" for path in (straight, changed)]
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
    compared = run(
        "tfgan-checkpoint", "compare", *(f"{w}/model.ckpt-4" for w in (straight, changed))
    )
    assert compared.returncode == 0, compared.stdout


def test_sample_writes_arrays(trained, tmp_path):
    workdir, _ = trained
    out = tmp_path / "images.npz"
    done = run("tfgan-sample", f"--workdir={workdir}", "--num=7", f"--out={out}")
    assert done.returncode == 0, done.stderr
    with np.load(out) as arrays:
        assert arrays.files == ["images"]  # the game has no labels
        images = arrays["images"]
    assert images.shape == (7, 28, 28, 1) and images.dtype == np.float32
    assert -1.0 <= images.min() < images.max() <= 1.0


def test_bad_input_is_one_line_with_status_2(trained, tmp_path):
    workdir, _ = trained
    before = sorted((p, p.stat().st_mtime_ns) for p in workdir.rglob("*"))
    done = run("tfgan-train", *SHORT, f"--workdir={workdir}", "--seed=1")
    assert done.returncode == 2
    assert done.stderr.startswith("tfgan-train: --workdir:") and done.stderr.count("\n") == 1
    assert "--seed was 0, now 1" in done.stderr
    assert before == sorted((p, p.stat().st_mtime_ns) for p in workdir.rglob("*"))


def test_run_that_fails_by_its_numbers_has_status_1(tmp_path):
    done = run("tfgan-train", *SHORT, f"--workdir={tmp_path}", "--discriminator_learning_rate=1e30")
    assert done.returncode == 1
    assert "tfgan-train: The loss of" in done.stderr and "Traceback" not in done.stderr
