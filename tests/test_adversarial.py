"""Stabilizers: each does what it says to the losses, and what cannot be used is refused."""

import re

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, stateful_random, variables
from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError
from tfgan_lite.stabilizers import Stabilizers

REAL = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5], [-2.0, 1.0]], np.float32)
FAKE = np.array([[0.0, 1.0], [1.0, 1.0], [-1.0, 2.0], [2.0, 2.0]], np.float32)
SLOPE = np.array([[3.0], [-4.0]], np.float32)  # of norm 5
WIDTHS = {"mlp": 128, "conv28": 4096, "dcgan28": 6272}  # of the last hidden layer


def told(real=REAL, fake=FAKE, **options):
    """Returns the losses of a linear discriminator, and what its last layer was given."""
    given = []

    def discriminator(points, reuse=None, before_logits=tf.identity):
        with tf.compat.v1.variable_scope("d", reuse=reuse):
            points = before_logits(points)
            given.append(points.numpy())
            slope = np.resize(SLOPE, [points.shape[1], 1])  # 3, -4, 3, ...
            start = tf.constant_initializer(slope)
            kernel = tf.compat.v1.get_variable("kernel", slope.shape, initializer=start)
            return points @ kernel

    tf.compat.v1.reset_default_graph()
    with stateful_random.replayed(7):
        made = adversarial_losses(
            tf.constant(real), lambda: tf.constant(fake), discriminator, Stabilizers(**options)
        )
    return made["discriminator"].numpy(), made["generator"].numpy(), given


def softplus(x):
    return np.log1p(np.exp(x))


def test_plain_losses_are_those_of_the_formulation():
    judging, painting, (real, fake) = told()
    expected = softplus(-REAL @ SLOPE).mean() + softplus(FAKE @ SLOPE).mean()
    assert judging == pytest.approx(expected, rel=1e-6)
    assert painting == pytest.approx(softplus(-FAKE @ SLOPE).mean(), rel=1e-6)
    np.testing.assert_array_equal(real, REAL)
    np.testing.assert_array_equal(fake, FAKE)
    assert told(loss="wasserstein")[0] == pytest.approx((FAKE @ SLOPE - REAL @ SLOPE).mean())


@pytest.mark.parametrize(
    ("penalty", "expected"),
    [("r1", 25.0), ("r2", 25.0), ("wgan_gp", (5.0 - 1.0) ** 2), ("dragan", (5.0 - 1.0) ** 2)],
)
def test_penalty_of_a_slope_of_norm_five(penalty, expected):
    judging, painting, _ = told(gradient_penalty=penalty, penalty_weight=0.5)
    plain, plain_painting, _ = told()
    assert judging - plain == pytest.approx(0.5 * expected, rel=1e-4)
    assert painting == plain_painting


def test_smoothed_labels_pull_the_real_logits_back():
    judging, painting, _ = told(label_smoothing=0.1)
    plain, plain_painting, _ = told()
    assert judging - plain == pytest.approx(0.1 * (REAL @ SLOPE).mean(), rel=1e-4)
    assert painting == plain_painting


def test_noise_is_on_both_and_is_not_the_same():
    _, _, (real, fake) = told(instance_noise=0.5)
    noises = real - REAL, fake - FAKE
    assert all(0.1 < noise.std() < 1.0 for noise in noises)
    assert not np.allclose(*noises)


def test_packs_are_judged_together():
    judging, _, (real, fake) = told(packing=2)
    np.testing.assert_array_equal(real, REAL.reshape(2, 4))
    np.testing.assert_array_equal(fake, FAKE.reshape(2, 4))
    logits = [(points @ SLOPE).reshape(2, 2).sum(1) for points in (REAL, FAKE)]
    assert judging == pytest.approx(softplus(-logits[0]).mean() + softplus(logits[1]).mean())


def test_spectral_norm_divides_the_kernel_by_its_largest_singular_value():
    _, painting, _ = told(spectral_norm=True, loss="wasserstein")
    assert painting == pytest.approx(-(FAKE @ SLOPE).mean() / 5.0, rel=1e-5)  # of one column: exact


def varied(points):
    """The points, and beside each how far its batch is spread."""
    spread = np.sqrt(points.var(axis=0) + 1e-8).mean()
    return np.column_stack([points, np.full(len(points), spread, np.float32)])


def test_stddev_tells_the_last_layer_how_far_each_kind_is_spread():
    judging, painting, given = told(minibatch="stddev")
    real, fake = varied(REAL), varied(FAKE)
    np.testing.assert_allclose(given, [real, fake], rtol=1e-6)
    slope = np.array([[3.0], [-4.0], [3.0]])
    assert judging == pytest.approx(softplus(-real @ slope).mean() + softplus(fake @ slope).mean())
    assert painting == pytest.approx(softplus(-fake @ slope).mean())


def test_discrimination_tells_the_last_layer_who_resembles_whom():
    store = variables.VariableStore(3)
    with store.as_default():
        _, _, given = told(minibatch="discrimination")
    kernels = [name for name in store.variables if "minibatch_discrimination" in name]
    assert kernels == ["d/minibatch_discrimination/kernel"]  # of both readings
    kernel = store.variables[kernels[0]].numpy()
    for points, seen in zip((REAL, FAKE), given, strict=True):
        rows = (points @ kernel).reshape(4, 16, 8)
        close = np.exp(-np.abs(rows[:, None] - rows[None]).sum(3)).sum(1)
        np.testing.assert_allclose(seen, np.column_stack([points, close]), rtol=1e-5)


