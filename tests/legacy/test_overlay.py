"""What a name of the TensorFlow 1 module leads to."""

import importlib
import types

import pytest
import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.legacy.missing import MissingSymbol

ROOT = "tfgan_lite.legacy.tensorflow"


def test_what_today_has_is_todays(tf1):
    assert tf1.placeholder is tf.compat.v1.placeholder
    assert tf1.nn.relu is tf.nn.relu
    assert tf1.train.AdamOptimizer is tf.compat.v1.train.AdamOptimizer
    assert tf1.compat.v1 is tf1 and tf1.layers.dense is layers.dense
    assert tf1.app.run is tf.compat.v1.app.run
    assert tf1.__version__ == "1.15.5"


def test_names_from_before_one_by_those_since(tf1):
    v1 = tf.compat.v1
    pairs = [
        (tf1.mul, v1.multiply),
        (tf1.sub, v1.subtract),
        (tf1.neg, v1.negative),
        (tf1.pack, v1.stack),
        (tf1.unpack, v1.unstack),
        (tf1.select, v1.where),
        (tf1.inv, v1.reciprocal),
        (tf1.listdiff, v1.setdiff1d),
        (tf1.nn.deconv2d, tf1.nn.conv2d_transpose),
        (tf1.train.SummaryWriter, v1.summary.FileWriter),
        (tf1.image.per_image_whitening, v1.image.per_image_standardization),
    ]
    for old, since in pairs:
        assert old is since


def test_batch_matmul_takes_adjoints(tf1):
    a = tf1.constant([[[1.0, 2.0], [3.0, 4.0]]])
    with tf1.Session() as session:
        found = session.run(tf1.batch_matmul(a, a, adj_x=True))
    assert found.tolist() == [[[10.0, 14.0], [14.0, 20.0]]]


def test_every_module_is_found_by_attribute_and_by_import(tf1):
    for path in (
        "contrib.layers",
        "contrib.slim",
        "examples.tutorials.mnist.input_data",
        "python.framework.ops",
        "python.ops.rnn_cell",
        "contrib.learn.python.learn.datasets.mnist",
        "keras.layers",
        "losses",
    ):
        found = tf1
        for part in path.split("."):
            found = getattr(found, part)
        assert isinstance(found, types.ModuleType)
        imported = importlib.import_module(f"{ROOT}.{path}")
        shared = [name for name in dir(imported) if not name.startswith("_")]
        assert shared and getattr(found, shared[0]) is getattr(imported, shared[0])


def test_recurrent_networks_of_the_first_releases(tf1):
    from tfgan_lite.legacy.tensorflow.models.rnn import rnn, rnn_cell, seq2seq

    assert rnn.rnn is tf1.nn.static_rnn and rnn_cell.GRUCell is tf1.nn.rnn_cell.GRUCell
    assert seq2seq.sequence_loss is tf1.contrib.legacy_seq2seq.sequence_loss


def test_linear_was_public_before_one(tf1):
    from tfgan_lite.legacy.tensorflow.python.ops import rnn_cell

    assert tf1.nn.rnn_cell.linear is tf1.nn.rnn_cell._linear is rnn_cell.linear
    with tf1.variable_scope("both"):
        assert tf1.nn.rnn_cell.linear([tf1.ones([2, 3]), tf1.ones([2, 1])], 5, True).shape == [2, 5]


def test_private_modules_have_what_tensorflow_moved_away(tf1):
    ops = importlib.import_module(f"{ROOT}.python.ops.array_ops")
    assert ops.pack is tf.compat.v1.stack and ops.concat is tf1.concat
    flow = importlib.import_module(f"{ROOT}.python.ops.control_flow_ops")
    assert flow.while_loop is tf.compat.v1.while_loop
    framework = importlib.import_module(f"{ROOT}.python.framework.ops")
    assert framework.convert_to_tensor is not None


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("contrib.tpu.TPUEstimator", "ran programs on Cloud TPUs"),
        ("estimator.Estimator", "MonitoredTrainingSession"),
        ("contrib.nothing", "tf.contrib.nothing is not provided: it was volunteers' code"),
        ("no_such_name", "tf.no_such_name is not provided: it is no name that TensorFlow 1.15"),
        ("nn.no_such_name", "tf.nn.no_such_name is not provided"),
        ("losses.no_such_name", "tf.losses.no_such_name is not provided"),
    ],
)
def test_what_is_missing_says_what_it_did_and_the_nearest_thing(tf1, symbol, words):
    with pytest.raises(MissingSymbol, match="Nearest: ") as caught:
        found = tf1
        for part in symbol.split("."):
            found = getattr(found, part)
    assert words in str(caught.value)


