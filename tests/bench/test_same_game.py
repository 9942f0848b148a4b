"""What the bench races is one game in two manners, and the check that says so can fail."""

import pathlib
import sys

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games
from tfgan_lite.engines.graph import GraphEngine

BENCH = pathlib.Path(__file__).parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch):
    """The bench's modules, found the way they find each other."""
    monkeypatch.syspath_prepend(str(BENCH))
    import plain
    import same_game

    yield plain, same_game
    for module in (plain, same_game):
        sys.modules.pop(module.__name__)


def both(plain, name):
    images = np.random.default_rng(0).uniform(-1, 1, [200, 28, 28, 1]).astype(np.float32)
    return GraphEngine(games.make(name)), plain.PlainTraining(name, images)


@pytest.mark.parametrize("name", ["mlp", "conv28", "dcgan28"])
def test_the_two_are_the_same_game(bench, name):
    plain, same_game = bench
    same_game.check(*both(plain, name))


@pytest.mark.parametrize(
    "name, change",
    [
        ("mlp", {"beta1": 0.9}),
        ("mlp", {"penalty": 1.0}),
        ("mlp", {"generator_rate": 2e-4}),
        ("conv28", {"penalty": 0.0}),
        ("conv28", {"average": 0.9}),
        ("conv28", {"average": 0.0}),
    ],
)
def test_another_game_is_found_out(bench, monkeypatch, name, change):
    plain, same_game = bench
    changed = plain.dataclasses.replace(plain.RECIPES[name], **change)
    monkeypatch.setitem(plain.RECIPES, name, changed)
    with pytest.raises(same_game.AnotherGame, match=name):
        same_game.check(*both(plain, name))


def test_another_momentum_of_batch_norm_is_found_out(bench, monkeypatch):
    plain, same_game = bench
    original = plain.batch_norm
    monkeypatch.setattr(plain, "batch_norm", lambda name, net: original(name, net, momentum=0.9))
    with pytest.raises(same_game.AnotherGame, match="moving"):
        same_game.check(*both(plain, "dcgan28"))


def test_update_ops_that_do_not_run_are_found_out(bench, monkeypatch):
    plain, same_game = bench
    monkeypatch.setattr(tf.compat.v1, "add_to_collections", lambda *args: None)
    with pytest.raises(same_game.AnotherGame, match="moving"):
        same_game.check(*both(plain, "dcgan28"))
