"""Minibatch discrimination: against loops over pairs, and a hand-worked batch."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, variables

v1 = tf.compat.v1
RANDOM = np.random.RandomState(5)


@pytest.fixture(autouse=True)
def store():
    v1.reset_default_graph()
    with variables.VariableStore().as_default() as made:
        yield made


def by_loops(x, kernel, features, dims):
    rows = (x @ kernel).reshape(len(x), features, dims)
    o = np.zeros((len(x), features))
    for i in range(len(x)):
        for j in range(len(x)):
            for b in range(features):
                o[i, b] += np.exp(-np.abs(rows[i, b] - rows[j, b]).sum())
    return np.concatenate([x, o], 1)


def test_it_sums_over_all_pairs(store):
    x = RANDOM.normal(size=(5, 7)).astype(np.float32)
    y = layers.minibatch_discrimination(x, 3, 2)
    (kernel,) = store.variables.values()
    assert kernel.shape == (7, 6)
    np.testing.assert_allclose(y, by_loops(x, kernel.numpy(), 3, 2), rtol=1e-5, atol=1e-6)


def test_two_samples_by_hand():
    # One feature of two dimensions; the rows are (1, 0) and (3, -1), at a distance of 3.
    y = layers.minibatch_discrimination(
        np.float32([[1.0], [2.0]]) - 1.0, 1, 2, kernel_initializer=v1.constant_initializer([2, -1])
    )
    np.testing.assert_allclose(y, [[0.0, 1 + np.exp(-3.0)], [1.0, 1 + np.exp(-3.0)]], rtol=1e-6)


def test_a_batch_of_one_image_shows_its_size():
    y = layers.minibatch_discrimination(np.tile(np.float32([[0.5, -2.0]]), [6, 1]), 4)
    np.testing.assert_array_equal(y[:, 2:], np.full((6, 4), 6.0))


def test_defaults_and_names(store):
    for _ in range(2):
        with v1.variable_scope("d", reuse=v1.AUTO_REUSE):
            y = layers.minibatch_discrimination(np.ones([2, 3], np.float32))
    assert y.shape == (2, 19)
    assert {name: v.shape.as_list() for name, v in store.variables.items()} == {
        "d/minibatch_discrimination/kernel": [3, 128]
    }


def test_a_graph_of_unknown_batch_knows_its_shape():
    with tf.Graph().as_default():
        layer = layers.MinibatchDiscrimination(4)
        y = layer(v1.placeholder(tf.float32, [None, 3]))
        assert y.shape.as_list() == [None, 7]
        assert layer.compute_output_shape([5, 3]).as_list() == [5, 7]


@pytest.mark.parametrize(
    "x, options",
    [
        (np.ones([2, 3, 4], np.float32), {}),
        (np.ones([2, 3], np.int32), {}),
        (np.ones([2, 3], np.float32), {"features": 0}),
        (np.ones([2, 3], np.float32), {"kernel_dims": 1.5}),
    ],
)
def test_what_it_cannot_take(x, options):
    with pytest.raises(ValueError, match="minibatch_discrimination|kernel_dims"):
        layers.minibatch_discrimination(x, **options)
