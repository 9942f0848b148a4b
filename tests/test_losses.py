"""Losses: against the papers' formulas written in NumPy, with the sigmoid spelt out."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import losses

REAL = np.array([[2.0], [-1.0], [0.5]])
FAKE = np.array([[-3.0], [0.25], [1.0]])


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def expected_discriminator(formulation):
    if formulation in ("minimax", "non_saturating"):
        return -np.mean(np.log(sigmoid(REAL))) - np.mean(np.log(1.0 - sigmoid(FAKE)))
    if formulation == "least_squares":
        return 0.5 * np.mean((REAL - 1.0) ** 2) + 0.5 * np.mean(FAKE**2)
    if formulation == "wasserstein":
        return np.mean(FAKE) - np.mean(REAL)
    return np.mean(np.maximum(0.0, 1.0 - REAL)) + np.mean(np.maximum(0.0, 1.0 + FAKE))


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


def test_every_loss_of_the_module_is_in_the_list():
    found = {name for name in dir(losses) if name.endswith("_loss")}
    assert found == {f"{f}_{p}_loss" for f in FORMULATIONS for p in ("discriminator", "generator")}


def test_large_logits_stay_finite():
    huge = tf.constant([[1e4], [-1e4]])
    assert np.isfinite(losses.non_saturating_discriminator_loss(huge, huge))
    assert np.isfinite(losses.minimax_generator_loss(huge))
