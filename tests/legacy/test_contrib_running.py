"""contrib's loops, hooks, savers and readers at work: what they log, write and leave behind."""

import glob
import importlib
import logging
import os
import types

import numpy as np
import pytest

from tfgan_lite.legacy import missing


@pytest.fixture
def graph_threads(monkeypatch):
    """New threads work in graph mode, as in a process that never had another."""
    from tensorflow.python.eager import context

    monkeypatch.setattr(context, "default_execution_mode", context.GRAPH_MODE)


def model(tf):
    w = tf.Variable([4.0, -2.0], name="w")
    loss = tf.reduce_sum(tf.square(w))
    tf.summary.scalar("loss", loss)
    return w, loss


def events(tf, folder):
    """Returns {tag: [(step, value)]} of all event files in a folder."""
    found = {}
    for path in sorted(glob.glob(os.path.join(str(folder), "*tfevents*"))):
        for event in tf.train.summary_iterator(path):
            for value in event.summary.value:
                number = value.simple_value if value.HasField("simple_value") else None
                if value.HasField("tensor"):
                    number = float(tf.make_ndarray(value.tensor))
                found.setdefault(value.tag, []).append((event.step, number))
    return found


@pytest.fixture
def info(caplog):
    logger = logging.getLogger("tensorflow")
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = True
    yield caplog
    logger.setLevel(level)
    logger.propagate = propagate


def test_slim_train_steps_logs_saves_and_goes_on(tf1, graph_threads, tmp_path, info):
    learning = tf1.contrib.slim.learning
    _, loss = model(tf1)
    train_op = learning.create_train_op(loss, tf1.train.GradientDescentOptimizer(0.25))
    started = []
    options = {"log_every_n_steps": 2, "save_summaries_secs": 60, "init_fn": started.append}
    last = learning.train(train_op, str(tmp_path), number_of_steps=4, **options)
    assert last == pytest.approx(20 / 4**3)
    assert len(started) == 1
    lines = [r.getMessage() for r in info.records if "global step" in r.getMessage()]
    assert [line.split(" (")[0] for line in lines] == [
        "global step 2: loss = 5.0000",
        "global step 4: loss = 0.3125",
    ]
    assert "Finished training! Saving model to disk." in [r.getMessage() for r in info.records]
    assert os.path.exists(tmp_path / "model.ckpt-4.index")
    assert events(tf1, tmp_path)["loss"][0][0] <= 4
    with tf1.Graph().as_default():  # a run that goes on from the checkpoint
        _, loss = model(tf1)
        train_op = learning.create_train_op(loss, tf1.train.GradientDescentOptimizer(0.25))
        last = learning.train(train_op, str(tmp_path), number_of_steps=6)
    assert last == pytest.approx(20 / 4**5)
    reader = tf1.train.NewCheckpointReader(str(tmp_path / "model.ckpt-6"))
    np.testing.assert_allclose(reader.get_tensor("w"), [4 / 2**6, -2 / 2**6])


def test_slim_train_without_a_folder_and_its_errors(tf1):
    learning = tf1.contrib.slim.learning
    _, loss = model(tf1)
    train_op = learning.create_train_op(loss, tf1.train.GradientDescentOptimizer(0.25))
    seen = []

    def step(session, op, global_step, kwargs):
        seen.append(sorted(kwargs))
        return learning.train_step(session, op, global_step, kwargs)

    assert learning.train(train_op, None, step, number_of_steps=1) == pytest.approx(20)
    assert seen == [["should_log", "should_stop", "summary_writer"]]
    for wrong in (
        {"train_op": None, "logdir": None},
        {"train_op": train_op, "logdir": None, "saver": tf1.train.Saver},
        {"train_op": train_op, "logdir": None, "trace_every_n_steps": 1},
        {"train_op": train_op, "logdir": None, "number_of_steps": 0},
    ):
        with pytest.raises(ValueError):
            learning.train(**wrong)


def test_slim_train_ends_with_the_data(tf1, graph_threads, tmp_path):
    learning = tf1.contrib.slim.learning
    (x,) = tf1.train.slice_input_producer([[1.0, 2.0, 3.0]], num_epochs=1, shuffle=False)
    w = tf1.Variable(1.0)
    train_op = learning.create_train_op(w * x, tf1.train.GradientDescentOptimizer(0.0))
    assert learning.train(train_op, str(tmp_path)) == 3.0