def test_dropout_drops_its_share_and_scales_what_is_left():
    ones = np.ones([50, 40], np.float32)
    _, _, given = told(ones, ones, dropout=0.25)
    for seen in given:
        np.testing.assert_allclose(seen[seen != 0], 1 / 0.75, rtol=1e-6)
        assert np.mean(seen == 0) == pytest.approx(0.25, abs=0.04)  # 4 standard deviations
    assert (given[0] != given[1]).any()  # real and painted points lose others


def test_statistics_are_of_what_is_not_yet_dropped():
    _, _, given = told(minibatch="stddev", dropout=0.5)
    for points, seen in zip((REAL, FAKE), given, strict=True):
        kept = seen != 0
        assert kept.any() and not kept.all()
        np.testing.assert_allclose(seen[kept], 2.0 * varied(points)[kept], rtol=1e-6)


def test_a_discriminator_that_cannot_take_them_is_refused():
    def judge(points, reuse=None):
        return points

    for options in ({"dropout": 0.1}, {"minibatch": "stddev"}):
        with pytest.raises(InputError, match=r"want a .* before_logits, .*; got judge\(points, re"):
            adversarial_losses(REAL, lambda: FAKE, judge, Stabilizers(**options))


def test_a_batch_that_does_not_fall_into_groups_is_refused():
    six = np.ones([6, 2], np.float32)
    with pytest.raises(InputError, match="groups of 4, after packing; got one of 6. Choose"):
        told(six, six, minibatch="stddev")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"loss": "mse"}, "loss wants one of non_saturating, .*; got 'mse'"),
        ({"gradient_penalty": "gp"}, "gradient_penalty wants one of none, r1, .*; got 'gp'"),
        ({"penalty_weight": -1.0}, r"penalty_weight wants a number of at least 0; got -1\.0"),
        ({"instance_noise": float("nan")}, "instance_noise wants .*; got nan"),
        ({"label_smoothing": 0.5}, r"label_smoothing wants a number in \[0, 0\.5\); got 0\.5"),
        ({"label_smoothing": 0.1, "loss": "hinge"}, "minimax; got hinge"),
        ({"packing": 0}, "packing wants 1 image or more; got 0"),
        ({"augmentation": "colour"}, "colour"),
        ({"minibatch": "std"}, "minibatch wants one of none, discrimination, stddev; got 'std'"),
        ({"dropout": 1.0}, r"dropout wants a number in \[0, 1\); got 1\.0"),
        ({"dropout": -0.1}, r"dropout wants a number in \[0, 1\); got -0\.1"),
        ({"dropout": float("nan")}, "dropout wants .*; got nan"),
    ],
)
def test_what_cannot_be_used_is_refused_by_value(options, message):
    with pytest.raises(ValueError, match=message):
        Stabilizers(**options)
    with pytest.raises(InputError, match=f"--set: .*{message}"):
        games.make("mlp", {name: str(value) for name, value in options.items()})


@pytest.mark.parametrize(
    ("name", "minibatch", "added"),
    [("mlp", "discrimination", 16), ("conv28", "stddev", 1), ("dcgan28", "discrimination", 16)],
)
def test_every_adversarial_game_takes_all_of_them(name, minibatch, added):
    options = {
        "gradient_penalty": "dragan",
        "label_smoothing": "0.1",
        "instance_noise": "0.1",
        "augmentation": "color,translation,cutout",
        "packing": "2",
        "spectral_norm": "true",
        "minibatch": minibatch,
        "dropout": "0.2",
    }
    images = np.random.default_rng(0).uniform(-1, 1, [4, 28, 28, 1])
    engine = make_engine("eager", games.make(name, options), batch_size=4, numerics=STRICT)
    losses = engine.train_step({"images": [images]})
    assert np.isfinite(list(losses.values())).all()
    variables = engine.variables()
    assert [name for name in variables if name.endswith("/u")]
    last = [name for name in variables if re.fullmatch(r"discriminator/dense(_\d)?/kernel", name)]
    assert variables[max(last)].shape == (WIDTHS[name] + added, 1)
    engine.close()


@pytest.mark.parametrize("name", ["mlp", "conv28", "dcgan28"])
def test_without_them_the_discriminator_has_the_weights_that_it_had(name):
    engine = make_engine("eager", games.make(name), batch_size=4, numerics=STRICT)
    engine.train_step({"images": [np.zeros([4, 28, 28, 1])]})
    variables = engine.variables()
    engine.close()
    layers = {"mlp": "dense dense_1 dense_2", "conv28": "conv2d conv2d_1 conv2d_2 dense"}
    expected = layers.get(name, "batch_normalization conv2d conv2d_1 dense").split()
    found = {n.split("/")[1] for n in variables if n.startswith("discriminator/")}
    assert sorted(found) == expected
    assert variables[f"discriminator/{expected[-1]}/kernel"].shape == (WIDTHS[name], 1)
