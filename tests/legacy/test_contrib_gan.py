"""`tf.contrib.gan` against recordings of TensorFlow 1.14, the last that had it."""

import importlib
import inspect
import json
import pathlib
import sys

import numpy as np
import pytest

HERE = pathlib.Path(__file__).parent / "recorded"
sys.path.insert(0, str(HERE))
import gan_cases  # noqa: E402

TOLD = json.loads((HERE / "gan.json").read_text())
with np.load(HERE / "gan.npz") as _file:
    ARRAYS = dict(_file)
MISSING = {".features": {"keras_spectral_normalization"}, "": {"estimator"}}


@pytest.fixture
def gan(tf1, monkeypatch):
    import tensorflow

    class Fixed:  # TensorFlow's module itself keeps names that were read before
        random_uniform = staticmethod(gan_cases.fixed_uniform(tensorflow))

        def __getattr__(self, name):
            return getattr(tensorflow.compat.v1, name)

    for name in ("losses.gradient_penalty", "stargan"):
        place = f"tfgan_lite.legacy.tensorflow.contrib.gan.{name}"
        monkeypatch.setattr(importlib.import_module(place), "v1", Fixed())
    monkeypatch.setattr(np.random, "randint", gan_cases.fixed_randint)
    return tf1.contrib.gan


def module(gan, where):
    for part in where.split(".")[1:]:
        gan = getattr(gan, part)
    return gan


@pytest.mark.parametrize("name", gan_cases.CASES)
def test_a_program_gives_what_1_14_gave(tf1, gan, name):
    notes, arrays = gan_cases.answer(tf1, gan, gan_cases.CASES[name])
    wanted = TOLD["cases"][name]
    summaries, wanted_summaries = notes.pop("summaries"), wanted.pop("summaries")
    assert notes == wanted
    assert [entry[0] for entry in summaries] == [entry[0] for entry in wanted_summaries]
    for entry, wanted_entry in zip(summaries, wanted_summaries, strict=True):
        np.testing.assert_allclose(entry[1:], wanted_entry[1:], rtol=1e-4, atol=1e-6)
    prefix = f"{name}/"
    expected = {k.removeprefix(prefix): v for k, v in ARRAYS.items() if k.startswith(prefix)}
    assert sorted(arrays) == sorted(expected)
    for key, value in expected.items():
        # Two updates of one running average, for real and for generated data, run in any order.
        raced = "Discriminator/" in key and "moving_" in key
        atol = 0.05 if raced else 2e-6
        np.testing.assert_allclose(arrays[key], value, rtol=1e-4, atol=atol, err_msg=key)


@pytest.mark.parametrize("where", sorted(TOLD["names"]))
def test_every_name_is_there_or_says_why_not(gan, where):
    for name in TOLD["names"][where]:
        if name in MISSING.get(where, ()):
            with pytest.raises(AttributeError, match="Nearest: .*tf.contrib.gan"):
                getattr(module(gan, where), name)
        else:
            assert getattr(module(gan, where), name) is not None, name


@pytest.mark.parametrize("path", sorted(TOLD["signatures"]))
def test_arguments_are_those_of_1_14(gan, path):
    where, name = path.rsplit(".", 1)
    if name in MISSING.get(where, ()):
        return
    found = []
    for parameter in inspect.signature(getattr(module(gan, where), name)).parameters.values():
        default = parameter.default
        if default is inspect.Parameter.empty:
            default = "required"
        elif not isinstance(default, (int, float, str, type(None), tuple, list)):
            default = "object"
        if (path, parameter.name) != (".gan_loss", "reduction"):  # of TF-GAN 2.0
            found.append([parameter.name, list(default) if isinstance(default, tuple) else default])
    assert found == TOLD["signatures"][path]


@pytest.mark.parametrize("kind", sorted(TOLD["fields"]))
def test_fields_are_those_of_1_14(gan, kind):
    assert list(getattr(gan, kind)._fields) == TOLD["fields"][kind]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("train", "gan_model"),
        ("namedtuples", "GANModel"),
        ("losses", "wargs"),
        ("losses.python.losses_impl", "wasserstein_gradient_penalty"),
        ("losses.python.tuple_losses_impl", "stargan_generator_loss_wrapper"),
        ("eval.python.classifier_metrics", "run_inception"),
        ("eval.python.classifier_metrics_impl", "_symmetric_matrix_square_root"),
        ("features.python.virtual_batchnorm", "VBN"),
    ],
)
def test_long_paths(gan, path, name):
    found = importlib.import_module(f"tfgan_lite.legacy.tensorflow.contrib.gan.python.{path}")
    assert getattr(found, name) is not None


