"""Each trouble is told by a game that is built to have it, and by no healthy one."""

import itertools

import numpy as np
import pytest

from tfgan_lite import training
from tfgan_lite.game import Game, Player
from tfgan_lite.health import PATIENCE, WINDOW, Health, pair_distance
from tfgan_lite.settings import Settings

ILL = """
import functools
import tensorflow as tf
from tfgan_lite import layers
from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.stabilizers import Stabilizers
from tfgan_lite.game import Game, Input, Noise, Player

def generator(z, reuse=None, collapsed=False):
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        net = layers.dense(1e-3 * z if collapsed else z, 16, activation=tf.nn.relu)
        return layers.dense(net, 2)

def discriminator(points, reuse=None):
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = layers.dense(points, 32, activation=tf.nn.leaky_relu)
        return layers.dense(net, 1)

def game(loss="non_saturating", rates=(1e-3, 1e-3), far=0.0, collapsed=False, penalty="none"):
    options = Stabilizers(loss=loss, gradient_penalty=penalty)

    def paint(z, reuse=None):
        return generator(z, reuse, collapsed) + far

    def losses(points, z):
        return adversarial_losses(points, lambda: paint(z), discriminator, options)

    players = [Player(n, r) for n, r in zip(("discriminator", "generator"), rates)]
    return Game("ill", (Input("points", (2,)),), (Noise("z", (2,)),), tuple(players), losses, paint,
        batch_size=32, dataset="rings")

healthy = functools.partial(game, penalty="r1")
saturated = functools.partial(game, rates=(1e-2, 1e-9), far=20.0)
vanishing = functools.partial(game, "minimax", rates=(1e-2, 1e-9), far=20.0)
diverging = functools.partial(game, "wasserstein", rates=(1e-2, 1e-9), far=20.0)
collapsed = functools.partial(game, collapsed=True)
"""


def warnings(name, tmp_path, monkeypatch, steps=400):
    (tmp_path / "ill_games.py").write_text(ILL)
    monkeypatch.chdir(tmp_path)
    said = []
    settings = Settings(
        game=f"ill_games:{name}", steps=steps, workdir=str(tmp_path / name), sample_every=100
    )
    training.train(settings, said.append)
    return [line for line in said if "Warning" in line]


@pytest.mark.parametrize(
    ("name", "words", "advice"),
    [
        ("saturated", "the discriminator is saturated: its loss is", "label_smoothing"),
        ("vanishing", "the gradients of the generator vanish: their norm is", "non_saturating"),
        ("diverging", "the loss of the discriminator diverges: it is", "wgan_gp"),
        ("collapsed", "the generator has collapsed to few modes", "--set=packing=2"),
    ],
)
def test_a_game_that_is_built_to_fail_is_warned_of_once(name, words, advice, tmp_path, monkeypatch):
    told = warnings(name, tmp_path, monkeypatch)
    matching = [line for line in told if words in line]
    assert len(matching) == 1 and advice in matching[0] and matching[0].startswith("step ")


def test_a_healthy_game_is_left_in_peace(tmp_path, monkeypatch):
    assert warnings("healthy", tmp_path, monkeypatch) == []


def two_players():
    players = (Player("discriminator", 0.1), Player("generator", 0.1))
    return Game("two", (), (), players, dict, dict)


def played(losses, norms):
    """Returns [(round, warning), ...] of a run of windows, a pair of losses and norms each."""
    health, told = Health(two_players(), np.eye(3)), []
    for window, pair in enumerate(zip(losses, norms, strict=True)):
        for step in range(WINDOW):
            found = health.after_round(*(np.array(values) for values in pair))
            told += [(window * WINDOW + step + 1, warning) for warning in found]
    return told


@pytest.mark.parametrize(
    ("sick", "norms", "word"),
    [((0.009, 1.0), (1.0, 1.0), "saturated"), ((0.49, 1.0), (1.0, 0.019), "vanish")],
)
def test_a_trouble_is_told_after_it_lasted_and_not_again(sick, norms, word):
    healthy = ((1.0, 1.0), (1.0, 2.0))
    windows = [healthy] + [(sick, norms)] * (PATIENCE - 1) + [healthy] + [(sick, norms)] * 9
    told = played(*zip(*windows, strict=True))
    assert [step for step, _ in told] == [WINDOW * (2 * PATIENCE + 1)] and word in told[0][1]


def test_bounds_are_not_passed_by_what_is_only_near():
    near = [((0.011, 1.0), (1.0, 2.0))] + [((0.011, -49.0), (1.0, 0.021))] * 9
    assert played(*zip(*near, strict=True)) == []
    far = [((5.0, 1.0), (1.0, 1.0))] + [((-251.0, 1.0), (1.0, 1.0))] * 9
    assert [step for step, _ in played(*zip(*far, strict=True))] == [WINDOW * (PATIENCE + 1)]


def test_a_generator_that_has_won_may_be_still():
    start, still = ((1.0, 1.0), (1.0, 2.0)), (1.0, 0.001)
    for loss, told in ((0.51, 0), (1.5, 0), (0.49, 1)):
        windows = [start] + [((loss, 1.0), still)] * 9
        assert len(played(*zip(*windows, strict=True))) == told
    windows = [((5.0, 1.0), (1.0, 2.0))] + [((1.38, 1.0), still)] * 9  # guesses, after a bad start
    assert played(*zip(*windows, strict=True)) == []
    windows = [((-1.0, 1.0), (1.0, 2.0))] + [((-0.1, 1.0), still)] * 9  # a critic's loss
    assert played(*zip(*windows, strict=True)) == []


def pictures(*shares_and_played, rounds=PATIENCE * WINDOW):
    """Returns what is told of pictures whose samples are a share as far apart as the data."""
    real = np.random.default_rng(0).normal(size=[50, 4, 4, 1])
    health = Health(two_players(), real)
    for _ in range(rounds):
        health.after_round(np.ones(2), np.ones(2))
    return [health.of_samples(share * real, played) for share, played in shares_and_played]


def test_two_pictures_in_a_row_are_a_collapse():
    told = pictures((0.2, 0.3), (0.3, 0.4), (0.2, 0.5), (0.2, 0.6), (0.2, 0.7))
    assert [len(found) for found in told] == [0, 0, 0, 1, 0]
    assert "two of them are 20 % as far apart" in told[3][0]


def test_a_generator_has_a_quarter_of_the_run_to_begin_with():
    young = [(0.2, 0.05), (0.2, 0.1), (0.2, 0.2)]
    assert not any(pictures(*young))
    assert [len(found) for found in pictures(*young, (0.2, 0.25), (0.2, 0.3))] == [0, 0, 0, 0, 1]
    lost = [(0.2, 0.05), (0.3, 0.06), (0.2, 0.1), (0.2, 0.2)]  # what it could, it lost
    assert [len(found) for found in pictures(*lost)] == [0, 0, 0, 1]
    assert not any(pictures((0.2, 1.0), (0.2, 1.0), rounds=2))


def test_distance_of_pairs_by_hand():
    points = np.random.default_rng(1).normal(size=[6, 2, 3])
    expected = np.mean(
        [np.linalg.norm(a - b) for a, b in itertools.permutations(points.reshape(6, -1), 2)]
    )
    np.testing.assert_allclose(pair_distance(points), expected, rtol=1e-12)
