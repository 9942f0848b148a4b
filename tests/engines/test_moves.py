"""How a player moves: each optimizer and option against NumPy, in graph and function."""

import contextlib

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.game import Game, Input, Player
from tfgan_lite.schedules import Schedule

v1 = tf.compat.v1
START = np.array([0.5, -2.0, 3.0])
GRADIENTS = np.array([[1.0, -4.0, 0.5], [-2.0, -4.0, 0.0], [0.25, 8.0, 1.0], [1.0, 1.0, -1.0]])


def make(way, **options):
    """Returns an engine of a game whose gradient is the input."""

    def game_losses(slope):
        with v1.variable_scope("player"):
            start = tf.constant_initializer(START)
            weights = v1.get_variable("w", [3], initializer=start)
            return {"player": tf.reduce_sum(weights * slope[0])}

    player = Player("player", **({"learning_rate": 0.1} | options))
    game = Game("moving", (Input("slope", (3,)),), (), (player,), game_losses, dict, batch_size=1)
    return make_engine(way, game, numerics=STRICT)


def rounds(engine, gradients=GRADIENTS):
    """Returns the weights after each round."""
    found = []
    for gradient in gradients.astype(np.float32):
        engine.train_step({"slope": [gradient[np.newaxis]]})
        found.append(engine.variables()["player/w"])
    return np.array(found)


def play(way, **options):
    with contextlib.closing(make(way, **options)) as engine:
        return rounds(engine)


def moved(step, **slots):
    """Returns the weights that `step(number, gradient, slots)`, the amount subtracted, leads to."""
    weights, found = START.copy(), []
    for number, gradient in enumerate(GRADIENTS):
        weights = weights - step(number, gradient, slots)
        found.append(weights)
    return np.array(found)


def adam(number, g, s):
    s["m"] = 0.5 * s["m"] + 0.5 * g
    s["v"] = 0.999 * s["v"] + 0.001 * g**2
    rate = 0.1 * np.sqrt(1 - 0.999 ** (number + 1)) / (1 - 0.5 ** (number + 1))
    return rate * s["m"] / (np.sqrt(s["v"]) + 1e-8)


def heavy_ball(number, g, s):
    s["m"] = 0.9 * s["m"] + g
    return 0.1 * s["m"]


def rmsprop(number, g, s):
    s["v"] = 0.9 * s["v"] + 0.1 * g**2
    s["m"] = 0.9 * s["m"] + 0.1 * g / np.sqrt(s["v"] + 1e-10)
    return s["m"]


def plain_rmsprop(number, g, s):
    s["v"] = 0.9 * s["v"] + 0.1 * g**2
    return 0.1 * g / np.sqrt(s["v"] + 1e-10)


def adagrad(number, g, s):
    s["a"] = s["a"] + g**2
    return 0.1 * g / np.sqrt(s["a"])


def adadelta(number, g, s):
    s["g"] = 0.95 * s["g"] + 0.05 * g**2
    step = np.sqrt(s["d"] + 1e-8) / np.sqrt(s["g"] + 1e-8) * g
    s["d"] = 0.95 * s["d"] + 0.05 * step**2
    return 0.1 * step


@pytest.mark.parametrize("way", ["graph", "function"])
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, moved(adam, m=0.0, v=0.0)),
        ({"optimizer": "sgd"}, moved(lambda n, g, s: 0.1 * g)),
        ({"optimizer": "momentum"}, moved(heavy_ball, m=0.0)),
        ({"optimizer": "rmsprop", "momentum": 0.9}, moved(rmsprop, m=0.0, v=1.0)),
        ({"optimizer": "rmsprop"}, moved(plain_rmsprop, v=1.0)),
        ({"optimizer": "adagrad"}, moved(adagrad, a=0.1)),
        ({"optimizer": "adadelta"}, moved(adadelta, g=0.0, d=0.0)),
        (
            {"optimizer": "sgd", "schedule": Schedule("linear", 4, 0.5)},
            moved(lambda n, g, s: 0.1 * [1.0, 0.875, 0.75, 0.625][n] * g),
        ),
        (
            {"optimizer": "sgd", "clip_value": 0.5},
            moved(lambda n, g, s: 0.1 * np.clip(g, -0.5, 0.5)),
        ),
        (
            {"optimizer": "sgd", "clip_norm": 2.0},
            moved(lambda n, g, s: 0.1 * g * min(1.0, 2.0 / np.sqrt((g**2).sum()))),
        ),
        (
            {"optimizer": "sgd", "clip_value": 1.0, "clip_norm": 0.5},
            moved(
                lambda n, g, s: (
                    0.1 * np.clip(g, -1, 1) * 0.5 / np.sqrt((np.clip(g, -1, 1) ** 2).sum())
                )
            ),
        ),
    ],
    ids=lambda value: (
        "-".join(map(str, value.values())) or "adam" if isinstance(value, dict) else ""
    ),
)
def test_weights_move_as_the_formula_says(way, options, expected):
    np.testing.assert_allclose(play(way, **options), expected, rtol=2e-6)


@pytest.mark.parametrize("way", ["graph", "function"])
def test_weights_stay_within_their_bound(way):
    found = play(way, optimizer="sgd", weight_clip=0.25)
    first = np.clip(START - 0.1 * GRADIENTS[0], -0.25, 0.25)
    np.testing.assert_allclose(found[0], first, rtol=1e-6)
    assert np.abs(found).max() == 0.25


def test_schedule_goes_on_where_a_checkpoint_left_it(tmp_path):
    options = {"optimizer": "sgd", "schedule": Schedule("step", 2, 0.5)}
    with contextlib.closing(make("graph", **options)) as engine:
        first = rounds(engine, GRADIENTS[:3])
        path = engine.save(str(tmp_path / "model.ckpt"))
    with contextlib.closing(make("function", **options)) as engine:
        engine.restore(path)
        last = rounds(engine, GRADIENTS[3:])
    rates = np.array([[0.1], [0.1], [0.05], [0.05]])
    expected = START - np.cumsum(rates * GRADIENTS, axis=0)
    np.testing.assert_allclose(np.concatenate([first, last]), expected, rtol=2e-6)