def test_check_numerics_stops_a_loss_that_is_no_number(tf1):
    w = tf1.Variable(0.0)
    create = tf1.contrib.slim.learning.create_train_op
    optimizer = tf1.train.GradientDescentOptimizer(0.1)
    checked = create(tf1.log(w), optimizer)
    unchecked = create(tf1.log(w), optimizer, check_numerics=False)
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        with pytest.raises(tf1.errors.InvalidArgumentError, match="LossTensor is inf or nan"):
            session.run(checked)
        session.run(tf1.global_variables_initializer())
        assert session.run(unchecked) == -np.inf  # of w before the step


def test_create_train_op_warns_of_updates_left_out_and_refuses_nothing_to_train(tf1, info):
    w, loss = model(tf1)
    tf1.add_to_collection(tf1.GraphKeys.UPDATE_OPS, tf1.no_op())
    create = tf1.contrib.training.create_train_op
    create(loss, tf1.train.GradientDescentOptimizer(0.1), update_ops=[])
    assert "does not contain all the update_ops" in info.text
    for nothing in ([], [tf1.Variable(1.0, trainable=False)]):
        with pytest.raises(ValueError, match="variables_to_train"):
            create(loss, tf1.train.GradientDescentOptimizer(0.1), variables_to_train=nothing)


def trained(tf, folder):
    """Trains the model for three steps in a graph of its own; returns the checkpoint's path."""
    training = tf.contrib.training
    with tf.Graph().as_default():
        _, loss = model(tf)
        train_op = training.create_train_op(loss, tf.train.GradientDescentOptimizer(0.25))
        hook = tf.train.StopAtStepHook(num_steps=3)
        assert training.train(train_op, str(folder), hooks=[hook], save_summaries_steps=1) == 1.25
    return tf.train.latest_checkpoint(str(folder))


def test_training_train(tf1, tmp_path):
    assert trained(tf1, tmp_path) == str(tmp_path / "model.ckpt-3")
    assert events(tf1, tmp_path)["loss"] == [(1, 20.0), (2, 5.0), (3, 1.25)]
    with pytest.raises(ValueError, match="logdir"):
        tf1.contrib.training.train(None, None)


def test_evaluate_once_counts_and_writes_summaries(tf1, tmp_path, info):
    training = tf1.contrib.training
    path = trained(tf1, tmp_path)
    w, _ = model(tf1)
    count = tf1.Variable(0, trainable=False, collections=[tf1.GraphKeys.LOCAL_VARIABLES])
    found = training.evaluate_once(
        path,
        eval_ops=tf1.assign_add(count, 1),
        final_ops={"w": w, "count": count},
        hooks=[
            training.StopAfterNEvalsHook(3),
            training.SummaryAtEndHook(str(tmp_path / "eval")),
        ],
    )
    np.testing.assert_allclose(found["w"], [0.5, -0.25])
    assert found["count"] == 3
    assert "Evaluation [3/3]" in info.text
    assert events(tf1, tmp_path / "eval") == {"loss": [(3, 0.3125)]}


def test_evaluation_of_each_checkpoint(tf1, tmp_path):
    training = tf1.contrib.training
    path = trained(tf1, tmp_path)
    w, _ = model(tf1)
    tf1.train.get_or_create_global_step()
    again = training.evaluate_repeatedly(
        str(tmp_path), final_ops=w, max_number_of_evaluations=1, eval_interval_secs=0
    )
    np.testing.assert_allclose(again, [0.5, -0.25])
    slim = tf1.contrib.slim.evaluation
    values = slim.evaluate_once("", path, str(tmp_path / "slim"), 2, final_op=[w])
    np.testing.assert_allclose(values[0], [0.5, -0.25])
    looped = slim.evaluation_loop(
        "", str(tmp_path), str(tmp_path / "s2"), final_op=w, max_number_of_evaluations=1
    )
    np.testing.assert_allclose(looped, [0.5, -0.25])
    assert list(events(tf1, tmp_path / "s2")) == ["loss"]


