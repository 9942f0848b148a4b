"""The `deep64` game: its networks and losses by NumPy, who moves what, and its job's data."""

import math

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, variables
from tfgan_lite.errors import InputError
from tfgan_lite.games import deep64
from tfgan_lite.networks.deep64 import discriminator, generator
from tfgan_lite.stabilizers import PLAIN

IMAGES = np.random.default_rng(0).uniform(-1, 1, [4, 64, 64, 3]).astype(np.float32)
NOISE = np.random.default_rng(1).normal(size=[4, 100]).astype(np.float32)
WIDTHS = [128, 256, 512, 1024, 1024, 512, 256, 128, 64, 12288]  # document 002, and 64 * 64 * 3
FILTERS = [64, 128, 256, 512, 512, 512, 512, 512, 512, 1]  # document 002
KERNELS = [5, 5, 5, 5, 5, 2, 1, 1, 1, 1]  # of which maps of 2x2 and 1x1 see no more


@pytest.fixture(scope="module")
def store():
    store = variables.VariableStore(3)
    with store.as_default():
        generator(tf.constant(NOISE))
        discriminator(tf.constant(IMAGES))
    return store


def again(store, function, *args, **kwargs):
    with store.as_default(), tf.compat.v1.variable_scope("", reuse=True):
        return function(*args, **kwargs)


def numbered(name, index):
    return name if index == 0 else f"{name}_{index}"


def leaky(x):
    return np.where(x > 0, x, 0.2 * x)


def painted(store):
    net = NOISE.astype(np.float64)
    for index in range(10):
        name = f"generator/{numbered('dense', index)}"
        net = net @ store.variables[f"{name}/kernel"].numpy()
        net = net + store.variables[f"{name}/bias"].numpy()
        net = leaky(net) if index < 9 else np.tanh(net)
    return net.reshape(4, 64, 64, 3)


def judged(store, images):
    """Ten 5x5 convolutions, as in the document: SAME, of stride 2 and, the last, 1.

    An even side is padded by 1 before and 2 behind, a side of 1 by 2 and 2. Taps that are not
    stored get any value: they lie on zeros.
    """
    net = images.astype(np.float64)
    for index, stored in enumerate(KERNELS):
        name = f"discriminator/{numbered('conv2d', index)}"
        margin = (1, 2) if net.shape[1] > 1 else (2, 2)
        kernel = np.full([5, 5, net.shape[3], FILTERS[index]], 1e3)
        first = 0 if stored == 5 else margin[0]
        taps = slice(first, first + stored)
        kernel[taps, taps] = store.variables[f"{name}/kernel"].numpy()
        padded = np.pad(net, [(0, 0), margin, margin, (0, 0)])
        side = -(-net.shape[1] // 2)
        net = np.zeros([len(net), side, side, kernel.shape[3]])
        for y in range(5):
            for x in range(5):
                seen = padded[:, y : y + 2 * side : 2, x : x + 2 * side : 2][:, :side, :side]
                net += seen @ kernel[y, x]
        net += store.variables[f"{name}/bias"].numpy()
        net = leaky(net) if index < 9 else net
    return net.reshape(len(net), 1)


def test_layers_are_those_of_the_document(store):
    shapes = {name: tuple(value.shape) for name, value in store.variables.items()}
    for index, (before, width) in enumerate(zip([100, *WIDTHS], WIDTHS, strict=False)):
        assert shapes[f"generator/{numbered('dense', index)}/kernel"] == (before, width)
    for index, (before, filters) in enumerate(zip([3, *FILTERS], FILTERS, strict=False)):
        name = f"discriminator/{numbered('conv2d', index)}/kernel"
        assert shapes[name] == (KERNELS[index], KERNELS[index], before, filters)
    assert len(shapes) == 2 * (10 + 10)


def test_generator_by_numpy(store):
    got = again(store, generator, tf.constant(NOISE))
    np.testing.assert_allclose(got, painted(store), atol=1e-5)
    assert np.abs(got[0] - got[1]).max() > 0.01  # another z is another image


def test_discriminator_by_numpy(store):
    expected = judged(store, IMAGES)
    assert np.ptp(expected) > 1e-3  # the images come through all ten layers
    got = again(store, discriminator, tf.constant(IMAGES))
    np.testing.assert_allclose(got, expected, rtol=1e-3)


def softplus(x):
    return np.log1p(np.exp(x))


def test_losses_by_numpy(store):
    game = deep64.make_game(PLAIN)
    losses = again(store, game.losses, images=tf.constant(IMAGES), z=tf.constant(NOISE))
    real, fake = judged(store, IMAGES), judged(store, painted(store))
    assert abs(np.mean(real) - np.mean(fake)) > 1e-3  # so that a swap shows
    expected = np.mean(softplus(-real)) + np.mean(softplus(fake))
    np.testing.assert_allclose(losses["discriminator"], expected, rtol=1e-4)
    np.testing.assert_allclose(losses["generator"], np.mean(softplus(-fake)), rtol=1e-4)
    assert len(store.variables) == 40  # the discriminator was read twice, with the same weights


def test_each_player_owns_its_network(store):
    game = deep64.make_game()
    assert [player.name for player in game.players] == ["discriminator", "generator"]
    assert game.schedule() == [(game.players, 0)]  # one session.run for both
    for name in store.variables:
        assert sum(variables.below(name, player.owns) for player in game.players) == 1


def test_the_job_is_that_of_the_document():
    game = deep64.make_game()
    assert (game.dataset, game.batch_size, game.image_shape) == ("photos", 64, (64, 64, 3))
    assert [(n.name, n.shape, n.distribution) for n in game.noise] == [("z", (100,), "normal")]


@pytest.mark.parametrize("options", [{"minibatch": "stddev", "dropout": "0.5"}, {"packing": "2"}])
def test_stabilizers_reach_the_discriminator(options):
    changed = variables.VariableStore(3)
    game = games.make("deep64", {"packing": "1", "gradient_penalty": "none", **options})
    with changed.as_default():
        losses = game.losses(images=tf.constant(IMAGES), z=tf.constant(NOISE))
    assert all(math.isfinite(loss) for loss in losses.values())
    shapes = {name: value.shape for name, value in changed.variables.items()}
    if "packing" in options:
        assert shapes["discriminator/conv2d/kernel"] == (5, 5, 6, 64)
    else:
        assert shapes["discriminator/conv2d_9/kernel"] == (1, 1, 513, 1)


def test_a_batch_that_does_not_fall_into_packs():
    game = games.make("deep64", {"packing": "3"})
    with variables.VariableStore(3).as_default(), pytest.raises(InputError, match="pack"):
        game.losses(images=tf.constant(IMAGES), z=tf.constant(NOISE))
