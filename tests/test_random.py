"""Noise: a function of (seed, stream, step), the same in graph and eager code."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import random


def eager(**changes):
    arguments = {"seed": 3, "stream": "noise/z", "step": 5} | changes
    return random.noise([40, 50], **arguments).numpy()


def test_each_argument_changes_the_draw():
    base = eager()
    np.testing.assert_array_equal(base, eager())
    for change in ({"seed": 4}, {"stream": "noise/y"}, {"step": 6}):
        other = eager(**change)
        assert abs(np.corrcoef(base.ravel(), other.ravel())[0, 1]) < 0.1, change


def test_graph_and_eager_draw_the_same_bits():
    for distribution in random.DISTRIBUTIONS:
        with tf.Graph().as_default(), tf.compat.v1.Session() as session:
            step = tf.compat.v1.placeholder(tf.int64, [])
            drawn = random.noise(
                [40, 50], seed=3, stream="noise/z", step=step, distribution=distribution
            )
            in_graph = session.run(drawn, {step: 5})
        np.testing.assert_array_equal(in_graph, eager(distribution=distribution))


def test_distributions_have_their_moments():
    normal, uniform = eager(), eager(distribution="uniform")
    assert abs(normal.mean()) < 0.1 and abs(normal.std() - 1.0) < 0.1
    assert uniform.min() >= 0.0 and uniform.max() < 1.0
    assert abs(uniform.mean() - 0.5) < 0.05 and abs(uniform.std() - 12**-0.5) < 0.02


def test_one_hot_rows_have_one_place_and_every_place_comes_up():
    rows = eager(distribution="one_hot")  # 40 rows of 50 places
    np.testing.assert_array_equal(np.sort(rows), [[0.0] * 49 + [1.0]] * 40)
    many = random.noise([5000, 4], seed=0, stream="a", step=1, distribution="one_hot").numpy()
    assert many.dtype == np.float32 and abs(many.mean(axis=0) - 0.25).max() < 0.02


def test_key_is_the_head_of_the_digest():
    # printf '1/a' | sha256sum begins with the bytes below; the key drops the lowest bit of
    # their little-endian number, so that it fits a signed 64-bit integer.
    import hashlib

    head = hashlib.sha256(b"1/a").hexdigest()[:16]
    little_endian = int("".join(reversed([head[i : i + 2] for i in range(0, 16, 2)])), 16)
    assert random.stream_key(1, "a") == little_endian // 2


def test_unknown_distribution_is_named():
    with pytest.raises(ValueError, match="normal, uniform, one_hot; got 'cauchy'"):
        eager(distribution="cauchy")