def test_checkpoints_that_do_not_come(tf1, tmp_path):
    training = tf1.contrib.training
    asked = []
    assert training.wait_for_new_checkpoint(str(tmp_path), timeout=0) is None
    assert list(training.checkpoints_iterator(str(tmp_path), timeout=0)) == []
    done = iter([False, True])
    paths = training.checkpoints_iterator(
        str(tmp_path), timeout=0, timeout_fn=lambda: asked.append(1) or next(done)
    )
    assert list(paths) == [] and len(asked) == 2


def test_the_loss_is_that_before_the_step(tf1):
    w = tf1.Variable(np.full([1000, 1000], 2.0, np.float32))
    loss = tf1.reduce_mean(tf1.square(w))
    optimizer = tf1.train.GradientDescentOptimizer(250_000.0)  # halves w
    train_op = tf1.contrib.training.create_train_op(loss, optimizer)
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        assert [session.run(train_op) for _ in range(5)] == [4.0 / 4**i for i in range(5)]


def test_swapping_saver_saves_averages_under_the_names_of_variables(tf1, tmp_path):
    w, loss = model(tf1)
    optimizer = tf1.contrib.opt.MovingAverageOptimizer(
        tf1.train.GradientDescentOptimizer(0.25), average_decay=0.5
    )
    with pytest.raises(RuntimeError):
        optimizer.swapping_saver()
    train_op = optimizer.minimize(loss)
    with pytest.raises(ValueError, match="w/ExponentialMovingAverage"):
        optimizer.swapping_saver([w])
    saver, plain = optimizer.swapping_saver(), tf1.train.Saver([w])
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        session.run(train_op)
        trained = session.run(w)
        path = saver.save(session, str(tmp_path / "m"))
        plain.restore(session, path)
        np.testing.assert_allclose(trained, [2.0, -1.0])
        np.testing.assert_allclose(session.run(w), [3.0, -1.5])
        saver.restore(session, path)
        np.testing.assert_allclose(session.run(w), trained)


@pytest.mark.parametrize("method", [None, "SLSQP"])
def test_scipy_minimizes(tf1, method):
    pytest.importorskip("scipy")
    opt = tf1.contrib.opt
    w, b = tf1.Variable([7.0, 7.0]), tf1.Variable(3.0)
    x = tf1.placeholder(tf1.float32, [])
    loss = tf1.reduce_sum(tf1.square(w)) + tf1.square(b - x)
    seen = []
    if method is None:
        found = opt.ScipyOptimizerInterface(loss, var_to_bounds={w: ([1.0, -5.0], np.inf)})
        wanted = [1.0, 0.0]
    else:
        found = opt.ScipyOptimizerInterface(
            loss, equalities=[w[1] - 1.0], inequalities=[w[0] - 2.0], method=method
        )
        wanted = [2.0, 1.0]
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        found.minimize(session, {x: 5.0}, fetches=[loss], loss_callback=seen.append)
        np.testing.assert_allclose(session.run(w), wanted, atol=1e-3)
        assert session.run(b) == pytest.approx(5.0, abs=1e-3)
        assert len(seen) > 1
        with pytest.raises(NotImplementedError):
            opt.ExternalOptimizerInterface(loss).minimize(session)
        with pytest.raises(ValueError, match="bounds"):
            opt.ScipyOptimizerInterface(loss, bounds=[]).minimize(session, {x: 5.0})


