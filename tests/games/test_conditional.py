"""The games that are asked for a class: their losses by hand, whom they move, and bad input."""

import dataclasses

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import data, games, variables
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError
from tfgan_lite.games import acgan, conditional
from tfgan_lite.networks import conv28
from tfgan_lite.networks.acgan import discriminator as telling
from tfgan_lite.networks.conditional import discriminator as judging
from tfgan_lite.stabilizers import Stabilizers

NAMES = ("conditional", "acgan")
MODULES = {"conditional": conditional, "acgan": acgan}
IMAGES = np.random.default_rng(0).uniform(-1, 1, [4, 28, 28, 1]).astype(np.float32)
NOISE = np.random.default_rng(1).normal(size=[4, 100]).astype(np.float32)
LABELS = np.array([7, 1, 0, 7], np.int32)  # others than are asked for, in every row
ASKED = np.array([2, 5, 5, 9])
PLAIN = Stabilizers()
ALL = {
    "instance_noise": "0.1",
    "augmentation": "color,translation,cutout",
    "spectral_norm": "true",
    "minibatch": "discrimination",
    "dropout": "0.25",
}


def rows(classes):
    return np.eye(10, dtype=np.float32)[classes]


def losses_of(game, labels=LABELS, asked=ASKED):
    return game.losses(
        images=tf.constant(IMAGES),
        labels=tf.constant(labels),
        z=tf.constant(NOISE),
        asked=tf.constant(rows(asked)),
    )


def made(name, stabilizers=PLAIN):
    return MODULES[name].make_game(stabilizers)


def again(store, function, *args, **kwargs):
    with store.as_default(), tf.compat.v1.variable_scope("", reuse=True):
        return function(*args, **kwargs)


@pytest.fixture
def stores():
    """The weights of each game, after one reading of its losses."""
    stores = {name: variables.VariableStore(3) for name in NAMES}
    for name, store in stores.items():
        with store.as_default():
            losses_of(made(name))
    return stores


def painted(store, classes=ASKED):
    """The generator by hand: the class stands beside the noise."""
    weights = {name: v.numpy() for name, v in store.variables.items()}
    given = np.concatenate([NOISE, rows(classes)], axis=1)
    hidden = given @ weights["generator/dense/kernel"] + weights["generator/dense/bias"]
    hidden = np.where(hidden > 0, hidden, 0.2 * hidden)
    numbers = hidden @ weights["generator/dense_1/kernel"] + weights["generator/dense_1/bias"]
    return np.tanh(numbers).reshape(4, 28, 28, 1)


def softplus(x):
    return np.log1p(np.exp(x))


def crossed(logits, classes):
    """-log of the softmax in the place of the class, mean over the rows."""
    logits = logits.astype(np.float64)
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return -np.log(shares[np.arange(4), classes]).mean()


@pytest.mark.parametrize("name", NAMES)
def test_sample_paints_the_class_that_is_asked_for(stores, name):
    sampled = again(stores[name], made(name).sample, tf.constant(NOISE), tf.constant(rows(ASKED)))
    assert sampled.shape == (4, 28, 28, 1)
    np.testing.assert_allclose(sampled, painted(stores[name]), atol=1e-5)
    assert np.abs(painted(stores[name], LABELS) - sampled).max() > 0.05


def test_the_discriminator_judges_a_class_by_its_direction(stores):
    """Two classes differ by what their directions differ by, along the features."""
    store = stores["conditional"]
    seen = []

    def remember(hidden):
        seen.append(hidden.numpy())
        return hidden

    first, second = (
        again(store, judging, tf.constant(IMAGES), rows(c), before_logits=remember).numpy()
        for c in (LABELS, ASKED)
    )
    weights = {name: v.numpy() for name, v in store.variables.items()}
    directions = weights["discriminator/classes/kernel"]  # [10, 2048]
    alike = seen[0] @ weights["discriminator/logits/kernel"]
    alike += weights["discriminator/logits/bias"]
    own = np.sum(directions[LABELS] * seen[0], axis=1, keepdims=True)
    np.testing.assert_allclose(first, alike + own, atol=1e-5)
    assert np.abs(first - second).max() > 1e-2  # so that a class shows


def test_losses_of_conditional_by_hand(stores):
    """Real images stand beside their own classes, painted ones beside those asked for."""
    store = stores["conditional"]
    real = again(store, judging, tf.constant(IMAGES), rows(LABELS)).numpy()
    fake = again(store, judging, tf.constant(painted(store)), rows(ASKED)).numpy()
    losses = again(store, losses_of, made("conditional"))
    assert losses.keys() == {"discriminator", "generator"}
    judged = softplus(-real).mean() + softplus(fake).mean()
    np.testing.assert_allclose(losses["discriminator"], judged, rtol=1e-5)
    np.testing.assert_allclose(losses["generator"], softplus(-fake).mean(), rtol=1e-5)


