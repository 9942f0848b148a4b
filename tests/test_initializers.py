"""Initializers: the distributions of TF 1.15, drawn from (seed, full name)."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import initializers

v1 = tf.compat.v1


def draw(initializer, shape, name="a/w", seed=1, dtype=tf.float32):
    return initializers.bind(initializer, name, seed)(shape, dtype=dtype).numpy()


# Glorot's and He's formulas by hand for a kernel [3, 3, 16, 32]:
# fan_in = 9 * 16 = 144, fan_out = 9 * 32 = 288, and their mean 216.
KERNEL = [3, 3, 16, 32]


@pytest.mark.parametrize(
    ("initializer", "stddev", "bound"),
    [
        (None, (1 / 216) ** 0.5, (3 / 216) ** 0.5),
        (v1.glorot_uniform_initializer(), (1 / 216) ** 0.5, (3 / 216) ** 0.5),
        (v1.glorot_normal_initializer(), (1 / 216) ** 0.5, 2 * (1 / 216) ** 0.5 / 0.8796),
        (v1.initializers.he_normal(), (2 / 144) ** 0.5, 2 * (2 / 144) ** 0.5 / 0.8796),
        (v1.initializers.lecun_uniform(), (1 / 144) ** 0.5, (3 / 144) ** 0.5),
        (v1.random_normal_initializer(0.0, 0.02), 0.02, np.inf),
        (v1.truncated_normal_initializer(0.0, 0.5), 0.5 * 0.8796, 1.0),
        (v1.random_uniform_initializer(-3.0, 3.0), 3 / 3**0.5, 3.0),
        (v1.random_uniform_initializer(), 12**-0.5, 1.0),
        (tf.random_normal_initializer(0.0, 0.02), 0.02, np.inf),
        (v1.uniform_unit_scaling_initializer(2.0), 2 / 144**0.5, 2 * (3 / 144) ** 0.5),
    ],
)
def test_spread_and_bounds(initializer, stddev, bound):
    values = draw(initializer, KERNEL)
    np.testing.assert_allclose(np.sqrt(np.mean((values - values.mean()) ** 2)), stddev, rtol=0.04)
    assert np.abs(values).max() <= bound * 1.001


def test_values_depend_on_seed_and_name_alone():
    base = draw(None, [4, 5])
    np.testing.assert_array_equal(base, draw(None, [4, 5]))
    assert not np.array_equal(base, draw(None, [4, 5], name="a/v"))
    assert not np.array_equal(base, draw(None, [4, 5], seed=2))


def test_explicit_seed_takes_the_place_of_the_run_s():
    fixed = v1.random_normal_initializer(seed=11)
    np.testing.assert_array_equal(draw(fixed, [3], seed=1), draw(fixed, [3], seed=2))


@pytest.mark.parametrize("shape", [[6, 4], [4, 6], [3, 3, 2, 5]])
def test_orthogonal(shape):
    values = draw(v1.orthogonal_initializer(2.0), shape).reshape(-1, shape[-1])
    small = values if values.shape[0] < values.shape[1] else values.T
    np.testing.assert_allclose(small @ small.T, 4.0 * np.eye(len(small)), atol=1e-5)


def test_what_is_not_random_passes_through():
    zeros = v1.zeros_initializer()
    assert initializers.bind(zeros, "w", 1) is zeros
    assert initializers.bind(None, "w", 1, tf.int32) is None
    value = np.ones(3)
    assert initializers.bind(value, "w", 1) is value


def test_dtype_is_kept():
    assert draw(None, [2, 2], dtype=tf.float64).dtype == np.float64
