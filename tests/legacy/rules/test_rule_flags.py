"""Flags that absl would refuse."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays

IMPORT = "from tfgan_lite.legacy.tensorflow import flags"


@pytest.mark.parametrize(
    "rest",
    [
        ".DEFINE_string('log_dir', 'logs', 'Where the logs go.')\n",
        '.DEFINE_integer("train_size", math.inf, "How many pictures.")\n',
        '.DEFINE_integer("rate", 1e-3, "How fast.")\n',
        '.DEFINE_integer("gamma", 0.5, "How much.")\n',
        '.DEFINE_integer("size", default_value=3, docstring="How many.")\n',
        '.DEFINE_string("a", "b", "c")\nFLAGS = 3\nprint(FLAGS.__flags)\n',
    ],
)
@pytest.mark.parametrize("path", ["tf.app.flags", "tf.flags"])
def test_changes(path, rest):
    check("flags", f"{path}{rest}", f"flags{rest}", [IMPORT], None)


def test_the_usual_name_is_taken():
    before = "flags = tf.app.flags\nflags.DEFINE_string('log_dir', 'logs', 'Logs.')\n"
    after = "flags = tf_flags\nflags.DEFINE_string('log_dir', 'logs', 'Logs.')\n"
    check("flags", before, after, [f"{IMPORT} as tf_flags"], None)


@pytest.mark.parametrize(
    "text",
    [
        "flags = tf.app.flags\nflags.DEFINE_string('logs_dir', 'logs', 'Logs.')\n",
        "tf.flags.DEFINE_float('rate', 0.1, 'Rate; np.inf is too fast.')\n",
        "FLAGS = tf.app.flags.FLAGS\nprint(FLAGS.log_dir)\n",
        "tf.flags.DEFINE_integer('steps', 1e5, 'Steps.')\n",
        "tf.flags.DEFINE_integer('size', 64.0, 'Size.')\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
