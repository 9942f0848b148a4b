"""The `infogan` game: the terms of its losses by hand, whom they move, and its reading."""

import functools

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, stateful_random, variables
from tfgan_lite.errors import InputError
from tfgan_lite.games import infogan
from tfgan_lite.stabilizers import Stabilizers

RANDOM = np.random.default_rng(0)
GIVEN = {
    "images": RANDOM.uniform(-1, 1, [4, 28, 28, 1]).astype(np.float32),
    "z": RANDOM.normal(size=[4, 16]).astype(np.float32),
    "code": np.eye(10, dtype=np.float32)[[3, 0, 9, 3]],
    "style": RANDOM.uniform(size=[4, 2]).astype(np.float32),
}
NOISE = {name: GIVEN[name] for name in ("z", "code", "style")}
PLAIN = Stabilizers()


@pytest.fixture
def store():
    store = variables.VariableStore(3)
    with store.as_default(), stateful_random.replayed(7):
        losses_of(infogan.make_game(), None)
    for name in ("code", "style", "logits"):
        kernel = store.variables[f"discriminator/{name}/kernel"]
        kernel.assign(20.0 * kernel)  # or else all codes are alike, and terms do not show
    return store


def losses_of(game, reuse=True):
    with tf.compat.v1.variable_scope("", reuse=reuse):
        return game.losses(**{name: tf.constant(value) for name, value in GIVEN.items()})


def in_store(store, function, *args):
    with store.as_default(), stateful_random.replayed(7):
        with tf.compat.v1.variable_scope("", reuse=True):
            found = function(*args)
    return found


def losses(store, *args, stabilizers=PLAIN):
    made = infogan.make_game(*args, stabilizers=stabilizers)
    return {name: loss.numpy() for name, loss in in_store(store, losses_of, made).items()}


def dense(store, x, name):
    weights = store.variables
    return x @ weights[f"{name}/kernel"].numpy() + weights[f"{name}/bias"].numpy()


def leaky(x):
    return np.where(x > 0, x, 0.2 * x)


def painted(store):
    net = np.concatenate([GIVEN["z"], GIVEN["code"], 2 * GIVEN["style"] - 1], axis=1)
    hidden = leaky(dense(store, net, "generator/dense"))
    images = np.tanh(dense(store, hidden, "generator/dense_1")).reshape(-1, 28, 28, 1)
    return images.astype(np.float32)


def told(store, images):
    found = in_store(store, infogan.read, tf.constant(images))
    return [tensor.numpy() for tensor in found]


