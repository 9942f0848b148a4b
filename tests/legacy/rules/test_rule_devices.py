"""Operations on a GPU."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, rewritten, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            'with tf.device("/gpu:0"):\n    pass\n',
            'with device("/gpu:0"):\n    pass\n',
            ["from tfgan_lite.legacy.tensorflow.placement import device"],
            None,
        ),
        (
            "for name in names:\n    with tf.device(name):\n        pass\n",
            "for name in names:\n    with device(name):\n        pass\n",
            ["from tfgan_lite.legacy.tensorflow.placement import device"],
            None,
        ),
        (
            'device = "/gpu:1"\nwith tf.device(device):\n    pass\n',
            'device = "/gpu:1"\nwith tf_device(device):\n    pass\n',
            ["from tfgan_lite.legacy.tensorflow.placement import device as tf_device"],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("devices", before, after, imports, notes)


def test_the_import_stands_behind_the_one_of_tensorflow():
    got, _ = rewritten(
        "import os\nos.environ['CUDA_VISIBLE_DEVICES'] = '0'\nimport tensorflow as tf\n\n"
        "with tf.device(place):\n    x = 1\n"
    )
    assert got.index("environ") < got.index("import tensorflow") < got.index("placement import")


@pytest.mark.parametrize(
    "text",
    [
        'with tf.device("/cpu:0"):\n    pass\n',
        'with tf.device(lambda op: "/gpu:0"):\n    pass\n',
        "with tf.device(tf.train.replica_device_setter(2)):\n    pass\n",
        'def f(tf):\n    return tf.device("/gpu:0")\n',
    ],
)
def test_look_alikes_stay(text):
    stays(text)
