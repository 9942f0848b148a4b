"""The `vae` game: its loss by hand, beta, and what `encode` and `sample` are of each other."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.games import vae
from tfgan_lite.networks.vae import LATENT_SIZE

IMAGES = np.random.default_rng(0).uniform(-1, 1, [5, 28, 28, 1]).astype(np.float32)
NOISE = np.random.default_rng(1).normal(size=[5, LATENT_SIZE]).astype(np.float32)


@pytest.fixture
def store():
    store = variables.VariableStore(3)
    with store.as_default():
        vae.make_game().losses(images=tf.constant(IMAGES), z=tf.constant(NOISE))
    return store


def again(store, function, *args, **kwargs):
    with store.as_default(), tf.compat.v1.variable_scope("", reuse=True):
        return function(*args, **kwargs)


def dense(store, x, name):
    weights = store.variables
    return x @ weights[f"vae/{name}/kernel"].numpy() + weights[f"vae/{name}/bias"].numpy()


def encoded(store):
    hidden = np.maximum(dense(store, (IMAGES.reshape(5, 784) + 1) / 2, "encoder/hidden"), 0)
    return dense(store, hidden, "encoder/mean"), dense(store, hidden, "encoder/log_variance")


@pytest.mark.parametrize("beta", [0.0, 1.0, 4.0])
def test_loss_by_hand(store, beta):
    mean, log_variance = encoded(store)
    z = mean + np.sqrt(np.exp(log_variance)) * NOISE
    logits = dense(store, np.maximum(dense(store, z, "decoder/hidden"), 0), "decoder/pixels")
    on, pixels = 1 / (1 + np.exp(-logits)), (IMAGES.reshape(5, 784) + 1) / 2
    crossed = -np.sum(pixels * np.log(on) + (1 - pixels) * np.log(1 - on), axis=1)
    kl = 0.5 * np.sum(np.exp(log_variance) + mean**2 - 1 - log_variance, axis=1)
    assert kl.min() > 0.1  # so that beta shows
    losses = again(
        store, vae.make_game(beta).losses, images=tf.constant(IMAGES), z=tf.constant(NOISE)
    )
    assert list(losses) == ["vae"]
    np.testing.assert_allclose(losses["vae"], np.mean(crossed + beta * kl), rtol=1e-5)


def test_encode_and_sample_are_the_two_halves(store):
    mean, _ = encoded(store)
    np.testing.assert_allclose(again(store, vae.encode, tf.constant(IMAGES)), mean, atol=1e-5)
    painted = again(store, vae.make_game().sample, z=tf.constant(NOISE))
    logits = dense(store, np.maximum(dense(store, NOISE, "decoder/hidden"), 0), "decoder/pixels")
    assert painted.shape == (5, 28, 28, 1)
    np.testing.assert_allclose(np.reshape(painted, [5, 784]), np.tanh(logits / 2), atol=1e-5)


def test_the_player_owns_both_networks(store):
    (player,) = vae.make_game().players
    assert len(store.variables) == 10
    assert all(variables.below(name, player.owns) for name in store.variables)


@pytest.mark.parametrize("beta", [-0.5, float("nan"), float("inf")])
def test_beta_wants_a_finite_number_of_at_least_0(beta):
    with pytest.raises(ValueError, match="beta wants a finite number of at least 0; got"):
        vae.make_game(beta)
