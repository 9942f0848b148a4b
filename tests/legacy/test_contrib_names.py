"""Names, signatures and paths of tf.contrib.layers and tf.contrib.framework."""

import importlib
import inspect
import json
import pathlib

import numpy as np
import pytest

ROOT = "tfgan_lite.legacy.tensorflow.contrib"
RECORDED = pathlib.Path(__file__).parent / "recorded"
SIGNATURES = json.loads((RECORDED / "contrib_signatures.json").read_text())
# Not provided: what served estimators (feature columns, targets), distributed look-ups, and
# building blocks that no network of the survey uses.
NOT_PROVIDED = {
    "layers": [
        "DataFrameColumn",
        "InputLayer",
        "ProblemType",
        "RevBlock",
        "SPARSE_FEATURE_CROSS_DEFAULT_HASH_KEY",
        "binary_svm_target",
        "bucketize",
        "bucketized_column",
        "check_feature_columns",
        "create_feature_spec_for_parsing",
        "crossed_column",
        "deprecated",
        "deprecated_arg_values",
        "embedding_column",
        "embedding_lookup_sparse_with_distributed_aggregation",
        "experimental",
        "get_default_binary_metrics_for_eval",
        "infer_real_valued_columns",
        "input_from_feature_columns",
        "joint_weighted_sum_from_feature_columns",
        "make_place_holder_tensors_for_base_features",
        "multi_class_target",
        "one_hot_column",
        "parse_feature_columns_from_examples",
        "parse_feature_columns_from_sequence_examples",
        "real_valued_column",
        "regression_target",
        "rev_block",
        "scattered_embedding_column",
        "scattered_embedding_lookup",
        "scattered_embedding_lookup_sparse",
        "sequence_input_from_feature_columns",
        "shared_embedding_columns",
        "sparse_column_with_hash_bucket",
        "sparse_column_with_integerized_feature",
        "sparse_column_with_keys",
        "sparse_column_with_vocabulary_file",
        "sparse_feature_cross",
        "transform_features",
        "weighted_sparse_column",
        "weighted_sum_from_feature_columns",
        "OrderedDict",
        "namedtuple",
    ],
    "framework": [
        "fuse_op",
        "load_and_remap_matrix_initializer",
        "load_embedding_initializer",
        "load_linear_multiclass_bias_initializer",
        "load_variable_slot_initializer",
        "print_op",
        "deprecated",
    ],
}
# TensorFlow's own, or objects where TF 1.15 had functions.
OTHER_SIGNATURES = ("recompute_grad", "scale_gradient")


@pytest.mark.parametrize("path", sorted(SIGNATURES))
def test_every_public_name_is_there_with_its_arguments_and_defaults(path):
    module = importlib.import_module(f"{ROOT}.{path}")
    package = path.partition(".")[0]
    for name, signature in SIGNATURES[path].items():
        found = getattr(module, name, None)
        if name in NOT_PROVIDED[package] and found is None:
            continue
        assert found is not None, name
        own = inspect.unwrap(found) if inspect.isfunction(found) else None
        if own is None or not own.__module__.startswith("tfgan_lite") or name in OTHER_SIGNATURES:
            continue
        spec = inspect.getfullargspec(own)
        assert signature is not None, name
        assert spec.args == signature[0], name
        assert len(spec.defaults or ()) == len(signature[1]), name
        for default, expected in zip(spec.defaults or (), signature[1], strict=True):
            if expected is not None:
                assert repr(default) == expected, name


def test_a_name_that_is_not_provided_says_what_to_take():
    layers = importlib.import_module(f"{ROOT}.layers")
    with pytest.raises(AttributeError, match=r"tf\.contrib\.layers\.real_valued_column"):
        _ = layers.real_valued_column


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("framework", "nest deprecated deprecated_args sort argsort convolutional_orthogonal_2d"),
        ("framework", "TensorSpec BoundedTensorSpec prepend_name_scope strip_name_scope"),
        ("framework.python.framework", "is_tensor with_shape load_variable nest deprecated"),
        ("framework.python.framework.checkpoint_utils", "load_checkpoint init_from_checkpoint"),
        ("framework.python.framework.tensor_util", "with_same_shape"),
        ("framework.python.ops", "add_arg_scope arg_scope variables model_variable"),
        ("framework.python.ops.variables", "model_variable get_variables_to_restore"),
        ("layers.python.layers", "batch_norm utils initializers layers xavier_initializer"),
        ("layers.python.layers.embedding_ops", "safe_embedding_lookup_sparse"),
        ("layers.python.layers.encoders", "embed_sequence"),
        ("layers.python.layers.initializers", "xavier_initializer"),
        ("layers.python.layers.layers", "fully_connected _build_variable_getter utils"),
        ("layers.python.layers.normalization", "instance_norm group_norm"),
        ("layers.python.layers.optimizers", "optimize_loss OPTIMIZER_CLS_NAMES"),
        ("layers.python.layers.regularizers", "l2_regularizer"),
        ("layers.python.layers.summaries", "summarize_tensors"),
        ("layers.python.layers.utils", "smart_cond n_positive_integers first_dimension"),
    ],
)
def test_long_paths(path, names):
    module = importlib.import_module(f"{ROOT}.{path}")
    for name in names.split():
        assert getattr(module, name) is not None


