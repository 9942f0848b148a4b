"""Weights of real images reach the discriminator's loss, of every game that has one."""

import dataclasses

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, training
from tfgan_lite.adversarial import adversarial_losses, weighting
from tfgan_lite.class_weights import weighted
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError
from tfgan_lite.settings import Settings
from tfgan_lite.stabilizers import Stabilizers

REAL = np.array([[1.0], [3.0], [0.5], [-2.0]], np.float32)
FAKE = np.array([[0.5], [-1.0], [2.0], [2.5]], np.float32)
WEIGHTS = np.array([2.0, 0.5, 1.0, 0.25], np.float32)


def discriminator(points, reuse=None):
    """Judges by the mean of what it is given: of a pack, the mean of its members."""
    return tf.reduce_mean(points, axis=1, keepdims=True)


@pytest.mark.parametrize(("packing", "judged"), [(1, WEIGHTS * REAL[:, 0]), (2, [2.5, -0.46875])])
def test_real_examples_count_as_told_packs_as_their_mean(packing, judged):
    """Packs: (1 + 3) / 2 by (2 + 0.5) / 2, and (0.5 - 2) / 2 by (1 + 0.25) / 2."""
    options = Stabilizers(loss="wasserstein", packing=packing)
    with weighting(tf.constant(WEIGHTS)) as used:
        told = adversarial_losses(
            tf.constant(REAL), lambda: tf.constant(FAKE), discriminator, options
        )
    assert used
    np.testing.assert_allclose(told["discriminator"], FAKE.mean() - np.mean(judged), rtol=1e-6)
    np.testing.assert_allclose(told["generator"], -FAKE.mean(), rtol=1e-6)
    plain = adversarial_losses(tf.constant(REAL), lambda: tf.constant(FAKE), discriminator, options)
    np.testing.assert_allclose(plain["discriminator"], FAKE.mean() - REAL.mean(), rtol=1e-6)


def test_equal_weights_change_no_loss_and_unlike_ones_do():
    game = games.make("mlp", {"gradient_penalty": "none"})
    images = np.random.default_rng(0).uniform(-1, 1, [4, 28, 28, 1]).astype(np.float32)
    plain = make_engine("graph", game, batch_size=4).train_step({"images": [images]})
    engines = [make_engine("graph", weighted(game), batch_size=4) for _ in range(2)]
    for engine, weights, equal in zip(engines, (np.ones(4), WEIGHTS), (True, False), strict=True):
        got = engine.train_step({"images": [images], "weights": [weights]})
        assert (abs(got["discriminator"] - plain["discriminator"]) < 1e-5) == equal
        assert got["generator"] == pytest.approx(plain["generator"], abs=0.05)


def test_a_run_with_weights(tmp_path):
    settings = Settings(game="mlp", steps=2, batch_size=8, workdir=str(tmp_path), balance="weights")
    assert training.train(settings).finished
    with pytest.raises(InputError, match="--balance was weights, now none"):
        training.train(dataclasses.replace(settings, balance="none", steps=3))


def test_a_game_without_a_discriminator_cannot_use_them(tmp_path):
    settings = Settings(game="vae", steps=2, workdir=str(tmp_path), balance="weights")
    with pytest.raises(InputError, match="--balance: weights are .* game vae has none"):
        training.train(settings)
