"""What is drawn in a block: its distribution, its independence, and its gradients."""

import numpy as np
import pytest
import tensorflow as tf
from draw_cases import CASES, v1

from tfgan_lite.stateful_random import replayed


def drawn(draw, seed=3, step=0):
    with replayed(seed, step):
        return np.asarray(draw())


N = 100_000
# Name -> draw, mean, variance: of the distribution's definition. A normal that is cut off at
# +-c has variance 1 - 2 c phi(c) / (2 Phi(c) - 1).
MOMENTS = {
    "normal": (lambda: tf.random.normal([N], 1.0, 2.0), 1.0, 4.0),
    "uniform": (lambda: tf.random.uniform([N], -1.0, 2.0), 0.5, 0.75),
    "integers": (lambda: tf.random.uniform([N], 0, 10, tf.int32), 4.5, 8.25),
    "truncated": (lambda: tf.random.truncated_normal([N]), 0.0, 0.7737),
    "gamma": (lambda: tf.random.gamma([N], 2.0, 4.0), 0.5, 0.125),
    "poisson": (lambda: tf.random.poisson([N], 3.0), 3.0, 3.0),
    "categorical": (lambda: tf.random.categorical(tf.math.log([[0.25, 0.75]]), N), 0.75, 0.1875),
    "cut off at 1": (
        lambda: tf.raw_ops.ParameterizedTruncatedNormal(
            shape=[N], means=5.0, stdevs=1.0, minvals=4.0, maxvals=6.0
        ),
        5.0,
        0.2911,
    ),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_distributions_keep_their_moments(name):
    draw, mean, variance = MOMENTS[name]
    value = drawn(draw).astype(np.float64)
    assert abs(value.mean() - mean) < 0.02 * max(1.0, variance)
    assert abs(value.var() - variance) < 0.02 * max(1.0, variance)


def test_draws_of_other_numbers_steps_and_seeds_are_uncorrelated():
    with replayed(3, 0):
        draws = [tf.random.normal([N]).numpy() for _ in range(3)]
    draws += [drawn(lambda: tf.random.normal([N]), 3, step) for step in (1, 2)]
    draws += [drawn(lambda: tf.random.normal([N]), 4)]
    correlations = np.corrcoef(draws) - np.eye(len(draws))
    assert np.abs(correlations).max() < 0.02


def test_parameters_of_a_cut_off_normal_go_along_the_first_axis():
    draw = CASES["raw_ops.ParameterizedTruncatedNormal"]
    first, second = drawn(draw)
    assert np.all(np.abs(first) <= 1) and np.all((second >= 5) & (second <= 10))


def test_shuffles_of_one_op_seed_go_together():
    with replayed():
        images = tf.random.shuffle(tf.range(40), seed=8)
        tf.random.normal([])
        labels = tf.random.shuffle(tf.range(40) * 10, seed=8)
        others = tf.random.shuffle(tf.range(40), seed=9)
    np.testing.assert_array_equal(labels, images * 10)
    assert sorted(images.numpy()) == list(range(40))
    assert np.any(others != images)


def gradient(draw, parameter):
    """Returns the gradients in a graph and on a tape."""
    with tf.Graph().as_default(), v1.Session() as session:
        x = tf.constant(parameter)
        with replayed(3):
            found = tf.gradients(draw(x), x)[0]
        in_graph = None if found is None else session.run(found)
    x = tf.constant(parameter)
    with replayed(3), tf.GradientTape() as tape:
        tape.watch(x)
        value = draw(x)
    return in_graph, tape.gradient(value, x)


def test_gamma_has_its_reparameterized_gradient():
    in_graph, on_tape = gradient(lambda a: tf.random.gamma([N], a), [0.5, 2.0])
    np.testing.assert_allclose(in_graph, on_tape, rtol=1e-4)
    # d E[x] / d alpha = 1, for the mean of Gamma(alpha, 1) is alpha.
    np.testing.assert_allclose(on_tape / N, 1.0, atol=0.05)


@pytest.mark.parametrize(
    "draw",
    [
        lambda x: tf.random.shuffle(x),
        lambda x: tf.random.poisson([5], x),
        lambda x: tf.cast(tf.random.categorical(x[None], 5), tf.float32),
        lambda x: tf.raw_ops.ParameterizedTruncatedNormal(
            shape=[2, 5], means=x, stdevs=1.0, minvals=-9.0, maxvals=9.0
        ),
    ],
)
def test_what_had_no_gradient_has_none(draw):
    assert gradient(draw, [0.5, 2.0]) == (None, None)


def test_gradients_flow_through_dropout_and_to_mean_and_stddev():
    in_graph, on_tape = gradient(lambda x: tf.nn.dropout(x, 0.5), [1.0] * 40)
    np.testing.assert_array_equal(in_graph, on_tape)
    assert set(on_tape.numpy()) == {0.0, 2.0}
    in_graph, on_tape = gradient(lambda x: tf.random.normal([40], x, x), 1.0)
    np.testing.assert_allclose(in_graph, on_tape, rtol=1e-5)