def test_summaries_write_their_values(tf1, tmp_path):
    summary = tf1.contrib.summary
    step = tf1.train.get_or_create_global_step()
    x = tf1.placeholder(tf1.float32, [])
    summary.scalar("nowhere", x)
    writer = summary.create_file_writer(str(tmp_path), flush_millis=10)
    with writer.as_default():
        summary.scalar("not_recorded", x)
        with summary.always_record_summaries(), tf1.name_scope("outer"):
            summary.scalar("loss", x)
            summary.scalar("loss", x, family="fam", step=7)
            summary.generic("whole", tf1.stack(x * 2))
        with summary.record_summaries_every_n_global_steps(2), tf1.name_scope("some"):
            summary.scalar("second", x)
            with summary.never_record_summaries():
                summary.scalar("never", x)
            summary.histogram("histogram", tf1.zeros([3]))
            summary.image("image", tf1.zeros([1, 4, 4, 3]))
            summary.audio("audio", tf1.zeros([1, 100]), 8000, 1)
        with tf1.Session() as session:
            session.run(tf1.global_variables_initializer())
            summary.initialize(graph=tf1.get_default_graph(), session=session)
            count, flushed = tf1.assign_add(step, 1), summary.flush()
            for value in (0.5, 1.5, 2.5):
                session.run(summary.all_summary_ops(), {x: value})
                session.run(count)
            session.run(flushed)
    found = events(tf1, tmp_path)
    assert found["outer/loss"] == [(0, 0.5), (1, 1.5), (2, 2.5)]
    assert found["fam/outer/fam/loss"] == [(7, 0.5), (7, 1.5), (7, 2.5)]
    assert found["outer/whole"] == [(0, 1.0), (1, 3.0), (2, 5.0)]
    assert found["some/second"] == [(0, 0.5), (2, 2.5)]
    assert [s for s, _ in found["some/histogram"]] == [0, 2]
    assert {tag for tag in found if tag.startswith("some/")} >= {"some/image/image"} or any(
        tag.startswith("some/image") for tag in found
    )
    assert not [tag for tag in found if "never" in tag or "nowhere" in tag or "not_rec" in tag]
    (path,) = glob.glob(str(tmp_path / "*tfevents*.v2"))
    graphs = [e for e in tf1.train.summary_iterator(path) if e.graph_def]
    assert len(graphs) == 1


def test_summary_writer_without_a_folder_and_without_a_writer(tf1):
    summary = tf1.contrib.summary
    with summary.create_file_writer(None).as_default(), summary.always_record_summaries():
        assert summary.scalar("x", 1.0).type == "NoOp"
    assert summary.all_summary_ops() == []
    with pytest.raises(RuntimeError):
        summary.initialize(session=tf1.Session())


def test_projector_writes_its_file(tf1, tmp_path):
    projector = tf1.contrib.tensorboard.plugins.projector
    config = projector.ProjectorConfig()
    config.embeddings.add().tensor_name = "emb:0"
    projector.visualize_embeddings(tf1.summary.FileWriter(str(tmp_path)), config)
    text = (tmp_path / "projector_config.pbtxt").read_text()
    assert text == 'embeddings {\n  tensor_name: "emb:0"\n}\n'


def write_examples(tf, path, count=6):
    with tf.python_io.TFRecordWriter(str(path)) as writer:
        for i in range(count):
            pixels = np.full((2, 3, 3), i * 10, np.uint8)
            with tf.Session(graph=tf.Graph()) as session:
                png = session.run(tf.image.encode_png(pixels))
            feature = {
                "image/encoded": tf.train.Feature(bytes_list=tf.train.BytesList(value=[png])),
                "image/format": tf.train.Feature(bytes_list=tf.train.BytesList(value=[b"png"])),
                "label": tf.train.Feature(int64_list=tf.train.Int64List(value=[i])),
                "ymin": tf.train.Feature(float_list=tf.train.FloatList(value=[0.1, 0.2])),
                "xmin": tf.train.Feature(float_list=tf.train.FloatList(value=[0.3, 0.4])),
                "ymax": tf.train.Feature(float_list=tf.train.FloatList(value=[0.5, 0.6])),
                "xmax": tf.train.Feature(float_list=tf.train.FloatList(value=[0.7, 0.8])),
            }
            example = tf.train.Example(features=tf.train.Features(feature=feature))
            writer.write(example.SerializeToString())