def test_one_name_of_two_files_is_that_of_the_path(gan):
    path = "tfgan_lite.legacy.tensorflow.contrib.gan.python.losses.python"
    by_arguments = importlib.import_module(f"{path}.losses_impl")
    by_model = importlib.import_module(f"{path}.tuple_losses")
    assert by_arguments.minimax_generator_loss is gan.losses.wargs.minimax_generator_loss
    assert by_model.minimax_generator_loss is gan.losses.minimax_generator_loss


def model_of(tf1, gan, **kwargs):
    real, noise = gan_cases.data(tf1)
    return gan.gan_model(*gan_cases.networks(tf1), real, noise, **kwargs)


def test_errors(tf1, gan):
    real, noise = gan_cases.data(tf1)
    generator, discriminator = gan_cases.networks(tf1)
    with pytest.raises(ValueError, match=r"shape of real_data, \(3, 3\); got \(3, 4\)"):
        gan.gan_model(
            generator, lambda x, _: tf1.reduce_sum(x), real[:, :3], noise, generator_scope="A"
        )
    with pytest.raises(TypeError, match="class logits"):
        gan.acgan_model(generator, discriminator, real, noise, noise, generator_scope="B")
    with pytest.raises(ValueError, match="list of distributions"):
        gan.infogan_model(
            generator,
            lambda x, _: (tf1.reduce_sum(x), []),
            real,
            [noise],
            [noise],
            generator_scope="C",
        )
    model = model_of(tf1, gan, generator_scope="E", discriminator_scope="F")
    with pytest.raises(ValueError, match="gradient_penalty_weight wants a number >= 0; got -1"):
        gan.gan_loss(model, gradient_penalty_weight=-1)
    with pytest.raises(ValueError, match="wants a InfoGANModel"):
        gan.gan_loss(model, mutual_information_penalty_weight=1.0)
    with pytest.raises(ValueError, match="wants a ACGANModel"):
        gan.gan_loss(model, aux_cond_generator_weight=1.0)
    with pytest.raises(ValueError, match="wants a CycleGANModel"):
        gan.cyclegan_loss(model)
    with pytest.raises(ValueError, match="each argument once; got .'real_data'"):
        gan.losses.wasserstein_gradient_penalty(model, real_data=real)
    with pytest.raises(ValueError, match="one_hot_labels"):
        gan.losses.acgan_generator_loss(model)
    with pytest.raises(ValueError, match="one of weight_factor and gradient_ratio"):
        gan.losses.combine_adversarial_loss(gan.gan_loss(model), model, noise[0, 0])


def test_an_update_op_of_nobody_is_an_error_unless_allowed(tf1, gan):
    model = model_of(tf1, gan)
    loss = gan.gan_loss(model)
    sgd = tf1.train.GradientDescentOptimizer(0.1)
    tf1.add_to_collection("update_ops", tf1.no_op("nobody"))
    with pytest.raises(ValueError, match="nobody"):
        gan.gan_train_ops(model, loss, sgd, sgd)
    gan.gan_train_ops(model, loss, sgd, sgd, check_for_unused_update_ops=False)
    gan.gan_train_ops(model, loss, sgd, sgd, update_ops=[])


def test_synchronized_optimizers_get_hooks_and_steps_of_their_own(tf1, gan):
    model = model_of(tf1, gan)
    sync = [
        tf1.train.SyncReplicasOptimizer(
            tf1.train.GradientDescentOptimizer(0.1), replicas_to_aggregate=1
        )
        for _ in range(2)
    ]
    ops = gan.gan_train_ops(model, gan.gan_loss(model), *sync)
    assert len(ops.train_hooks) == 2
    names = [v.op.name for v in tf1.global_variables()]
    assert {"dummy_global_step_generator", "dummy_global_step_discriminator"} <= set(names)
    for player in ("generator", "discriminator"):  # set to the shared step before each step
        barrier = tf1.get_default_graph().get_operation_by_name(f"{player}_train/update_barrier")
        (assign,) = [op for op in barrier.control_inputs if op.type == "Assign"]
        assert assign.inputs[0].op.name == f"dummy_global_step_{player}"
        assert assign.inputs[1].op.name.startswith("global_step")


