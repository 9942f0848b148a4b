"""The apps as a user starts them: help and wrong flags without TensorFlow, errors as a line."""

import os
import pathlib
import subprocess
import sys

import pytest

BIN = pathlib.Path(__file__).resolve().parent.parent / "bin"


def start(app, *flags):
    return subprocess.run(
        [sys.executable, str(BIN / app), *flags], capture_output=True, text=True, timeout=60
    )


RUN_FLAGS = ("seed", "device", "workdir")


@pytest.mark.parametrize(
    ("app", "flags"),
    [
        ("tfgan-train", RUN_FLAGS),
        ("tfgan-sample", RUN_FLAGS),
        ("tfgan-checkpoint", ("like", "scope", "dry_run")),
    ],
)
def test_help_names_every_flag_without_importing_tensorflow(app, flags):
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
    for flag in flags:
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
        ("tfgan-sample", ["--classes=3,x", "--workdir=w"], ["--classes=3,x", "such as 3,1,4"]),
        ("tfgan-sample", ["--classes=-1", "--workdir=w"], ["--classes=-1", "numbers of classes"]),
        ("tfgan-sample", ["--classes=", "--workdir=w"], ["--classes=", "numbers of classes"]),
        ("tfgan-checkpoint", ["--max_ulp=-1", "compare", "a", "b"], ["--max_ulp=-1"]),
        ("tfgan-checkpoint", ["convert", "a", "b", "--to=tf3"], ["--to=tf3", "tf1", "tf2"]),
    ],
)
def test_wrong_flag_is_one_line_with_flag_and_value(app, flags, words):
    done = start(app, *flags)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f"{app}: ")
    for word in words:
        assert word in done.stderr


def test_help_shows_the_forms_of_an_app_with_words():
    done = start("tfgan-checkpoint", "--help")
    assert "\n  tfgan-checkpoint convert SOURCE TARGET\n" in done.stdout
    assert "\n  tfgan-train" not in start("tfgan-train", "--help").stdout


@pytest.mark.parametrize("status", [None, 0, 1])
@pytest.mark.parametrize(
    "line", [["--n=3", "sub", "path"], ["sub", "--n=3", "path"], ["sub", "path", "--n=3"]]
)
def test_words_may_stand_around_flags_and_main_may_give_the_status(line, status):
    code = (
        "import sys\n"
        "from absl import flags\n"
        "from tfgan_lite import command_line\n"
        "n = flags.DEFINE_integer('n', 0, '')\n"
        "command_line._import_tensorflow = lambda: None\n"
        f"sys.argv = ['app', *{line}]\n"
        "def main(words):\n"
        "    print(words, n.value)\n"
        f"    return {status}\n"
        "command_line.run(main, 'An app.', '  app sub PATH')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=BIN.parent
    )
    assert done.stdout == "['sub', 'path'] 3\n" and done.returncode == (status or 0), done.stderr


@pytest.mark.parametrize("lines", [1, 10_000])
def test_output_that_nobody_reads_ends_without_a_traceback(lines):
    code = (
        "import sys\n"
        "from tfgan_lite import command_line\n"
        "command_line._import_tensorflow = lambda: None\n"
        "sys.argv = ['app']\n"
        f"command_line.run(lambda: print('line\\n' * {lines}), 'An app.')\n"
    )
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, cwd=BIN.parent
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
