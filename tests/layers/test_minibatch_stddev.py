"""The standard deviation of a batch as a channel: against loops over groups, and by hand."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers

v1 = tf.compat.v1
RANDOM = np.random.RandomState(6)


def by_loops(x, size):
    """Channels last; sample n is in group n modulo the number of groups."""
    count = len(x) // size
    y = np.zeros((*x.shape[:-1], x.shape[-1] + 1), np.float64)
    y[..., :-1] = x
    for group in range(count):
        members = [n for n in range(len(x)) if n % count == group]
        y[members, ..., -1] = np.sqrt(x[members].astype(np.float64).var(0) + 1e-8).mean()
    return y


@pytest.mark.parametrize(
    "shape, size", [((8, 3, 2, 5), 4), ((6, 3, 2, 5), 3), ((6, 4), 2), ((4, 2, 2, 3, 2), 4)]
)
def test_it_is_the_mean_deviation_of_each_group(shape, size):
    x = RANDOM.normal(size=shape).astype(np.float32)
    np.testing.assert_allclose(layers.minibatch_stddev(x, size), by_loops(x, size), rtol=1e-5)


def test_four_samples_by_hand():
    # In pairs 0 with 2 and 1 with 3: deviations 1 and 3 of one value, 2 and 1e-4 of the other.
    x = np.float32([[0.0, 4.0], [1.0, 5.0], [2.0, 8.0], [7.0, 5.0]])
    y = layers.minibatch_stddev(x, 2)
    np.testing.assert_array_equal(y[:, :2], x)
    np.testing.assert_allclose(y[:, 2], [1.5, 1.50005, 1.5, 1.50005], rtol=1e-6)


def test_groups_are_of_four_and_a_small_batch_is_one():
    x = RANDOM.normal(size=(8, 3)).astype(np.float32)
    np.testing.assert_array_equal(layers.minibatch_stddev(x), layers.minibatch_stddev(x, 4))
    np.testing.assert_allclose(layers.minibatch_stddev(x[:3]), by_loops(x[:3], 3), rtol=1e-5)


def test_channels_first():
    x = RANDOM.normal(size=(4, 2, 3, 5)).astype(np.float32)
    y = layers.minibatch_stddev(x.transpose(0, 3, 1, 2), data_format="channels_first")
    np.testing.assert_allclose(np.transpose(y, [0, 2, 3, 1]), by_loops(x, 4), rtol=1e-5)


def test_equal_samples_have_a_finite_gradient():
    x = tf.ones([4, 3])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = layers.minibatch_stddev(x)
    np.testing.assert_allclose(y[:, 3], 1e-4, rtol=1e-6)
    assert np.isfinite(tape.gradient(y, x)).all()


def test_half_precision_does_not_lose_the_epsilon():
    y = layers.minibatch_stddev(tf.ones([4, 3], tf.float16))
    assert y.dtype == tf.float16
    np.testing.assert_allclose(y[:, 3], 1e-4, rtol=1e-2)


@pytest.mark.parametrize("count", [3, 4, 8])
def test_a_graph_of_unknown_batch(count):
    x = RANDOM.normal(size=(count, 3, 2)).astype(np.float32)
    with tf.Graph().as_default(), v1.Session() as session:
        given = v1.placeholder(tf.float32, [None, 3, 2])
        y = layers.minibatch_stddev(given)
        assert y.shape.as_list() == [None, 3, 3]
        np.testing.assert_allclose(
            session.run(y, {given: x}), by_loops(x, min(count, 4)), rtol=1e-5
        )


def test_what_it_cannot_take():
    with pytest.raises(ValueError, match="groups of 4; got one of 6"):
        layers.minibatch_stddev(tf.ones([6, 2]))
    with pytest.raises(ValueError, match="group_size wants an int >= 1; got 0"):
        layers.minibatch_stddev(tf.ones([6, 2]), 0)
    with pytest.raises(ValueError, match="data_format"):
        layers.minibatch_stddev(tf.ones([6, 2]), data_format="last")
    with pytest.raises(ValueError, match="min_ndim=2"):
        layers.minibatch_stddev(tf.ones([6]))