def test_a_missing_module_says_so_when_it_is_imported(tf1):
    with pytest.raises(ModuleNotFoundError, match="ran programs on Cloud TPUs"):
        importlib.import_module(f"{ROOT}.contrib.tpu")
    with pytest.raises(ModuleNotFoundError, match="tf.python.no_such is not provided"):
        importlib.import_module(f"{ROOT}.python.no_such")
    with pytest.raises(ModuleNotFoundError, match="tf.concat is not provided"):
        importlib.import_module(f"{ROOT}.concat")  # a function; its name is not to be taken
    assert callable(tf1.concat)


def test_a_device_that_is_not_there_is_passed_over(tf1):
    with tf1.device("/gpu:7"):
        first = tf1.constant(1.0)
    with tf1.device("/cpu:0"):
        second = tf1.constant(1.0)
    assert first.device == "" and second.device.lower() == "/device:cpu:0"


def test_tags_of_old_summaries_are_kept_as_they_are_written(tf1):
    with tf1.name_scope("below"):
        old = tf1.scalar_summary("loss of D", 2.0)
        image = tf1.image_summary("a/b c", tf1.zeros([2, 4, 4, 1]), max_images=1)
        values = tf1.histogram_summary("w 1", tf1.zeros([3]))
    with tf1.Session() as session:
        merged = tf1.Summary.FromString(session.run(tf1.merge_all_summaries()))
    assert [value.tag for value in merged.value] == ["loss of D", "a/b c/image", "w 1"]
    assert merged.value[0].simple_value == 2.0
    assert {old, image, values} == set(tf1.get_collection(tf1.GraphKeys.SUMMARIES))


def test_layers_begin_anew_without_a_seed_and_alike_with_one(tf1):
    def kernel(seed):
        with tf1.Graph().as_default(), tf1.Session() as session:
            if seed is not None:
                tf1.set_random_seed(seed)
            tf1.layers.dense(tf1.zeros([1, 3]), 2)
            session.run(tf1.global_variables_initializer())
            return session.run(tf1.trainable_variables()[0]).tolist()

    assert kernel(None) != kernel(None)
    assert kernel(5) == kernel(5) != kernel(6)


def test_sums_over_towers(tf1):
    a, b = tf1.constant([1.0, 5.0]), tf1.constant([3.0, 2.0])
    nccl = tf1.contrib.nccl
    with tf1.Session() as session:
        sums, small = session.run([nccl.all_sum([a, b]), nccl.all_min([a, b])])
    assert [one.tolist() for one in sums] == [[4.0, 7.0]] * 2
    assert [one.tolist() for one in small] == [[1.0, 2.0]] * 2


def test_what_is_known_of_a_tensor_before_it_runs(tf1):
    util = tf1.contrib.util
    assert util.constant_value(tf1.constant([2, 3])).tolist() == [2, 3]
    assert util.constant_value(tf1.placeholder(tf1.int32)) is None
    assert util.make_ndarray(util.make_tensor_proto([1.5, 2.5])).tolist() == [1.5, 2.5]
    tf1.identity(tf1.constant(1.0))
    used = util.ops_used_by_graph_def(tf1.get_default_graph().as_graph_def())
    assert set(used) == {"Const", "Placeholder", "Identity"}


def test_the_memory_of_a_gpu_is_a_number_of_bytes(tf1):
    stats = tf1.contrib.memory_stats
    counts = [stats.BytesInUse(), stats.MaxBytesInUse(), stats.BytesLimit()]
    assert {(count.dtype, count.shape.rank) for count in counts} == {(tf1.int64, 0)}
    with tf1.Session() as session:
        now, most, _ = session.run(counts)
    assert 0 <= now <= most
    assert most > 0 or not tf1.config.list_logical_devices("GPU")


@pytest.mark.parametrize("name", ["global_variables_initializer", "initialize_all_variables"])
def test_file_names_are_listed_where_the_global_variables_begin(tf1, tmp_path, name):
    for file in ("a.jpg", "c.png"):
        (tmp_path / file).write_text("")
    names = tf1.train.match_filenames_once(str(tmp_path / "*.jpg"))
    weight = tf1.get_variable("weight", initializer=3.0)
    tf1.get_variable("steps", initializer=0, collections=[tf1.GraphKeys.LOCAL_VARIABLES])
    start = getattr(tf1, name)()
    assert start.name == "init" and tf1.global_variables() == [weight]
    with tf1.Session() as session:
        session.run(start)
        assert session.run(names).tolist() == [bytes(tmp_path / "a.jpg")]
        assert session.run(weight) == 3.0
        assert session.run(tf1.report_uninitialized_variables()).tolist() == [b"steps"]
