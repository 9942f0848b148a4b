"""Max pools have one gradient: oneDNN's kernels, which only graphs take, are kept out of it."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.determinism import FAST, STRICT

v1 = tf.compat.v1
RANDOM = np.random.RandomState(0)
# Zeros behind a ReLU, halves, and numbers of their own.
IMAGES = np.maximum(0.0, RANDOM.normal(size=(2, 9, 8, 3))).astype(np.float32)
VOLUMES = np.round(2.0 * RANDOM.normal(size=(2, 5, 6, 4, 3))).astype(np.float32) / 2.0
POOLS = {
    "1d": lambda x: layers.max_pooling1d(x[:, 0], 4, 1),
    "2d apart": lambda x: layers.max_pooling2d(x, 2, 2),
    "2d overlapping": lambda x: layers.max_pooling2d(x, 3, 2, "same"),
    "2d dense": lambda x: layers.max_pooling2d(x, 3, 1),
    "2d lines": lambda x: layers.max_pooling2d(x, (1, 5), (1, 1), "same"),
    "3d apart": lambda x: layers.max_pooling3d(x, 2, 2),
    "3d dense": lambda x: layers.max_pooling3d(x, 3, 1, "same"),
}


def given(name):
    return VOLUMES if name.startswith("3d") else IMAGES


def pooled(pool, x):
    """The pool, and the gradient of a sum of its values with a weight for each."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = pool(x)
        weights = np.cos(np.arange(y.shape.num_elements())).astype(np.float32)
        total = tf.reduce_sum(y * weights.reshape(y.shape))
    return [y, tape.gradient(total, x)]


def in_session(pool, x, numerics):
    config = v1.ConfigProto()
    numerics.configure(config)
    with tf.Graph().as_default(), v1.Session(config=config) as session:
        placeholder = v1.placeholder(tf.float32, x.shape)
        return session.run(pooled(pool, placeholder), {placeholder: x})


def in_eager(pool, x):
    return [value.numpy() for value in pooled(pool, tf.constant(x))]


@pytest.mark.parametrize("numerics", [STRICT, FAST], ids=lambda numerics: numerics.name)
@pytest.mark.parametrize("name", POOLS)
def test_session_and_eager_agree_to_the_bit(name, numerics):
    x = given(name)
    pairs = zip(in_session(POOLS[name], x, numerics), in_eager(POOLS[name], x), strict=True)
    for one, other in pairs:
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("numerics", [STRICT, FAST], ids=lambda numerics: numerics.name)
def test_every_largest_value_of_a_volume_gets_the_gradient(numerics):
    """As in TensorFlow 1.15; of an image, the first one does."""
    volumes = np.zeros((1, 2, 2, 2, 1), np.float32)
    _, gradient = in_session(lambda x: layers.max_pooling3d(x, 2, 2), volumes, numerics)
    np.testing.assert_array_equal(gradient.ravel(), np.ones(8))
    images = np.zeros((1, 2, 2, 1), np.float32)
    _, gradient = in_session(lambda x: layers.max_pooling2d(x, 2, 2), images, numerics)
    np.testing.assert_array_equal(gradient.ravel(), [1, 0, 0, 0])


def test_the_largest_values_are_right():
    y, _ = in_eager(POOLS["3d apart"], VOLUMES)
    windows = VOLUMES[:, :4].reshape(2, 2, 2, 3, 2, 2, 2, 3)
    np.testing.assert_array_equal(y, windows.max((2, 4, 6)))


@pytest.mark.parametrize("name", POOLS)
def test_a_gradient_can_be_differentiated_again(name):
    """Of the sum of the squares of a gradient: gradient penalties want it."""

    def penalty(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            total = tf.reduce_sum(tf.square(POOLS[name](x)))
        return tf.reduce_sum(tf.square(tape.gradient(total, x)))

    x = given(name)
    x = RANDOM.permutation(x.size).reshape(x.shape).astype(np.float32) / 100.0  # far apart
    tensor = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(tensor)
        value = penalty(tensor)
    found = tape.gradient(value, tensor).numpy()
    move = 1e-3 * np.sign(found)
    ahead, behind = penalty(tf.constant(x + move)), penalty(tf.constant(x - move))
    np.testing.assert_allclose(ahead - behind, 2.0 * np.sum(found * move), rtol=2e-2)
