"""Stabilizers: each does what it says to the losses, and what cannot be used is refused."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, stateful_random
from tfgan_lite.adversarial import Stabilizers, adversarial_losses
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError

REAL = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5], [-2.0, 1.0]], np.float32)
FAKE = np.array([[0.0, 1.0], [1.0, 1.0], [-1.0, 2.0], [2.0, 2.0]], np.float32)
SLOPE = np.array([[3.0], [-4.0]], np.float32)  # of norm 5


def told(**options):
    """Returns the losses of a linear discriminator, and the inputs that it was given."""
    given = []

    def discriminator(points, reuse=None):
        given.append(points.numpy())
        with tf.compat.v1.variable_scope("d", reuse=reuse):
            slope = np.tile(SLOPE, [points.shape[1] // 2, 1])
            start = tf.constant_initializer(slope)
            kernel = tf.compat.v1.get_variable("kernel", slope.shape, initializer=start)
            return points @ kernel

    tf.compat.v1.reset_default_graph()
    with stateful_random.replayed(7):
        made = adversarial_losses(
            tf.constant(REAL), lambda: tf.constant(FAKE), discriminator, Stabilizers(**options)
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
    ],
)
def test_what_cannot_be_used_is_refused_by_value(options, message):
    with pytest.raises(ValueError, match=message):
        Stabilizers(**options)
    with pytest.raises(InputError, match=f"--set: .*{message}"):
        games.make("mlp", {name: str(value) for name, value in options.items()})


@pytest.mark.parametrize("name", ["mlp", "conv28", "dcgan28"])
def test_every_adversarial_game_takes_all_of_them(name):
    options = {
        "gradient_penalty": "dragan",
        "label_smoothing": "0.1",
        "instance_noise": "0.1",
        "augmentation": "color,translation,cutout",
        "packing": "2",
        "spectral_norm": "true",
    }
    images = np.random.default_rng(0).uniform(-1, 1, [4, 28, 28, 1])
    engine = make_engine("eager", games.make(name, options), batch_size=4, numerics=STRICT)
    losses = engine.train_step({"images": [images]})
    assert np.isfinite(list(losses.values())).all()
    assert [name for name in engine.variables() if name.endswith("/u")]
    engine.close()
