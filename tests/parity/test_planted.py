"""Errors planted in one engine are found at the very step, tensor and index.

Each is one that a person porting a GAN makes: another beta1, a weight that is off by the
smallest possible amount, a bias in the wrong order, noise that is one step ahead.
"""

import dataclasses

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, losses, random, ulp
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.engines.observation import Phase
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.parity.comparison import compare_engines
from tfgan_lite.parity.result import Verdict

BATCH, SIZE = 4, 6
IMAGES = np.random.RandomState(0).randn(64, BATCH, SIZE).astype(np.float32)


class Swapped(layers.Dense):
    """A dense layer that adds its bias backwards."""

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel) + self.bias[::-1]


def make_game(dense=layers.Dense):
    def discriminator(x, reuse=None):
        with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
            bias = tf.compat.v1.random_normal_initializer()
            net = dense(5, bias_initializer=bias, name="hidden")(x)
            return layers.dense(tf.nn.leaky_relu(net), 1)

    def generator(z, reuse=None):
        with tf.compat.v1.variable_scope("generator", reuse=reuse):
            return layers.dense(layers.dense(z, 7, activation=tf.nn.tanh), SIZE)

    def both(x, z):
        real, fake = discriminator(x), discriminator(generator(z), reuse=True)
        return {
            "discriminator": losses.hinge_discriminator_loss(real, fake),
            "generator": losses.hinge_generator_loss(fake),
        }

    return Game(
        name="planted",
        inputs=(Input("x", (SIZE,)),),
        noise=(Noise("z", (3,)),),
        players=(Player("discriminator", 1e-2), Player("generator", 1e-2, average=0.9)),
        losses=both,
        sample=lambda z: tf.reshape(generator(z), [-1, 2, 3, 1]),
        batch_size=BATCH,
    )


def batches(first):
    return tf.data.Dataset.from_tensor_slices({"x": IMAGES}).repeat().skip(first)


def maker(way, game, change=lambda engine: None):
    """Returns a maker of engines that `change` has been done to."""

    def make(numerics, observed):
        engine = make_engine(way, game, batches=batches, numerics=numerics, observed=observed)
        change(engine)
        return engine

    return make


def compare(change=lambda engine: None, game=None, steps=10, way="eager", **options):
    makers = {"graph": maker("graph", make_game())}
    makers[way] = maker(way, game or make_game(), change)
    (pair,) = compare_engines(makers, STRICT, steps, **options).pairs
    return pair


@pytest.mark.parametrize("way", ["eager", "function"])
def test_nothing_planted_nothing_found(way):
    pair = compare(way=way)
    assert (pair.verdict, pair.steps, pair.divergence) == (Verdict.EQUAL, 10, None)


def test_wrong_beta1():
    game = make_game()
    first, second = game.players
    wrong = dataclasses.replace(game, players=(first, dataclasses.replace(second, beta1=0.9)))
    pair = compare(game=wrong)
    found = pair.divergence
    assert pair.verdict is Verdict.DIVERGED
    # Adam keeps the power of beta1, which is there before the first step.
    assert (found.step, found.player, found.phase) == (0, "generator", Phase.SLOT)
    assert (found.name, found.index) == ("optimizer/generator/beta1_power", ())
    assert found.values == (0.5, float(np.float32(0.9)))
    assert (found.differing, found.size) == (1, 1)


@pytest.mark.parametrize("way", ["eager", "function"])
def test_weight_nudged_by_one_ulp_at_step_7(way):
    name, index = "generator/dense/kernel", (2, 5)
    values = []

    def nudge(engine):
        play = engine.train_step

        def train_step(inputs=None):
            told = play(inputs)
            if engine.step == 7:
                value = engine.variables()[name].copy()
                values.append(float(value[index]))
                value[index] = ulp.nudge(value[index], 1)
                values.append(float(value[index]))
                engine.assign({name: value})
            return told

        engine.train_step = train_step

    found = compare(nudge, way=way).divergence
    assert (found.step, found.player, found.phase) == (7, "generator", Phase.WEIGHT)
    assert (found.name, found.index) == (name, index)
    assert list(found.values) == values[:2] and values[0] != values[1]
    assert (found.ulps, found.max_ulps, found.differing, found.size) == (1, 1, 1, 21)


def test_weight_nudged_within_max_ulp_is_no_divergence_until_it_grows():
    def nudge(engine):
        value = engine.variables()["generator/dense/kernel"].copy()
        value[0, 0] = ulp.nudge(value[0, 0], 3)
        engine.assign({"generator/dense/kernel": value})

    assert compare(nudge, max_ulp=0).divergence.step == 0
    far = compare(nudge, max_ulp=10**18)
    assert (far.verdict, far.divergence) == (Verdict.WITHIN, None)
    grown = compare(nudge, max_ulp=3)
    assert grown.verdict is Verdict.DIVERGED and grown.divergence.step >= 1
    assert grown.divergence.ulps > 3


def test_layer_with_swapped_bias():
    found = compare(game=make_game(Swapped)).divergence
    assert (found.step, found.move, found.player) == (1, 0, "discriminator")
    assert (found.phase, found.name) == (Phase.ACTIVATION, "discriminator/hidden")
    assert found.index == (0, 0) and found.observed
    # Five biases backwards: all but the middle one land elsewhere.
    assert (found.differing, found.size) == (4 * BATCH, 5 * BATCH)


def test_noise_shifted_by_one_step():
    def drawn(move):
        return random.noise([BATCH, 3], seed=0, stream="noise/z", step=move).numpy()

    def shift(engine):
        play = engine.train_step

        def train_step(inputs=None):
            del inputs
            first = 2 * (engine.step + 1)  # two moves a round
            noise = [drawn(first), drawn(first + 1)]
            return play({"x": [IMAGES[engine.step % 64]], "z": noise})

        engine.train_step = train_step

    found = compare(shift).divergence
    assert (found.step, found.move, found.player) == (1, 0, "discriminator")
    assert (found.phase, found.name, found.index) == (Phase.INPUT, "z", (0, 0))
    assert found.values == (float(drawn(0)[0, 0]), float(drawn(2)[0, 0]))