def test_the_same_function_by_every_path(tf1):
    layers = importlib.import_module(f"{ROOT}.layers.python.layers")
    variables = importlib.import_module(f"{ROOT}.framework.python.ops.variables")
    assert layers.batch_norm is tf1.contrib.layers.batch_norm
    assert variables.model_variable is tf1.contrib.framework.model_variable
    from tfgan_lite.legacy.tensorflow.contrib.framework.python.ops import arg_scope

    assert arg_scope is tf1.contrib.framework.arg_scope  # the function, not the module
    assert tf1.contrib.framework.has_arg_scope(tf1.contrib.layers.conv2d_transpose)


# By what its recording cannot tell: TensorFlow 1.15's CPU lacks kernels for NCHW.
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("conv2d", {"num_outputs": 3, "kernel_size": 3, "stride": 2}),
        ("conv2d", {"num_outputs": 3, "kernel_size": 3, "rate": 2}),
        ("conv2d_transpose", {"num_outputs": 3, "kernel_size": 3, "stride": 2}),
        ("separable_conv2d", {"num_outputs": 3, "kernel_size": 3, "stride": 2}),
        ("separable_conv2d", {"num_outputs": None, "kernel_size": 3, "depth_multiplier": 2}),
        ("batch_norm", {"scale": True}),
        ("batch_norm", {"scale": True, "updates_collections": None}),
        ("batch_norm", {"scale": True, "updates_collections": None, "fused": False}),
        ("batch_norm", {"scale": True, "updates_collections": None, "is_training": False}),
        ("instance_norm", {}),
        ("bias_add", {}),
        ("max_pool2d", {"kernel_size": 2}),
        ("avg_pool2d", {"kernel_size": [3, 2], "stride": 1, "padding": "SAME"}),
    ],
)
def test_channels_first_computes_what_channels_last_does(tf1, name, arguments):
    images = np.random.RandomState(0).normal(size=(2, 6, 5, 2)).astype(np.float32)
    layer = getattr(tf1.contrib.layers, name)
    with tf1.variable_scope("net", reuse=tf1.AUTO_REUSE, initializer=None):
        scope = {} if "pool" in name else {"scope": "layer"}
        last = layer(tf1.constant(images), **arguments, **scope)
        first = layer(
            tf1.constant(images.transpose(0, 3, 1, 2)), data_format="NCHW", **arguments, **scope
        )
    n, h, w, c = last.shape.as_list()
    assert first.shape.as_list() == [n, c, h, w]
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        expected = session.run(last)
        again = session.run(first).transpose(0, 2, 3, 1)
        np.testing.assert_allclose(again, expected, rtol=1e-4, atol=1e-5)
        assert np.ptp(expected) > 0


def test_pool_and_gdn_channels_first(tf1):
    module = importlib.import_module(f"{ROOT}.layers.python.layers.layers")
    images = np.random.RandomState(0).normal(size=(2, 6, 5, 2)).astype(np.float32)
    turned = tf1.constant(images.transpose(0, 3, 1, 2))
    pairs = [
        (module.pool(images, 2, "MAX"), module.pool(turned, 2, "MAX", data_format="NCHW")),
        (module.gdn(tf1.constant(images)), module.gdn(turned, data_format="channels_first")),
    ]
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        for last, first in session.run(pairs):
            np.testing.assert_allclose(first.transpose(0, 2, 3, 1), last, rtol=1e-5, atol=1e-6)


def test_dropout_keeps_the_share_and_the_mean(tf1):
    kept = tf1.contrib.layers.dropout(tf1.ones([1000]), 0.8, seed=3)
    flag = tf1.placeholder_with_default(False, [])
    unchanged = tf1.contrib.layers.dropout(tf1.ones([4]), 0.5, is_training=flag)
    with tf1.Session() as session:
        values, same = session.run([kept, unchanged])
    assert set(np.round(values, 4)) == {0.0, 1.25}
    assert 0.75 < np.mean(values > 0) < 0.85
    assert same.tolist() == [1.0] * 4


def test_gradient_noise_has_its_size(tf1):
    v = tf1.get_variable("v", [2000], initializer=tf1.zeros_initializer())
    step = tf1.contrib.layers.optimize_loss(
        tf1.reduce_sum(v) * 0.0, None, 1.0, "SGD", gradient_noise_scale=0.5
    )
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        session.run(step)
        noise = session.run(v)
    assert 0.4 < noise.std() < 0.48  # 0.44: a normal one of 0.5 cut off at two deviations
    assert np.abs(noise).max() <= 1.0


def test_a_refused_arg_scope_leaves_the_one_around_it(tf1):
    framework, layers = tf1.contrib.framework, tf1.contrib.layers
    with framework.arg_scope([layers.fully_connected], scope="outer"):
        with pytest.raises(ValueError, match="not decorated"):
            framework.arg_scope([len], scope="inner").__enter__()
        layers.fully_connected(tf1.ones([1, 2]), 2)
    assert [v.op.name for v in tf1.global_variables()] == ["outer/weights", "outer/biases"]


def test_an_arg_scope_ends_with_an_error_in_its_block(tf1):
    framework, layers = tf1.contrib.framework, tf1.contrib.layers
    with pytest.raises(KeyError), framework.arg_scope([layers.flatten], scope="left"):
        raise KeyError
    assert framework.current_arg_scope() == {}


def test_methods_and_decorated_functions_take_arg_scopes(tf1):
    framework = tf1.contrib.framework

    class Network:
        @framework.add_arg_scope
        def block(self, width, depth=1):
            return width, depth

    with framework.arg_scope([Network.block], depth=3):
        assert Network().block(2) == (2, 3)
