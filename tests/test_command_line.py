"""The apps as a user starts them: help and wrong flags without TensorFlow, errors as a line."""

import pathlib
import subprocess
import sys

import pytest

BIN = pathlib.Path(__file__).resolve().parent.parent / "bin"


def start(app, *flags):
    return subprocess.run(
        [sys.executable, str(BIN / app), *flags], capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("app", ["tfgan-train", "tfgan-sample"])
def test_help_names_every_flag_without_importing_tensorflow(app):
    program = (BIN / app).read_text()
    code = (
        "import runpy, sys\n"
        f"sys.argv = [{app!r}, '--help']\n"
        "try:\n"
        f"    runpy.run_path({str(BIN / app)!r}, run_name='__main__')\n"
        "except SystemExit as end:\n"
        "    print('status', end.code, 'tensorflow' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "status 0 False"
    for flag in ("seed", "device", "workdir"):
        assert f"--{flag}:" in done.stdout or f"--[no]{flag}:" in done.stdout
    assert program.split('"""')[1] in done.stdout


@pytest.mark.parametrize(
    ("app", "flags", "words"),
    [
        ("tfgan-train", ["--game=chess"], ["--game=chess", "conv28"]),
        ("tfgan-train", ["--steps=0"], ["--steps=0"]),
        ("tfgan-train", ["--steps=many"], ["--steps=many"]),
        ("tfgan-train", ["--batch_size=-1"], ["--batch_size=-1"]),
        ("tfgan-train", ["--log_every=0"], ["--log_every=0"]),
        ("tfgan-train", ["--generator_learning_rate=-1"], ["--generator_learning_rate=-1"]),
        ("tfgan-train", ["--discriminator_learning_rate=nan"], ["learning_rate=nan"]),
        ("tfgan-train", ["--device=tpu"], ["--device=tpu", "auto, cpu or gpu[:N]"]),
        ("tfgan-train", ["--dataset=digitz"], ["--dataset=digitz", "idx:DIR"]),
        ("tfgan-train", ["--step=10"], ["Unknown command line flag 'step'"]),
        ("tfgan-train", ["mlp"], ["wants flags only; got 'mlp'"]),
        ("tfgan-sample", ["--num=0", "--workdir=w"], ["--num=0"]),
    ],
)
def test_wrong_flag_is_one_line_with_flag_and_value(app, flags, words):
    done = start(app, *flags)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f"{app}: ")
    for word in words:
        assert word in done.stderr