def log_softmax(logits):
    logits = logits - logits.max(axis=1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


def test_the_generator_is_given_code_and_centred_style(store):
    sampled = in_store(store, functools.partial(infogan.make_game().sample, **NOISE))
    assert sampled.shape == (4, 28, 28, 1)
    np.testing.assert_allclose(sampled, painted(store), atol=1e-5)


@pytest.mark.parametrize(("information", "style_weight"), [(2.0, 0.0), (0.0, 3.0), (1.0, 0.5)])
def test_both_players_lose_what_is_not_told_of_painted_images(store, information, style_weight):
    code_logits, style = told(store, painted(store))
    unlike = -np.sum(GIVEN["code"] * log_softmax(code_logits), axis=1).mean()
    error = 0.5 * np.sum((2 * GIVEN["style"] - 1 - style) ** 2, axis=1).mean()
    assert min(unlike, error) > 0.1
    expected = information * unlike + style_weight * error
    without = losses(store, 0.0, 0.0, 0.0)
    with_it = losses(store, information, style_weight, 0.0)
    assert with_it.keys() == {"discriminator", "generator"}
    for player, loss in with_it.items():
        np.testing.assert_allclose(loss - without[player], expected, rtol=1e-4, err_msg=player)


def test_real_images_are_sorted_by_the_discriminator_alone(store, monkeypatch):
    images = GIVEN["images"]
    monkeypatch.setattr(infogan, "_bent", lambda given: -given)
    logits, copies = log_softmax(told(store, images)[0]), log_softmax(told(store, -images)[0])
    shares = np.exp(logits)
    unlike = -np.sum(shares * copies, axis=1).mean()
    unsure = -np.sum(shares * logits, axis=1).mean()
    uneven = np.sum(shares.mean(axis=0) * np.log(shares.mean(axis=0)))
    expected = 2.0 * (unlike + 0.3 * unsure + uneven)
    assert min(abs(unlike), abs(unsure), abs(uneven)) > 0.1
    without, with_it = losses(store, 1.0, 1.0, 0.0), losses(store, 1.0, 1.0, 2.0)
    change = {player: with_it[player] - without[player] for player in with_it}
    np.testing.assert_allclose(change["discriminator"], expected, rtol=1e-4)
    assert change["generator"] == 0.0


def test_real_images_pull_codes_together_and_push_their_use_apart():
    def unsorted(logits, copies):
        return infogan._unsorted(tf.constant(logits, tf.float32), tf.constant(copies, tf.float32))

    ten = 50.0 * np.eye(10)
    best = unsorted(ten, ten)
    np.testing.assert_allclose(best, -np.log(10), atol=1e-4)
    assert best < unsorted(0 * ten, 0 * ten) - 1  # unsure
    assert best < unsorted(ten[[0] * 10], ten[[0] * 10]) - 1  # one code for all
    assert best < unsorted(ten, ten[::-1]) - 1  # copies told apart


def test_each_player_moves_its_own_network_alone(store):
    game = infogan.make_game()
    assert [player.name for player in game.players] == ["discriminator", "generator"]
    with store.as_default(), stateful_random.replayed(7):
        with tf.GradientTape(persistent=True) as tape:
            found = losses_of(game)
    owned = {
        player.name: [v for n, v in store.variables.items() if variables.below(n, player.owns)]
        for player in game.players
    }
    assert {name: len(held) for name, held in owned.items()} == {
        "discriminator": 12,
        "generator": 4,
    }
    assert sum(map(len, owned.values())) == len(store.variables)
    for player, held in owned.items():
        gradients = tape.gradient(found[player], held)
        assert all(g is not None and np.any(g.numpy()) for g in gradients), player


@pytest.mark.parametrize(
    "options",
    [
        {"gradient_penalty": "wgan_gp", "loss": "wasserstein"},
        {"minibatch": "discrimination", "dropout": 0.5},
        {"spectral_norm": True, "gradient_penalty": "r2"},
        {"instance_noise": 0.1, "augmentation": "translation"},
    ],
    ids=str,
)
def test_stabilizers_leave_the_recognizer_its_images_and_weights(options):
    game = infogan.make_game(stabilizers=Stabilizers(**options))
    store = variables.VariableStore(3)
    with store.as_default(), stateful_random.replayed(7):
        found = losses_of(game, None)
    assert all(np.isfinite(loss) for loss in found.values())
    names = {name.split("/")[1] for name in store.variables if name.startswith("discriminator")}
    held = {"body1", "body2", "logits", "told", "code", "style"}
    assert names - held <= {"minibatch_discrimination"}


def test_spectral_norm_is_of_what_is_read_too(store):
    steady = Stabilizers(spectral_norm=True)
    with store.as_default():
        with tf.compat.v1.variable_scope("", reuse=tf.compat.v1.AUTO_REUSE):
            normalized, _ = infogan.read(tf.constant(GIVEN["images"]), steady)
    assert np.abs(normalized - told(store, GIVEN["images"])[0]).max() > 0.1


def test_a_bent_image_is_black_where_it_was_black_and_draws_move_it(store):
    black = tf.fill([2, 28, 28, 1], -1.0)
    with stateful_random.replayed(7):
        np.testing.assert_allclose(infogan._bent(black), black, atol=1e-6)
        image = np.full([8, 28, 28, 1], -1.0, np.float32)
        image[:, 13:15, 13:15] = 1.0
        bent = infogan._bent(tf.constant(image)).numpy() + 1.0
    mass = bent.sum(axis=(1, 2, 3))
    assert (np.abs(mass - 8.0) < 4.0).all() and bent.min() > -1e-5 and bent.max() < 2.0 + 1e-5
    place = np.arange(28) - 13.5
    middles = np.stack([(bent[..., 0].sum(axis) * place).sum(axis=1) / mass for axis in (1, 2)])
    assert len(np.unique(middles.round(2))) == 16  # each image its own way, in both directions
    assert np.abs(middles).max() < 3.0 * 1.15 / 0.85 + 1.0 and np.abs(middles).max() > 1.0


def test_without_a_draw_an_image_comes_back(monkeypatch):
    monkeypatch.setattr(tf.random, "uniform", lambda shape, *_: tf.zeros(shape))
    np.testing.assert_allclose(infogan._bent(GIVEN["images"]), GIVEN["images"], atol=1e-6)


def test_a_slant_moves_rows_by_their_distance_from_the_middle(monkeypatch):
    draws = np.zeros([3, 4], np.float32)
    draws[0] = 1.0  # the most slant: a quarter of a pixel a row
    monkeypatch.setattr(tf.random, "uniform", lambda *_: tf.constant(draws))
    ramp = np.tile(np.arange(28, dtype=np.float32)[:, None], [4, 28, 1, 1])  # a pixel its column
    slanted = infogan._bent_along_rows(tf.constant(ramp)).numpy()[0, :, :, 0]
    np.testing.assert_allclose(slanted[:, 14] - 14, 0.25 * (np.arange(28) - 13.5), atol=1e-4)


@pytest.mark.parametrize("value", [-0.5, float("nan"), float("inf")])
@pytest.mark.parametrize("name", ["information", "style_weight", "clustering"])
def test_weights_want_finite_numbers_of_at_least_0(name, value):
    with pytest.raises(ValueError, match=f"{name} wants a finite number of at least 0; got"):
        infogan.make_game(**{name: value})


def test_packing_is_refused():
    with pytest.raises(InputError, match="packing wants 1, as the recognizer .*; got 2"):
        games.make("infogan", {"packing": "2"})
