"""The `vae_gan` game: the three losses by hand, whom their gradients move, and its two halves."""

import contextlib

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import codec, games, stateful_random, update_ops, variables
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.errors import InputError
from tfgan_lite.games import vae, vae_gan
from tfgan_lite.networks.vae import LATENT_SIZE
from tfgan_lite.networks.vae_gan import discriminator
from tfgan_lite.stabilizers import Stabilizers

IMAGES = np.random.default_rng(0).uniform(-1, 1, [4, 28, 28, 1]).astype(np.float32)
NOISE = np.random.default_rng(1).normal(size=[4, LATENT_SIZE]).astype(np.float32)
PLAIN = Stabilizers()


@pytest.fixture
def store():
    store = variables.VariableStore(3)
    with store.as_default():
        losses_of(vae_gan.make_game())
    judging = store.variables["discriminator/dense/kernel"]
    judging.assign(100.0 * judging)  # or else all logits are near 0, and signs do not show
    return store


def losses_of(game):
    return game.losses(images=tf.constant(IMAGES), z=tf.constant(NOISE))


def again(store, function, *args, **kwargs):
    with store.as_default(), tf.compat.v1.variable_scope("", reuse=True):
        return function(*args, **kwargs)


def dense(store, x, name):
    weights = store.variables
    return x @ weights[f"{name}/kernel"].numpy() + weights[f"{name}/bias"].numpy()


def encoded(store):
    hidden = np.maximum(dense(store, (IMAGES.reshape(4, 784) + 1) / 2, "encoder/hidden"), 0)
    return dense(store, hidden, "encoder/mean"), dense(store, hidden, "encoder/log_variance")


def painted(store, z):
    logits = dense(store, np.maximum(dense(store, z, "decoder/hidden"), 0), "decoder/pixels")
    return np.tanh(logits / 2).reshape(-1, 28, 28, 1).astype(np.float32)


def softplus(x):
    return np.log1p(np.exp(x))


@pytest.mark.parametrize(("beta", "gamma"), [(0.0, 0.0), (1.0, 0.5), (0.1, 3.0)])
def test_losses_by_hand(store, beta, gamma):
    mean, log_variance = encoded(store)
    rebuilt = painted(store, mean + np.sqrt(np.exp(log_variance)) * NOISE)
    seen = [
        [tensor.numpy() for tensor in again(store, discriminator, images)]
        for images in (IMAGES, rebuilt, painted(store, NOISE))
    ]
    (real, real_features), (back, back_features), (drawn, _) = seen
    assert real_features.shape == (4, 7 * 7 * 64)  # of the second layer
    error = 0.5 * np.sum((real_features - back_features) ** 2, axis=1).mean()
    divergence = 0.5 * np.sum(np.exp(log_variance) + mean**2 - 1 - log_variance, axis=1).mean()
    assert min(error, divergence) > 0.1  # so that beta and gamma show
    fooling = (softplus(-back).mean() + softplus(-drawn).mean()) / 2
    telling = softplus(-real).mean() + (softplus(back).mean() + softplus(drawn).mean()) / 2
    assert abs(softplus(-back).mean() - softplus(-drawn).mean()) > 0.01  # so that both show
    losses = again(store, losses_of, vae_gan.make_game(beta, gamma, PLAIN))
    expected = {
        "encoder": beta * divergence + error,
        "decoder": gamma * error + fooling,
        "discriminator": telling,
    }
    assert losses.keys() == expected.keys()
    for player, loss in expected.items():
        np.testing.assert_allclose(losses[player], loss, rtol=1e-4, err_msg=player)


def test_the_default_adds_a_penalty_to_the_discriminator_alone(store):
    images = tf.constant(IMAGES)
    with tf.GradientTape() as tape:
        tape.watch(images)
        logits, _ = again(store, discriminator, images)
    slopes = tape.gradient(logits, images).numpy()
    penalty = np.sum(slopes**2, axis=(1, 2, 3)).mean()
    plain = again(store, losses_of, vae_gan.make_game(stabilizers=PLAIN))
    steady = again(
        store,
        losses_of,
        vae_gan.make_game(stabilizers=Stabilizers(gradient_penalty="r1", penalty_weight=100.0)),
    )
    np.testing.assert_allclose(
        steady["discriminator"] - plain["discriminator"], 100 * penalty, rtol=1e-3
    )
    assert 100 * penalty > 1e-2
    for player in ("encoder", "decoder"):
        np.testing.assert_allclose(steady[player], plain[player], rtol=1e-6)


