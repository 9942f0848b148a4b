"""Latent noise: chosen by the seed; walks that start and end where they say."""

import numpy as np
import pytest

from tfgan_lite import games, latent


def test_seed_decides_and_shapes_fit():
    game = games.make("mlp")
    first = latent.draw_noise(game, 6, 1)["z"]
    assert first.shape == (6, 100)
    np.testing.assert_array_equal(first, latent.draw_noise(game, 6, 1)["z"])
    assert not np.array_equal(first, latent.draw_noise(game, 6, 2)["z"])
    assert first.min() >= 0.0 and first.max() < 1.0


@pytest.mark.parametrize("name", ["mlp", "conv28"])
def test_walk_starts_and_ends_at_drawn_points(name):
    game = games.make(name)
    ends = latent.draw_noise(game, 4, 0)["z"].reshape(2, 2, 100)
    walks = latent.walk(game, 2, 5, 0)["z"].reshape(2, 5, 100)
    np.testing.assert_allclose(walks[:, [0, -1]], ends, atol=1e-6)


def test_walk_of_uniform_noise_is_a_line_and_of_normal_noise_keeps_its_length():
    first, _, middle, _, last = latent.walk(games.make("mlp"), 1, 5, 0)["z"]
    np.testing.assert_allclose(middle, (first + last) / 2, atol=1e-6)
    lengths = np.linalg.norm(latent.walk(games.make("conv28"), 4, 5, 0)["z"], axis=-1)
    ends = lengths.reshape(4, 5)[:, [0, -1]]
    # The straight line's middle has a length of about 0.7 of its ends'.
    assert (lengths.reshape(4, 5)[:, 2] > 0.9 * ends.min(axis=-1)).all()


def test_circle_keeps_the_angle_even():
    start, end = np.array([2.0, 0.0]), np.array([0.0, 2.0])
    share = np.array([[0.0], [1 / 3], [1.0]])
    expected = [[2.0, 0.0], [2 * np.cos(np.pi / 6), 2 * np.sin(np.pi / 6)], [0.0, 2.0]]
    np.testing.assert_allclose(latent._circle(start, end, share), expected, atol=1e-12)


def test_opposite_points_are_joined_by_a_line():
    start = np.array([1.0, 0.0])
    np.testing.assert_allclose(latent._circle(start, -start, np.array([[0.25]])), [[0.5, 0.0]])