def test_losses_of_acgan_by_hand(stores):
    """Odena et al. 2017: the discriminator tells both kinds' classes, the generator its own."""
    store = stores["acgan"]
    real, told = (t.numpy() for t in again(store, telling, tf.constant(IMAGES)))
    fake, retold = (t.numpy() for t in again(store, telling, tf.constant(painted(store))))
    losses = again(store, losses_of, made("acgan"))
    assert losses.keys() == {"discriminator", "generator"}
    judged = softplus(-real).mean() + softplus(fake).mean()
    judged += crossed(told, LABELS) + crossed(retold, ASKED)
    painting = softplus(-fake).mean() + crossed(retold, ASKED)
    np.testing.assert_allclose(losses["discriminator"], judged, rtol=1e-5)
    np.testing.assert_allclose(losses["generator"], painting, rtol=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_the_default_adds_a_penalty_of_the_images_at_their_own_classes(stores, name):
    store, images = stores[name], tf.constant(IMAGES)
    with tf.GradientTape() as tape:
        tape.watch(images)
        if name == "acgan":
            logits, _ = again(store, telling, images)
        else:
            logits = again(store, judging, images, tf.constant(rows(LABELS)))
    penalty = np.sum(tape.gradient(logits, images).numpy() ** 2, axis=(1, 2, 3)).mean()
    plain = again(store, losses_of, made(name))
    steady = again(store, losses_of, made(name, Stabilizers(gradient_penalty="r1")))
    difference = steady["discriminator"] - plain["discriminator"]
    np.testing.assert_allclose(difference, penalty, rtol=1e-3)
    np.testing.assert_allclose(steady["generator"], plain["generator"], rtol=1e-6)
    assert MODULES[name].STABLE.gradient_penalty == "r1"


@pytest.mark.parametrize("name", NAMES)
def test_each_player_moves_its_own_network_alone(stores, name):
    store, game = stores[name], made(name)
    owned = {
        player.name: [v for n, v in store.variables.items() if variables.below(n, player.owns)]
        for player in game.players
    }
    assert sum(map(len, owned.values())) == len(store.variables)  # the second reading made none
    with tf.GradientTape(persistent=True) as tape:
        losses = again(store, losses_of, game)
    for player, held in owned.items():
        gradients = tape.gradient(losses[player], held)
        assert all(g is not None and np.any(tf.convert_to_tensor(g)) for g in gradients), player


@pytest.mark.parametrize(
    ("name", "packing", "penalty"), [("conditional", "2", "dragan"), ("acgan", "1", "wgan_gp")]
)
def test_they_take_all_stabilizers(name, packing, penalty):
    game = games.make(name, ALL | {"packing": packing, "gradient_penalty": penalty})
    engine = make_engine("eager", game, batch_size=4, numerics=STRICT)
    losses = engine.train_step({"images": [IMAGES], "labels": [LABELS]})
    assert np.isfinite(list(losses.values())).all()
    engine.close()


def test_acgan_takes_no_packing():
    with pytest.raises(InputError, match="--set: packing=2: .*acgan: packing wants 1, .*; got 2"):
        games.make("acgan", {"packing": "2"})


@pytest.mark.parametrize("name", NAMES)
def test_a_set_that_does_not_fit_is_one_line_that_says_so(monkeypatch, name):
    images = np.zeros([3, 28, 28, 1], np.uint8)
    sets = {
        "bare": ImageSet("bare", images, None),
        "many": ImageSet("many", images, np.array([9, 3, 10])),
    }
    monkeypatch.setattr(data.loading, "load", lambda spec, *shape: sets[spec])
    with pytest.raises(InputError, match=f"^--dataset: game {name} wants a label .*; bare has no"):
        data.load_for("bare", games.make(name))
    wrong = f"^--dataset: game {name} wants labels in 0 ... 9; many has 1 .* of image 2: 10. Choose"
    with pytest.raises(InputError, match=wrong):
        data.load_for("many", games.make(name))


def test_the_generator_is_that_of_conv28_with_a_class_beside_the_noise(stores):
    sizes = {n: v.shape for n, v in stores["acgan"].variables.items() if n.startswith("generator")}
    other = variables.VariableStore(3)
    with other.as_default():
        conv28.generator(tf.zeros([1, 110]))
    assert sizes == {n: v.shape for n, v in other.variables.items()}
    assert dataclasses.replace(made("acgan"), name="").noise == made("conditional").noise
