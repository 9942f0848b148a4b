"""Losses: against the papers' formulas written in NumPy, with the sigmoid spelt out."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import losses
from tfgan_lite.errors import InputError

REAL = np.array([[2.0], [-1.0], [0.5]])
FAKE = np.array([[-3.0], [0.25], [1.0]])


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def expected_discriminator(formulation, w=1.0):
    """`w` is what each row of REAL counts."""
    if formulation in ("minimax", "non_saturating"):
        return -np.mean(w * np.log(sigmoid(REAL))) - np.mean(np.log(1.0 - sigmoid(FAKE)))
    if formulation == "least_squares":
        return 0.5 * np.mean(w * (REAL - 1.0) ** 2) + 0.5 * np.mean(FAKE**2)
    if formulation == "wasserstein":
        return np.mean(FAKE) - np.mean(w * REAL)
    return np.mean(w * np.maximum(0.0, 1.0 - REAL)) + np.mean(np.maximum(0.0, 1.0 + FAKE))


def expected_generator(formulation):
    if formulation == "minimax":
        return np.mean(np.log(1.0 - sigmoid(FAKE)))
    if formulation == "non_saturating":
        return -np.mean(np.log(sigmoid(FAKE)))
    if formulation == "least_squares":
        return 0.5 * np.mean((FAKE - 1.0) ** 2)
    return -np.mean(FAKE)


FORMULATIONS = ("minimax", "non_saturating", "least_squares", "wasserstein", "hinge")


@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_formula(formulation):
    real, fake = tf.constant(REAL), tf.constant(FAKE)
    discriminator = getattr(losses, f"{formulation}_discriminator_loss")(real, fake)
    generator = getattr(losses, f"{formulation}_generator_loss")(fake)
    np.testing.assert_allclose(discriminator, expected_discriminator(formulation), rtol=1e-12)
    np.testing.assert_allclose(generator, expected_generator(formulation), rtol=1e-12)


@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_real_examples_count_as_their_weights_say(formulation):
    weights = np.array([0.5, 2.0, 0.25])
    loss = getattr(losses, f"{formulation}_discriminator_loss")
    got = loss(tf.constant(REAL), tf.constant(FAKE), tf.constant(weights, tf.float32))
    expected = expected_discriminator(formulation, weights[:, None])
    np.testing.assert_allclose(got, expected, rtol=1e-12)


def test_every_loss_of_the_module_is_in_the_list():
    found = {name for name in dir(losses) if name.endswith("_loss")}
    assert found == {f"{f}_{p}_loss" for f in FORMULATIONS for p in ("discriminator", "generator")}


def test_large_logits_stay_finite():
    huge = tf.constant([[1e4], [-1e4]])
    assert np.isfinite(losses.non_saturating_discriminator_loss(huge, huge))
    assert np.isfinite(losses.minimax_generator_loss(huge))


SMOOTHED = pytest.mark.parametrize(
    "loss", [losses.minimax_discriminator_loss, losses.non_saturating_discriminator_loss]
)


@SMOOTHED
@pytest.mark.parametrize("smoothing", [0.1, 0.25, 0.499])
def test_smoothing_is_the_cross_entropy_against_a_smaller_real_label(loss, smoothing):
    label, judged = 1.0 - smoothing, sigmoid(REAL)
    real = -np.mean(label * np.log(judged) + (1.0 - label) * np.log(1.0 - judged))
    fake = -np.mean(np.log(1.0 - sigmoid(FAKE)))
    found = loss(tf.constant(REAL), tf.constant(FAKE), smoothing=smoothing)
    np.testing.assert_allclose(found, real + fake, rtol=1e-12)


@SMOOTHED
def test_a_smoothed_discriminator_says_its_label_and_no_more(loss):
    # sigmoid(log 9) = 0.9; generated data are pushed down as before.
    real, fake = tf.constant([[np.log(9.0)], [5.0], [-5.0]]), tf.constant(FAKE)
    with tf.GradientTape() as tape:
        tape.watch([real, fake])
        found = loss(real, fake, smoothing=0.1)
    by_real, by_fake = tape.gradient(found, [real, fake])
    np.testing.assert_allclose(by_real, (sigmoid(real.numpy()) - 0.9) / 3, atol=1e-12)
    assert by_real[1] > 0.0 > by_real[2]
    np.testing.assert_allclose(by_fake, sigmoid(FAKE) / 3, rtol=1e-12)


@SMOOTHED
def test_smoothing_stays_finite_at_large_logits(loss):
    huge = tf.constant([[1e4], [-1e4]])
    # Of the real: 0.1 * 1e4 and 0.9 * 1e4; of the generated: 1e4 and 0.
    np.testing.assert_allclose(loss(huge, huge, smoothing=0.1), 1e4)


@SMOOTHED
@pytest.mark.parametrize("options", [{}, {"smoothing": 0.0}], ids=["default", "zero"])
def test_no_smoothing_adds_no_operation(loss, options):
    with tf.Graph().as_default() as graph:
        loss(tf.constant(REAL), tf.constant(FAKE), **options)
        types = [op.type for op in graph.get_operations() if op.type != "Const"]
    assert types == ["Neg", "Softplus", "Mean", "Softplus", "Mean", "AddV2"]


@SMOOTHED
@pytest.mark.parametrize("smoothing", [-0.1, 0.5, 1.0, float("nan")])
def test_a_smoothing_out_of_range_is_refused(loss, smoothing):
    with pytest.raises(
        InputError, match=rf"smoothing wants a number in \[0, 0.5\); got {smoothing}"
    ):
        loss(tf.constant(REAL), tf.constant(FAKE), smoothing=smoothing)