@pytest.mark.parametrize(
    "options",
    [
        {"loss": "hinge", "gradient_penalty": "dragan"},
        {"gradient_penalty": "r2", "packing": 2},
        {"spectral_norm": True, "gradient_penalty": "r1"},
    ],
    ids=str,
)
def test_the_error_is_between_a_row_and_what_it_was_rebuilt_to(options):
    """With images that the decoder paints, and an encoder that knows from where, it is 0."""
    made = vae_gan.make_game(0.0, 1.0, Stabilizers(**options))
    store = variables.VariableStore(3)
    with store.as_default(), stateful_random.replayed(7):
        losses_of(made)
    weights = store.variables
    for name in ("encoder/mean/kernel", "encoder/log_variance/kernel"):
        weights[name].assign(tf.zeros_like(weights[name]))
    weights["encoder/mean/bias"].assign(tf.ones([LATENT_SIZE]))
    weights["encoder/log_variance/bias"].assign(tf.fill([LATENT_SIZE], -60.0))
    images = np.tile(painted(store, np.ones([1, LATENT_SIZE], np.float32)), [4, 1, 1, 1])
    with stateful_random.replayed(7), update_ops.collecting():  # as an engine reads them
        mended = again(store, made.losses, images=tf.constant(images), z=tf.constant(NOISE))
        other = again(store, losses_of, made)
    assert mended["encoder"] < 1e-6 < 1e-2 < other["encoder"]


def test_each_player_moves_its_own_network_alone(store):
    game = vae_gan.make_game()
    owned = {player.name: player.owns for player in game.players}
    assert list(owned) == ["encoder", "decoder", "discriminator"]
    found = {
        name: [v for v in store.variables if variables.below(v, scope)]
        for name, scope in owned.items()
    }
    assert {name: len(names) for name, names in found.items()} == {
        "encoder": 6, "decoder": 4, "discriminator": 8,
    }  # fmt: skip
    held = [store.variables[name] for names in found.values() for name in names]
    assert len(held) == len(store.variables)
    with tf.GradientTape(persistent=True) as tape:
        losses = again(store, losses_of, game)
    for player, names in found.items():
        own = tape.gradient(losses[player], [store.variables[name] for name in names])
        assert all(g is not None and np.any(g.numpy()) for g in own[:-1]), player


def test_encode_and_sample_are_the_two_halves(store):
    mean, _ = encoded(store)
    np.testing.assert_allclose(again(store, vae_gan.encode, tf.constant(IMAGES)), mean, atol=1e-5)
    sampled = again(store, vae_gan.make_game().sample, z=tf.constant(NOISE))
    assert sampled.shape == (4, 28, 28, 1)
    np.testing.assert_allclose(sampled, painted(store, NOISE), atol=1e-5)


def test_it_paints_with_networks_of_the_size_of_vae(store):
    other = variables.VariableStore(3)
    with other.as_default():
        losses_of(vae.make_game())
    sizes = {name.removeprefix("vae/"): v.shape for name, v in other.variables.items()}
    ours = {n: v.shape for n, v in store.variables.items() if not n.startswith("discriminator")}
    assert ours == sizes


def test_a_run_codes_with_averages(tmp_path):
    with contextlib.closing(GraphEngine(games.make("vae_gan"), batch_size=4, seed=1)) as engine:
        for _ in range(3):
            engine.train_step({"images": [IMAGES], "z": [NOISE]})
        checkpoint = engine.save(str(tmp_path / "model"))
        weights = engine.variables()
        rebuilt = engine.sample({"z": NOISE})
    np.savez(tmp_path / "images.npz", images=IMAGES)
    coded = codec.encode_to_file(
        tmp_path / "a.latents",
        checkpoint=checkpoint,
        game="vae_gan",
        images=tmp_path / "images.npz",
        step=1e-3,
    )
    assert coded.count == 4 and rebuilt.shape == IMAGES.shape
    averages = [name for name in weights if name.endswith("ExponentialMovingAverage")]
    assert len(averages) == 10


@pytest.mark.parametrize("value", [-0.5, float("nan"), float("inf")])
@pytest.mark.parametrize("name", ["beta", "gamma"])
def test_weights_want_finite_numbers_of_at_least_0(name, value):
    with pytest.raises(ValueError, match=f"{name} wants a finite number of at least 0; got"):
        vae_gan.make_game(**{name: value})


@pytest.mark.parametrize(
    ("option", "value"), [("gradient_penalty", "wgan_gp"), ("augmentation", "translation")]
)
def test_stabilizers_that_would_part_an_image_from_its_rebuilding_are_refused(option, value):
    with pytest.raises(InputError, match=f"{option} wants none.*; got '{value}'"):
        games.make("vae_gan", {option: value})