@pytest.mark.parametrize("shuffle", [False, True])
def test_slim_reads_a_data_set(tf1, tmp_path, shuffle):
    slim = tf1.contrib.slim
    write_examples(tf1, tmp_path / "a.tfrecord")
    boxes = ["ymin", "xmin", "ymax", "xmax"]
    decoder = slim.tfexample_decoder.TFExampleDecoder(
        {
            "image/encoded": tf1.FixedLenFeature((), tf1.string),
            "image/format": tf1.FixedLenFeature((), tf1.string, "png"),
            "label": tf1.FixedLenFeature([], tf1.int64),
            **{side: tf1.VarLenFeature(tf1.float32) for side in boxes},
        },
        {
            "image": slim.tfexample_decoder.Image(shape=[2, 3, 3]),
            "label": slim.tfexample_decoder.Tensor("label"),
            "boxes": slim.tfexample_decoder.BoundingBox(),
            "twice": slim.tfexample_decoder.ItemHandlerCallback("label", lambda d: d["label"] * 2),
        },
    )
    data = slim.dataset.Dataset(
        str(tmp_path / "*.tfrecord"), tf1.TFRecordReader, decoder, 6, {}, num_classes=3
    )
    assert data.num_classes == 3
    provider = slim.dataset_data_provider.DatasetDataProvider(
        data, shuffle=shuffle, num_epochs=1, common_queue_min=2, common_queue_capacity=10
    )
    assert provider.num_samples() == 6
    with pytest.raises(ValueError, match="absent"):
        provider.get(["absent"])
    image, label, corners, twice, _ = provider.get(
        ["image", "label", "boxes", "twice", "record_key"]
    )
    batch = slim.prefetch_queue.prefetch_queue(
        tf1.train.batch([image, label, corners, twice], 3, shapes=[[2, 3, 3], [], [2, 4], []])
    ).dequeue()
    labels = []
    with tf1.Session() as session:
        session.run([tf1.global_variables_initializer(), tf1.local_variables_initializer()])
        with slim.queues.QueueRunners(session):
            with pytest.raises(slim.queues.NestedQueueRunnerError):
                with slim.queues.QueueRunners(session):
                    pass
            for _ in range(2):
                images, some, corners, twice = session.run(batch)
                np.testing.assert_array_equal(images[:, 0, 0, 0], some * 10)
                np.testing.assert_array_equal(twice, some * 2)
                np.testing.assert_allclose(corners[0], [[0.1, 0.3, 0.5, 0.7], [0.2, 0.4, 0.6, 0.8]])
                labels += list(some)
    assert sorted(labels) == list(range(6))
    assert shuffle or labels == list(range(6))
    with pytest.raises(ValueError, match="No data files"):
        slim.parallel_reader.get_data_files(str(tmp_path / "none*"))


def test_samplers_keep_to_their_shares(tf1):
    training = tf1.contrib.training
    label = tf1.random_uniform([], 0, 2, tf1.int32)
    (values,), labels = training.stratified_sample(
        [tf1.cast(label, tf1.float32)], label, [0.0, 1.0], 5, init_probs=[0.5, 0.5]
    )
    (kept,) = training.rejection_sample(
        [tf1.cast(label, tf1.float32)], lambda x: 1.0 - x[0], 5, runtime_checks=True
    )
    with tf1.Session() as session, tf1.contrib.slim.queues.QueueRunners(session):
        found = session.run([values, labels, kept])
    np.testing.assert_array_equal(found[0], np.ones(5))
    np.testing.assert_array_equal(found[1], np.ones(5))
    np.testing.assert_array_equal(found[2], np.zeros(5))


def test_arg_scope_sets_the_collection_of_losses(tf1):
    slim = tf1.contrib.slim
    with slim.arg_scope([slim.losses.add_loss], loss_collection="mine"):
        loss = slim.losses.mean_squared_error(tf1.constant([[1.0]]), tf1.constant([[3.0]]))
    assert slim.losses.get_losses() == []
    assert slim.losses.get_losses(loss_collection="mine") == [loss]


def test_argument_names_from_before_one(tf1):
    losses = tf1.contrib.losses
    x, y = tf1.constant([[1.0]]), tf1.constant([[3.0]])
    found = [
        losses.mean_squared_error(x, targets=y, weight=2.0),
        losses.sigmoid_cross_entropy(x, y, weight=0.0),
    ]
    with tf1.Session() as session:
        assert session.run(found) == [8.0, 0.0]


