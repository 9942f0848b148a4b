"""`tfgan-legacy compare` from start to end."""

import json
import pathlib
import subprocess
import sys

import pytest

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.comparing import command

ROOT = pathlib.Path(__file__).parents[3]
SCRIPTS = ROOT / "tests/legacy/scripts"


def compare(folder, *words):
    words = [sys.executable, str(ROOT / "bin/tfgan-legacy"), "compare", *map(str, words)]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=300)


def test_equal_ends_with_0_and_the_counts(tmp_path):
    script = SCRIPTS / "compare_conv.py"
    done = compare(tmp_path, "--steps=4", "--numerics=strict", script)
    assert done.returncode == 0, done.stdout + done.stderr
    out = tmp_path / "runs" / "compare-compare_conv-strict"
    assert (out / "comparison.txt").read_text().strip() in done.stdout
    assert "equal to the bit               4" in done.stdout
    assert "step 1: d " in done.stdout and "step 2" not in done.stdout  # it was stopped
    record = json.loads((out / "comparison.json").read_text())
    assert record["equal"] is True and record["steps"] == 4
    assert record["taken"]["QueueDequeueManyV2"] == 1 and record["executed"]["Conv2D"]
    assert "Traceback" not in done.stderr


def test_planted_error_ends_with_1_and_where_it_is(tmp_path):
    """The script itself makes what is no function of variables and feeds."""
    (tmp_path / "odd.py").write_text(
        "import tensorflow as tf\n"
        "import numpy as np\n"
        "x = tf.placeholder(tf.float32, [4, 9])\n"
        "w = tf.Variable(tf.ones([9, 4]))\n"
        "y = tf.matmul(x, w) + tf.Variable(tf.zeros([4]))\n"
        "late = tf.reduce_sum(w * w, name='late')\n"
        "train = tf.train.GradientDescentOptimizer(0.1).minimize(tf.reduce_mean(y))\n"
        "with tf.control_dependencies([train]):\n"
        "    with tf.control_dependencies([w.assign(w * 0.5)]):\n"
        "        done = tf.identity(late, name='done')\n"
        "with tf.Session() as s:\n"
        "    s.run(tf.global_variables_initializer())\n"
        "    s.run(done, {x: np.ones([4, 9])})\n"
        "    raise KeyError('lost')\n"
    )
    done = compare(tmp_path, "--steps=3", "--nocause", "--out=o", "odd.py")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "The script failed behind these steps: KeyError." in done.stdout
    assert done.stderr.rstrip().endswith("KeyError: 'lost'")
    assert "comparing" not in done.stderr and (tmp_path / "o" / "comparison.json").exists()


def test_script_without_steps_is_one_line_with_status_2(tmp_path):
    (tmp_path / "none.py").write_text("import tensorflow as tf\nprint(tf.__version__)\n")
    done = compare(tmp_path, "none.py")
    assert done.returncode == 2 and done.stdout == "1.15.5\n"
    assert "wants a session.run that writes a variable" in done.stderr.splitlines()[-1]


def test_words_before_the_script_are_ours_and_behind_it_its_own():
    options, script, rest = command.parse(
        ["--steps=3", "--numerics=strict", "--nocause", "--out=d", "--python=2", "a.py"]
        + ["--steps=9", "--help"]
    )
    assert (script, rest) == ("a.py", ["--steps=9", "--help"])
    assert options == command.Options(3, "strict", 0, False, "d", 2)


@pytest.mark.parametrize(
    "word", ["--steps=0", "--steps=x", "--steps", "--max_ulp=-1", "--numerics=exact", "--out="]
)
def test_options_that_cannot_be_used(word):
    with pytest.raises(InputError, match="wants"):
        command.parse([word, "a.py"])
    with pytest.raises(InputError, match="wants a script"):
        command.parse(["--steps=3"])
