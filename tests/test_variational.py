"""The terms of the evidence lower bound: by hand and against numeric integrals."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.variational import bernoulli_log_likelihood, gaussian_kl


def test_kl_of_the_prior_is_zero():
    np.testing.assert_array_equal(gaussian_kl(tf.zeros([3, 4]), tf.zeros([3, 4])), np.zeros(3))


def test_kl_by_hand_sums_over_the_latent_axis():
    # A mean of 3 costs 9 / 2; a variance of e costs (e - 1 - 1) / 2.
    mean = tf.constant([[3.0, 0.0], [0.0, 0.0]], tf.float64)
    log_variance = tf.constant([[0.0, 1.0], [0.0, 0.0]], tf.float64)
    expected = [4.5 + (np.e - 2.0) / 2.0, 0.0]
    np.testing.assert_allclose(gaussian_kl(mean, log_variance), expected, rtol=1e-12)


@pytest.mark.parametrize(("mean", "variance"), [(0.7, 0.3), (-1.5, 2.0)])
def test_kl_is_the_integral(mean, variance):
    z = np.linspace(-20.0, 20.0, 400_001)
    q = np.exp(-((z - mean) ** 2) / (2 * variance)) / np.sqrt(2 * np.pi * variance)
    p = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    inside = q > 0
    integral = np.sum(q[inside] * np.log(q[inside] / p[inside])) * (z[1] - z[0])
    got = gaussian_kl(tf.constant([[mean]], tf.float64), tf.constant([[variance]], tf.float64))
    assert not np.allclose(got, integral)  # the second argument is a logarithm
    got = gaussian_kl(
        tf.constant([[mean]], tf.float64), tf.math.log(tf.constant([[variance]], tf.float64))
    )
    np.testing.assert_allclose(got, [integral], rtol=1e-6)


def test_likelihood_by_hand():
    shares = np.array([[0.25, 0.5], [0.9, 0.2]])
    pixels = np.array([[1.0, 0.0], [0.3, 1.0]])
    expected = [
        np.log(0.25) + np.log(0.5),
        0.3 * np.log(0.9) + 0.7 * np.log(0.1) + np.log(0.2),
    ]
    logits = tf.constant(np.log(shares / (1.0 - shares)))
    np.testing.assert_allclose(bernoulli_log_likelihood(logits, pixels), expected, rtol=1e-12)
    # An image may keep its axes.
    folded = bernoulli_log_likelihood(tf.reshape(logits, [2, 2, 1]), pixels.reshape(2, 2, 1))
    np.testing.assert_allclose(folded, expected, rtol=1e-12)


def test_likelihood_of_large_logits_is_finite():
    logits = tf.constant([[1e4, -1e4], [1e4, 1e4]])
    got = bernoulli_log_likelihood(logits, tf.constant([[1.0, 0.0], [0.0, 1.0]]))
    np.testing.assert_allclose(got, [0.0, -1e4])