def test_updates_of_the_penaltys_discriminator_are_below_its_scope(tf1, gan):
    real, noise = gan_cases.data(tf1)
    with tf1.name_scope("outer"):
        model = gan.gan_model(*gan_cases.networks(tf1, norm=True), real, noise)
        with tf1.name_scope("elsewhere"):
            loss = gan.gan_loss(model, gradient_penalty_weight=1.0)
    names = [getattr(op, "op", op).name for op in tf1.get_collection("update_ops")]
    assert len(names) == 8
    assert [name for name in names if name.startswith("Discriminator")] == names[6:]
    sgd = tf1.train.GradientDescentOptimizer(0.1)
    with pytest.raises(ValueError, match="outer/Generator"):  # as in 1.14, with a scope around
        gan.gan_train_ops(model, loss, sgd, sgd)


def test_tensor_pool_fills_and_then_gives_back_earlier_values(tf1):
    gan = tf1.contrib.gan
    x = tf1.placeholder(tf1.float32, [])
    pooled = gan.features.tensor_pool((x, x * 10.0), pool_size=3, pooling_probability=0.5)
    assert gan.features.tensor_pool(x, pool_size=0) is x
    tf1.set_random_seed(1)
    with tf1.Session() as session:
        seen = [session.run(pooled, {x: i}) for i in range(60)]
    assert seen[:3] == [(0.0, 0.0), (1.0, 10.0), (2.0, 20.0)]
    assert all(b == 10 * a for a, b in seen)
    earlier = [i for i, (value, _) in enumerate(seen) if value != i]
    assert 15 < len(earlier) < 45 and all(seen[i][0] < i for i in earlier)
    with pytest.raises(ValueError, match="got -1"):
        gan.features.tensor_pool(x, pool_size=-1)


def test_run_inception_with_a_graph_of_ones_own_and_without(tf1, tmp_path, monkeypatch):
    import tarfile

    tfgan = tf1.contrib.gan.eval
    with tf1.Graph().as_default() as graph:
        images = tf1.placeholder(tf1.float32, [None, 8, 8, 3], name="Mul")
        tf1.identity(tf1.reduce_mean(images, [1, 2]), name="logits")
        tf1.identity(images[:, :2, :2, :1], name="pool_3")
    definition = graph.as_graph_def()
    x = tf1.constant(gan_cases.array_for("x", [4, 8, 8, 3]))
    both = tfgan.run_inception(
        x, graph_def=definition, image_size=8, output_tensor=["logits:0", "pool_3:0"]
    )
    assert [t.shape.as_list() for t in both] == [[4, 3], [4, 4]]
    by_function = tfgan.run_inception(x, default_graph_def_fn=lambda: definition, image_size=8)
    with tf1.Session() as session:
        array = gan_cases.array_for("x", [4, 8, 8, 3])
        np.testing.assert_allclose(session.run(by_function), array.mean((1, 2)), atol=1e-6)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="frozen_inception_v1_2015_12_05.tar.gz.*graph_def"):
        tfgan.run_inception(x, image_size=8)
    (tmp_path / tfgan.INCEPTION_FROZEN_GRAPH).write_bytes(definition.SerializeToString())
    with tarfile.open("frozen_inception_v1_2015_12_05.tar.gz", "w:gz") as tar:
        tar.add(tfgan.INCEPTION_FROZEN_GRAPH)
    assert tfgan.run_inception(x, image_size=8).shape.as_list() == [4, 3]
    with pytest.raises(ValueError):
        tfgan.run_inception(x)  # not 299 pixels high


def test_sequential_train_steps_drive_a_slim_loop(tf1, tmp_path, gan):
    model = model_of(tf1, gan)
    sgd = tf1.train.GradientDescentOptimizer(0.1)
    ops = gan.gan_train_ops(model, gan.gan_loss(model), sgd, sgd)
    steps = gan.get_sequential_train_steps(gan.GANTrainSteps(1, 2))
    step = tf1.train.get_global_step()
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        loss, stop = steps(session, ops, step, {"should_stop": step >= 2})
        assert np.isfinite(loss) and not stop
        assert steps(session, ops, step, {"should_stop": step >= 2})[1]
        assert session.run(step) == 2


def test_reduction_of_tf_gan_2_reaches_both_losses(tf1, gan):
    model = model_of(tf1, gan)
    loss = gan.gan_loss(model, reduction="none", add_summaries=False)
    assert [t.shape.as_list() for t in loss] == [[3, 1], [3, 1]]
