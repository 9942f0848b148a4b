"""What is compared: makers by name, and data that is made up."""

import dataclasses
import pickle

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.determinism import STRICT
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input, Player
from tfgan_lite.parity import made_up
from tfgan_lite.parity.comparison import compare_engines
from tfgan_lite.parity.setup import Setup

SOURCE = """
import tensorflow as tf
from tfgan_lite import layers
from tfgan_lite.game import Game, Input, Player

def losses(points, label):
    with tf.compat.v1.variable_scope("p"):
        logits = layers.dense(points, 2, name="d")
    entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=label, logits=logits)
    return {"p": tf.reduce_mean(entropy)}

def make_game():
    inputs = (Input("points", (3,)), Input("label", (), "int32"))
    return Game("points", inputs, (), (Player("p", 0.1),), losses, lambda: None, batch_size=4)
"""


def test_any_game_is_compared_on_made_up_data(tmp_path, monkeypatch):
    (tmp_path / "points_game.py").write_text(SOURCE)
    monkeypatch.chdir(tmp_path)
    setup = Setup("points_game:make_game", "random")
    assert pickle.loads(pickle.dumps(setup)) == setup == Setup(**setup.as_json())
    assert compare_engines(setup.makers(), STRICT, 5).equal
    with pytest.raises(InputError, match="digits has images; .* wants points, label. .*=random"):
        dataclasses.replace(setup, dataset="digits").makers()
    with pytest.raises(InputError, match="--batch_size: wants 1 or more; got 0"):
        dataclasses.replace(setup, batch_size=0).makers()


def test_made_up_batches_are_a_function_of_seed_input_and_number():
    inputs = (Input("x", (50,)), Input("y", (50,)), Input("n", (50,), "int64"))
    game = Game("g", inputs, (), (Player("p", 0.1),), dict, dict)

    def batch(number, seed=0):
        return next(made_up.batches(game, 20, seed, number).as_numpy_iterator())

    stream = made_up.batches(game, 20, 0, 3).take(2).as_numpy_iterator()
    for number, got in zip((3, 4), stream, strict=True):
        for name in ("x", "y", "n"):
            np.testing.assert_array_equal(got[name], batch(number)[name])
    x = batch(3)["x"]
    assert x.shape == (20, 50) and -1 <= x.min() < -0.9 and 0.9 < x.max() < 1
    for other in (batch(4)["x"], batch(3, seed=1)["x"], batch(3)["y"]):
        assert (other != x).mean() > 0.9
    n = batch(3)["n"]
    assert n.dtype == np.int64 and set(n.ravel()) == {0, 1} and 0.4 < n.mean() < 0.6
    assert made_up.batches(game, 20, 0, 0).element_spec["x"] == tf.TensorSpec([20, 50])


@pytest.mark.parametrize("engines", [("graph",), ("graph", "graph"), ("graph", "lazy")])
def test_engines_that_cannot_be_compared_are_named(engines):
    with pytest.raises(InputError, match="--engines: wants two or more different ones of graph"):
        Setup("mlp", engines=engines)
