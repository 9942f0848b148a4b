"""Bounds of models whose log-likelihood is known: linear with normal noise, and one pixel."""

import dataclasses

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.metrics.elbo import bounds, image_bounds, likelihood_ceiling, log_mean_exp

NOISE = 0.5  # the variance of x given z
SLOPE = np.array([2.0, -1.0])
OFFSET = 0.3
X = np.array([-1.0, 0.0, 2.5])


def log_normal(x, mean, variance):
    return -0.5 * (np.log(2 * np.pi * variance) + (x - mean) ** 2 / variance)


def linear(z):
    """log p(x|z) of x = z . slope + offset + noise, for each x."""
    return log_normal(X, z @ SLOPE + OFFSET, NOISE)


def known():
    """The mean of log p(x): x is normal, with mean `OFFSET`."""
    return log_normal(X, OFFSET, SLOPE @ SLOPE + NOISE).mean()


def axis(z):
    """log p(x|z) where x hears the first axis only, so that the posterior's axes are apart."""
    return log_normal(X, 2.0 * z[:, 0], NOISE)


def axis_posterior():
    """(mean, log-variance): precision 1 + 4 / noise on the first axis, the prior on the other."""
    variance = 1.0 / (1.0 + 4.0 / NOISE)
    mean = np.stack([variance * 2.0 * X / NOISE, 0.0 * X], axis=1)
    return mean, np.log([[variance, 1.0]] * len(X))


def test_with_the_exact_posterior_every_weight_is_the_likelihood():
    found = bounds(*axis_posterior(), axis, samples=3)
    evidence = log_normal(X, 0.0, 4.0 + NOISE).mean()
    assert found.importance_weighted == pytest.approx(evidence, rel=1e-12)
    # The likelihood is drawn and the divergence is not, so that their difference is near only.
    many = bounds(*axis_posterior(), axis, samples=4000)
    assert many.elbo == pytest.approx(evidence, abs=0.02)
    assert many.elbo == many.likelihood - many.divergence


def test_with_another_posterior_the_bounds_stand_in_order_and_close_with_samples():
    mean, log_variance = np.zeros([3, 2]), np.zeros([3, 2])  # the prior
    one = bounds(mean, log_variance, linear, samples=1)
    assert one.importance_weighted == pytest.approx(one.elbo)  # no divergence, one draw
    few, many = (bounds(mean, log_variance, linear, samples=k) for k in (10, 20_000))
    assert few.elbo < few.importance_weighted < known()
    assert many.importance_weighted == pytest.approx(known(), abs=0.02)
    # E log p(x|z) under the prior: the squared distance grows by the variance of the slope.
    expected = (log_normal(X, OFFSET, NOISE) - 0.5 * SLOPE @ SLOPE / NOISE).mean()
    assert many.likelihood == pytest.approx(expected, abs=0.15)
    assert many.divergence == 0.0


def test_a_posterior_that_is_off_pays_its_divergence():
    mean, log_variance = np.full([3, 2], [1.0, -0.5]), np.full([3, 2], [-1.0, 0.5])
    found = bounds(mean, log_variance, linear, samples=50_000)
    per_axis = [(np.exp(-1.0) + 1.0 - 1.0 + 1.0) / 2, (np.exp(0.5) + 0.25 - 1.0 - 0.5) / 2]
    assert found.divergence == pytest.approx(sum(per_axis))
    assert found.importance_weighted == pytest.approx(known(), abs=0.05)
    assert found.elbo < found.importance_weighted


def test_pixels_of_a_decoder_whose_likelihood_is_an_integral():
    """Two pixels with logits 3 z - 1 and -z: p(x) by quadrature over z."""
    pixels = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    weights, offsets = np.array([[3.0, -1.0]]), np.array([-1.0, 0.0])
    z = np.linspace(-9, 9, 20_001)[:, None]
    on = 1 / (1 + np.exp(-(z @ weights + offsets)))  # [points, 2]
    prior = np.exp(-(z[:, 0] ** 2) / 2) / np.sqrt(2 * np.pi) * (z[1, 0] - z[0, 0])
    each = [np.prod(np.where(x == 1, on, 1 - on), axis=1) @ prior for x in pixels]

    def encode(given):
        assert given.dtype == np.float32
        return given[:, :1] - 0.5, np.full([3, 1], -0.2)

    found = image_bounds(pixels, encode, lambda z: z @ weights + offsets, samples=20_000)
    assert found.importance_weighted == pytest.approx(np.mean(np.log(each)), abs=0.01)
    assert found.elbo < found.importance_weighted - 0.05


def test_a_decoder_that_is_deaf_and_an_encoder_that_is_dumb_reach_the_likelihood_itself():
    pixels = np.array([[1.0, 0.25]])
    logit = np.log(0.8 / 0.2)
    found = image_bounds(
        pixels, lambda x: (np.zeros([1, 3]), np.zeros([1, 3])), lambda z: np.full([1, 2], logit)
    )
    expected = np.log(0.8) + 0.25 * np.log(0.8) + 0.75 * np.log(0.2)
    for value in (found.elbo, found.importance_weighted, found.likelihood):
        assert value == pytest.approx(expected, rel=1e-6)  # the logits are float32
    assert (found.divergence, found.samples) == (0.0, 50)


def test_draws_are_a_function_of_the_seed():
    arguments = (*axis_posterior(), linear, 4)
    assert bounds(*arguments, seed=1) == bounds(*arguments, seed=1) != bounds(*arguments, seed=2)


def test_while_a_graph_is_built():
    expected = dataclasses.astuple(bounds(*axis_posterior(), axis, 2))
    with tf.Graph().as_default():
        assert dataclasses.astuple(bounds(*axis_posterior(), axis, 2)) == expected


def test_log_mean_exp_where_exp_overflows():
    values = np.array([[1000.0, -1000.0], [1000.0 + np.log(3.0), -1000.0]])
    np.testing.assert_allclose(log_mean_exp(values), [1000.0 + np.log(2.0), -1000.0])


def test_ceiling_is_the_negative_entropy():
    assert likelihood_ceiling(np.array([[0.0, 1.0], [1.0, 0.0]])) == 0.0
    # A fair coin has an entropy of log 2; the mean is over two images.
    assert likelihood_ceiling(np.array([[0.5, 0.0], [0.5, 0.5]])) == pytest.approx(
        -1.5 * np.log(2.0)
    )


def test_bad_values_are_named():
    with pytest.raises(ValueError, match=r"pixels wants .* in \[0, 1\].* from 0.0 to 255.0"):
        likelihood_ceiling(np.array([[0.0, 255.0]]))
    with pytest.raises(ValueError, match=r"in \[0, 1\]"):
        likelihood_ceiling(np.array([[0.0, np.nan]]))
    with pytest.raises(ValueError, match=r"decode wants to return logits of shape \(1, 2\)"):
        image_bounds(np.zeros([1, 2]), lambda x: (np.zeros([1, 1]),) * 2, lambda z: np.zeros(2))
    with pytest.raises(ValueError, match=r"got \(3, 2\), \(3, 1\) and 5"):
        bounds(np.zeros([3, 2]), np.zeros([3, 1]), linear, 5)
    with pytest.raises(ValueError, match="3 finite numbers; got shape .* 1 not finite"):
        bounds(np.zeros([3, 2]), np.zeros([3, 2]), lambda z: np.array([0.0, np.nan, 1.0]), 5)
    with pytest.raises(ValueError, match="samples >= 1; got .* and 0"):
        bounds(np.zeros([3, 2]), np.zeros([3, 2]), linear, 0)
