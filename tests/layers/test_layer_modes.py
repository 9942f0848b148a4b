"""One layer, three modes: a Session, eager code and tf.function agree."""

import os

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, variables

v1 = tf.compat.v1
IMAGES = np.random.RandomState(3).normal(size=(4, 6, 6, 3)).astype(np.float32)

NETS = {
    "dense": lambda x: layers.dense(layers.flatten(x), 5, activation=tf.nn.tanh),
    "dense_rank4": lambda x: layers.dense(x, 5),
    "conv2d": lambda x: layers.conv2d(x, 4, 3, 2, "same", activation=tf.nn.leaky_relu),
    "conv2d_dilated": lambda x: layers.conv2d(x, 4, 2, dilation_rate=2),
    "conv2d_transpose": lambda x: layers.conv2d_transpose(x, 4, 4, 2, "same"),
    "separable_conv2d": lambda x: layers.separable_conv2d(x, 4, 3),
    "max_pooling2d": lambda x: layers.max_pooling2d(x, 3, 2),
    "average_pooling2d": lambda x: layers.average_pooling2d(x, 2, 2, "same"),
    "norm_fused": lambda x: layers.batch_normalization(x, training=True),
    "norm_unfused": lambda x: layers.batch_normalization(x, training=True, fused=False),
    "norm_rank2": lambda x: layers.batch_normalization(layers.flatten(x), training=True),
    "norm_renorm": lambda x: layers.batch_normalization(x, training=True, renorm=True),
}


def in_session(net):
    with tf.Graph().as_default():
        v1.set_random_seed(11)
        x = v1.placeholder(tf.float32, [None, *IMAGES.shape[1:]])
        y = net(x)
        trained = v1.trainable_variables()
        gradients = tf.gradients(tf.reduce_sum(y * y), [x, *trained])
        config = v1.ConfigProto()
        rewrites = config.graph_options.rewrite_options
        rewrites.remapping = rewrites.arithmetic_optimization = rewrites.OFF
        with v1.Session(config=config) as session:
            session.run(v1.global_variables_initializer())
            found = session.run([y, *gradients], {x: IMAGES})
            session.run(v1.get_collection(v1.GraphKeys.UPDATE_OPS), {x: IMAGES})
            return found + session.run(v1.global_variables())


def in_eager(net, compiled=False):
    def step(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            with v1.variable_scope(v1.get_variable_scope(), reuse=v1.AUTO_REUSE):
                y = net(x)
            score = tf.reduce_sum(y * y)
        return [y, *tape.gradient(score, [x, *variables.trainable_variables()])]

    v1.reset_default_graph()
    store = variables.VariableStore(seed=11)
    with store.as_default():
        found = (tf.function(step) if compiled else step)(tf.constant(IMAGES))
        return [np.array(value) for value in found + list(store.variables.values())]


# oneDNN, where it is on, fuses a convolution's bias gradient in a graph only. With
# TF_ENABLE_ONEDNN_OPTS=0, which is read at import, these agree to the bit too.
FUSED_BIAS = {"conv2d": 3, "conv2d_dilated": 3, "separable_conv2d": 4}


@pytest.mark.parametrize("name", NETS)
def test_graph_and_eager_agree_to_the_bit(name):
    pairs = zip(in_session(NETS[name]), in_eager(NETS[name]), strict=True)
    for i, (one, other) in enumerate(pairs):
        if os.environ.get("TF_ENABLE_ONEDNN_OPTS") != "0" and FUSED_BIAS.get(name) == i:
            np.testing.assert_allclose(one, other, rtol=1e-5)
        else:
            np.testing.assert_array_equal(one, other)


def scoped(net):
    """Under a scope automatic names start afresh at each trace, as at each eager step."""

    def build(x):
        with v1.variable_scope("net"):
            return net(x)

    return build


@pytest.mark.parametrize("name", NETS)
def test_tf_function_agrees_with_eager(name):
    net = scoped(NETS[name])
    for one, other in zip(in_eager(net), in_eager(net, compiled=True), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-4)


def test_training_may_be_a_tensor_inside_tf_function():
    with variables.VariableStore().as_default():
        layer = layers.BatchNormalization(momentum=0.5)
        call = tf.function(lambda x, training: layer(x, training=training))
        call(IMAGES, tf.constant(False))
        np.testing.assert_array_equal(layer.moving_mean, np.zeros(3))
        call(IMAGES, tf.constant(True))
        np.testing.assert_allclose(layer.moving_mean, 0.5 * IMAGES.mean((0, 1, 2)), atol=1e-6)


def test_eager_steps_register_a_regularizer_once():
    def doubled(getter, *args, **kwargs):
        return 2.0 * getter(*args, **kwargs)

    with variables.VariableStore().as_default():
        for _ in range(3):
            with v1.variable_scope("net", reuse=v1.AUTO_REUSE, custom_getter=doubled):
                layers.dense(IMAGES, 2, kernel_regularizer=tf.nn.l2_loss, name="d")
        assert len(variables.regularization_losses("net")) == 1


def test_a_run_of_eager_steps_keeps_its_variables():
    with variables.VariableStore().as_default() as store:
        for _ in range(3):
            with v1.variable_scope("net", reuse=v1.AUTO_REUSE):
                layers.dense(layers.dense(layers.flatten(IMAGES), 4), 2)
        names = ["net/dense/kernel", "net/dense/bias", "net/dense_1/kernel", "net/dense_1/bias"]
        assert list(store.variables) == names
