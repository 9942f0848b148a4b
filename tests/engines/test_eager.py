"""What only the engines without a session do: tracing, and looking whether they may run."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, layers
from tfgan_lite.determinism import FAST, STRICT
from tfgan_lite.engines.eager import EagerEngine
from tfgan_lite.engines.making import make_engine
from tfgan_lite.engines.observation import Phase
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input, Noise, Player

BATCH = 4


def batches(first):
    images = np.random.RandomState(0).uniform(-1, 1, [8, BATCH, 28, 28, 1]).astype(np.float32)
    return tf.data.Dataset.from_tensor_slices({"images": images}).repeat().skip(first)


def engine(way, **options):
    options = {"batch_size": BATCH, "batches": batches, "numerics": STRICT} | options
    return make_engine(way, games.make("mlp"), **options)


@pytest.mark.parametrize(("way", "traces"), [("eager", 0), ("function", 1), ("xla", 1)])
def test_a_round_is_traced_once(way, traces, tmp_path, monkeypatch):
    readings = []
    played = engine(way)
    read = played._round._differentiate
    monkeypatch.setattr(
        played._round, "_differentiate", lambda *args: readings.append(args) or read(*args)
    )
    played.restore(played.save(str(tmp_path / "model.ckpt")))  # another iterator
    for _ in range(4):
        played.train_step()
    assert played.traces == traces
    assert len(readings) == 2 * (traces or 4)  # two moves: a trace reads once, op by op each time


def test_xla_plays_the_same_game_with_the_same_noise():
    graph, xla = engine("graph"), engine("xla")
    for _ in range(3):
        expected, got = graph.train_step(), xla.train_step()
        for player, loss in expected.items():
            assert got[player] == pytest.approx(loss, rel=1e-4)


def test_values_that_were_handed_out_stay_as_they_were():
    for way in ("eager", "function"):
        played = engine(way)
        before = played.variables()
        copies = {name: value.copy() for name, value in before.items()}
        played.train_step()
        moved = [
            name for name, value in played.variables().items() if (value != before[name]).any()
        ]
        assert "generator/dense/kernel" in moved
        for name, value in before.items():
            np.testing.assert_array_equal(value, copies[name], err_msg=name)


def test_numerics_hold_for_the_engine_and_not_for_the_process():
    strict, fast = engine("function"), engine("function", numerics=FAST)
    for played in (strict, fast, strict, fast):
        played.train_step()
        options = tf.config.optimizer.get_experimental_options()
        assert options.get("remapping", True)
    assert strict.traces == fast.traces == 1


@pytest.mark.parametrize("way", ["graph", "eager", "function"])
def test_observations_are_of_every_phase_and_in_order(way):
    seen = engine(way, observed=True)
    assert seen.observations() == []
    losses = seen.train_step()
    moves = {0: "discriminator", 1: "generator"}
    for move, player in moves.items():
        phases = [o.phase for o in seen.observations() if o.move == move]
        order = list(dict.fromkeys(phases))
        wanted = [Phase.INPUT, Phase.ACTIVATION, Phase.LOSS, Phase.GRADIENT, Phase.SLOT]
        averaged = [Phase.AVERAGE] if player == "generator" else []
        assert order == [*wanted, Phase.WEIGHT, *averaged]
        assert {o.player for o in seen.observations() if o.move == move} == {player}
    found = {(o.move, o.phase, o.name): o.value for o in seen.observations()}
    assert found[1, Phase.LOSS, "generator"] == np.float32(losses["generator"])
    name = "generator/dense/kernel"
    np.testing.assert_array_equal(found[1, Phase.WEIGHT, name], seen.variables()[name])
    assert not engine(way).observations()


@pytest.mark.parametrize("way", ["graph", "eager", "function"])
def test_inputs_and_values_that_do_not_fit_are_named(way):
    played = engine(way)
    with pytest.raises(ValueError, match=r"wants inputs among \['images', 'z'\]; got 'labels'"):
        played.train_step({"labels": [0]})
    with pytest.raises(ValueError, match="z wants 2 arrays.*; got 1"):
        played.train_step({"images": [np.zeros([BATCH, 28, 28, 1])], "z": [np.zeros([BATCH, 100])]})
    with pytest.raises(ValueError, match="wants variables of the engine; got 'x/y'"):
        played.assign({"x/y": np.zeros([])})
    with pytest.raises(
        ValueError, match=r"generator/dense/bias wants float32 of shape \(128,\); got"
    ):
        played.assign({"generator/dense/bias": np.zeros([3])})
    assert played.step == 0


def test_eager_engine_inside_a_graph_says_what_to_do():
    with tf.Graph().as_default(), pytest.raises(InputError, match="Take --engine=graph"):
        EagerEngine(games.make("mlp"))


@pytest.mark.parametrize("way", ["graph", "eager", "function"])
def test_averages_that_nobody_would_move_are_named(way):
    def losses(x, z):
        with tf.compat.v1.variable_scope("c", reuse=tf.compat.v1.AUTO_REUSE):
            layers.batch_normalization(x, center=False, scale=False, training=True, name="bn")
        with tf.compat.v1.variable_scope("g", reuse=tf.compat.v1.AUTO_REUSE):
            return {"g": tf.reduce_mean(layers.dense(z, 1, name="d"))}

    game = Game(
        "stray",
        (Input("x", (2,)),),
        (Noise("z", (2,)),),
        (Player("g", 0.1),),
        losses,
        lambda z: z,
    )
    with pytest.raises(ValueError, match=r"below one of the scopes \['g'\]; got \['c/bn/moving_"):
        make_engine(way, game)
