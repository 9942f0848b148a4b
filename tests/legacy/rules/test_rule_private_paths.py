"""Private paths with public names."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            (
                "from tensorflow.python.framework import ops\n"
                "ops.reset_default_graph()\n"
                "x = ops.convert_to_tensor(1)\n"
            ),
            "tf.reset_default_graph()\nx = tf.convert_to_tensor(1)\n",
            [],
            None,
        ),
        (
            ("from tensorflow.python.ops import array_ops\ny = array_ops.concat(1, [a, b])\n"),
            "y = tf.concat([a, b], 1)\n",
            [],
            None,
        ),
        (
            ('from tensorflow.python.platform import gfile\nf = gfile.FastGFile("x")\n'),
            'f = tf.gfile.FastGFile("x")\n',
            [],
            None,
        ),
        (
            (
                "from tensorflow.python.framework import dtypes\n"
                "x = dtypes.as_dtype(y) in (dtypes.uint8, dtypes.float32)\n"
            ),
            "x = tf.as_dtype(y) in (tf.uint8, tf.float32)\n",
            [],
            0,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("private_paths", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        (
            "from tensorflow.python.training import moving_averages\n"
            "x = moving_averages.assign_moving_average(v, 1, 0.9)\n"
        ),
        "import ops\nops.convert_to_tensor(1)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_a_module_that_moved_is_for_its_import():
    check(
        "tensorflow_import",
        "from tensorflow.python.ops import rnn_cell\nc = rnn_cell.GRUCell(8)\n",
        "from tfgan_lite.legacy.tensorflow.nn import rnn_cell\nc = rnn_cell.GRUCell(8)\n",
    )


def test_an_operation_of_the_private_package_is_for_its_import():
    check(
        "tensorflow_import",
        "from tensorflow.python import shape\nfrom tensorflow.python import tf2 as t\n"
        "x = shape(y), t\n",
        "from tensorflow.compat.v1 import shape\nfrom tensorflow.python import tf2 as t\n"
        "x = shape(y), t\n",
    )