# fmt: off
SLIM_NAMES = [
    "add_arg_scope", "arg_scope", "assign_from_checkpoint", "assign_from_checkpoint_fn",
    "assign_from_values", "avg_pool2d", "batch_norm", "bias_add", "conv2d", "conv2d_in_plane",
    "conv2d_transpose", "conv3d", "convolution", "convolution2d", "convolution2d_transpose",
    "create_global_step", "dropout", "elu", "evaluation", "flatten", "fully_connected",
    "get_global_step", "get_local_variables", "get_model_variables", "get_or_create_global_step",
    "get_trainable_variables", "get_unique_variable", "get_variables", "get_variables_by_name",
    "get_variables_by_suffix", "get_variables_to_restore", "init_ops", "initializers",
    "instance_norm", "l1_l2_regularizer", "l1_regularizer", "l2_regularizer", "layer_norm",
    "layers", "learning", "linear", "local_variable", "losses", "max_pool2d", "max_pool3d",
    "maxout", "metrics", "model_analyzer", "model_variable", "one_hot_encoding", "optimize_loss",
    "queues", "regularizers", "relu", "relu6", "repeat", "separable_conv2d",
    "separable_convolution2d", "softmax", "spatial_softmax", "stack", "summaries",
    "sum_regularizer", "unit_norm", "utils", "variable", "variables",
    "variance_scaling_initializer", "xavier_initializer", "xavier_initializer_conv2d",
]
# fmt: on


@pytest.mark.parametrize("name", SLIM_NAMES)
def test_slim_has(tf1, name):
    assert getattr(tf1.contrib.slim, name) is not None
    assert name in dir(tf1.contrib.slim)


def test_slim_builds_a_net(tf1):
    slim = tf1.contrib.slim
    with slim.arg_scope([slim.conv2d], weights_regularizer=slim.l2_regularizer(0.1), stride=2):
        net = slim.repeat(tf1.zeros([2, 8, 8, 3]), 2, slim.conv2d, 4, [3, 3], scope="conv")
    net = slim.fully_connected(slim.flatten(net), 5, activation_fn=None)
    assert net.shape.as_list() == [2, 5]
    assert [v.op.name for v in slim.get_model_variables()][:2] == [
        "conv/conv_1/weights",
        "conv/conv_1/biases",
    ]
    assert len(slim.losses.get_regularization_losses()) == 2


LONG = {
    "slim.python.slim.learning": "slim.learning",
    "slim.python.slim.data.tfexample_decoder": "slim.tfexample_decoder",
    "slim.python.slim.data": "slim.data",
    "slim.python.slim": "slim",
    "losses.python.losses.loss_ops": "losses",
    "losses.python.losses": "losses",
    "training.python.training.hparam": "training.hparams",
    "training.python.training.training": "training",
    "training.python.training.evaluation": "training.evaluation",
    "opt.python.training.weight_decay_optimizers": "opt",
    "data.python.ops.batching": "data.batching",
    "image.python.ops.image_ops": "image",
    "summary.summary": "summary",
}


@pytest.mark.parametrize("path", LONG)
def test_long_paths_have_what_their_module_has(tf1, path):
    contrib = "tfgan_lite.legacy.tensorflow.contrib."
    found = importlib.import_module(contrib + path)
    meant = importlib.import_module(contrib + LONG[path])
    names = [name for name in dir(meant) if not name.startswith("_")]
    for name in names:
        if not isinstance(getattr(meant, name), types.ModuleType):
            assert getattr(found, name) is getattr(meant, name)
    assert names


def test_long_paths_have_their_names(tf1):
    from tfgan_lite.legacy.tensorflow.contrib.losses.python.losses.loss_ops import log_loss
    from tfgan_lite.legacy.tensorflow.contrib.opt.python.training.nadam_optimizer import (
        NadamOptimizer,
    )
    from tfgan_lite.legacy.tensorflow.contrib.training.python.training.hparam import HParams

    assert log_loss is tf1.contrib.losses.log_loss
    assert NadamOptimizer is tf1.contrib.opt.NadamOptimizer
    assert HParams is tf1.contrib.training.HParams


@pytest.mark.parametrize(
    "name",
    [
        "slim.nets",
        "losses.metric_learning.triplet_semihard_loss",
        "opt.ShampooOptimizer",
        "training.batch_sequences_with_states",
        "image.single_image_random_dot_stereograms",
        "data.LMDBDataset",
        "summary.create_db_writer",
    ],
)
def test_what_is_missing_says_so(tf1, name):
    found = tf1.contrib
    with pytest.raises(missing.MissingSymbol, match=f"tf.contrib.{name} is not provided"):
        for part in name.split("."):
            found = getattr(found, part)
