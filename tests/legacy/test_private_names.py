"""Names of TensorFlow 1 by paths below `tensorflow.python`, and where they lead."""

import importlib

import pytest
import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.legacy import private_names

ROOT = "tfgan_lite.legacy.tensorflow"
EVERY = [(module, name) for module, names in private_names.REMOVED.items() for name in names]


@pytest.mark.parametrize(("module", "name"), EVERY)
def test_every_name_is_found(tf1, module, name):
    assert getattr(importlib.import_module(f"{ROOT}.{module}"), name) is not None


def test_the_layers_are_ours(tf1):
    at = importlib.import_module(f"{ROOT}.python.layers")
    found = {
        "base": "Layer",
        "core": "Dense",
        "convolutional": "Conv2DTranspose",
        "normalization": "BatchNormalization",
        "pooling": "MaxPooling2D",
    }
    for module, name in found.items():
        assert getattr(getattr(at, module), name) is getattr(layers, name), name
    assert at.convolutional.Deconv2D is layers.Conv2DTranspose
    assert at.core.dense is layers.dense and at.normalization.batch_norm is not None


def test_operations_right_below_python(tf1):
    python = importlib.import_module(f"{ROOT}.python")
    assert python.shape is tf1.shape and python.ops.__name__.endswith("python.ops")
    with pytest.raises(ModuleNotFoundError, match="no_such_name"):
        python.no_such_name  # noqa: B018


def test_ops(tf1):
    ops = importlib.import_module(f"{ROOT}.python.framework.ops")
    shapes = importlib.import_module(f"{ROOT}.python.framework.tensor_shape")
    assert isinstance(tf1.constant(1), ops.Tensor)
    assert shapes.scalar().as_list() == [] and shapes.vector(3).as_list() == [3]
    assert shapes.matrix(2, None).as_list() == [2, None]
    register = ops.RegisterShape("FlipGradient")
    assert register(len) is len and ops.RegisterShape("Other")(None) is None
    made = tf1.zeros([2]).op
    ops.set_shapes_for_outputs(made)
    assert made.outputs[0].shape == [2]


def test_losses_have_the_arguments_of_tf_nn(tf1):
    ops = importlib.import_module(f"{ROOT}.python.ops")
    for module, name in (
        (ops.nn, "sigmoid_cross_entropy_with_logits"),
        (ops.nn, "sampled_softmax_loss"),
        (ops.nn_impl, "nce_loss"),
        (ops.nn_ops, "softmax_cross_entropy_with_logits"),
        (ops.nn_ops, "sparse_softmax_cross_entropy_with_logits"),
    ):
        assert getattr(module, name) is getattr(tf1.nn, name), name
    assert ops.nn_ops.bias_add is not None


def test_a_checkpoint_is_read(tf1, tmp_path):
    tf1.get_variable("a", initializer=[1.0, 2.0])
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        path = tf1.train.Saver().save(session, str(tmp_path / "model"))
    reader = importlib.import_module(f"{ROOT}.python.pywrap_tensorflow").NewCheckpointReader(path)
    assert reader.get_variable_to_shape_map() == {"a": [2]}
    assert reader.get_tensor("a").tolist() == [1.0, 2.0]
    assert isinstance(reader, type(tf.compat.v1.train.NewCheckpointReader(path)))
