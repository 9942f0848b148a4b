"""Latent noise: chosen by the seed; walks that start and end where they say; classes in turn."""

import dataclasses

import numpy as np
import pytest

from tfgan_lite import games, latent
from tfgan_lite.game import Input, Noise


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


def classes_of(noise, name="asked"):
    """The places of the ones, of rows that are one-hot."""
    rows = noise[name]
    assert rows.dtype == np.float32 and set(rows.ravel()) == {0.0, 1.0}
    np.testing.assert_array_equal(rows.sum(axis=-1), 1.0)
    return rows.argmax(axis=-1).tolist()


def coded():
    """`conv28` with two codes, of which no labels say what they mean."""
    codes = (Noise("code", (3,), "one_hot"), Noise("pair", (2, 4), "one_hot"))
    return dataclasses.replace(games.make("conv28"), noise=(Noise("z", (100,)), *codes))


def test_samples_go_through_the_classes_in_turn_whatever_the_seed():
    game = games.make("conditional")
    noise = [latent.draw_noise(game, 12, seed) for seed in (1, 2)]
    for drawn in noise:
        assert classes_of(drawn) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]
        assert latent.asked_classes(game, drawn).tolist() == classes_of(drawn)
        assert latent.asked_classes(game, drawn).dtype == np.int32
    assert not np.array_equal(noise[0]["z"], noise[1]["z"])


def test_samples_go_through_the_classes_that_are_asked_for():
    game = games.make("conditional")
    assert classes_of(latent.draw_noise(game, 7, 0, [3, 1, 4])) == [3, 1, 4, 3, 1, 4, 3]
    assert classes_of(latent.draw_noise(game, 2, 0, [9, 0, 9])) == [9, 0]
    chosen, in_turn = latent.draw_noise(game, 3, 0, [5]), latent.draw_noise(game, 3, 0)
    np.testing.assert_array_equal(chosen["z"], in_turn["z"])  # a class changes nothing else


def test_the_class_stays_along_a_walk():
    game = games.make("acgan")
    assert classes_of(latent.walk(game, 3, 4, 0)) == [0] * 4 + [1] * 4 + [2] * 4
    walked = latent.walk(game, 3, 2, 0, [7, 3])
    assert classes_of(walked) == [7, 7, 3, 3, 7, 7]
    ends = latent.draw_noise(game, 6, 0)["z"].reshape(3, 2, 100)
    np.testing.assert_allclose(walked["z"].reshape(3, 2, 100), ends, atol=1e-6)


def test_codes_go_in_turn_too_and_ask_for_no_class():
    game = coded()
    noise = latent.draw_noise(game, 5, 0, [1])
    assert classes_of(noise, "code") == [0, 1, 2, 0, 1]
    assert classes_of(noise, "pair") == [[n, n] for n in (0, 1, 2, 3, 0)]
    assert latent.asked_noise(game) is None and latent.asked_classes(game, noise) is None
    assert latent.walk(game, 2, 3, 0)["pair"].shape == (6, 2, 4)


def test_the_noise_that_asks_is_the_one_of_as_many_places_as_there_are_classes():
    labels = Input("labels", (), "int32", classes=4)
    asking = dataclasses.replace(coded(), inputs=(*coded().inputs, labels))
    assert latent.asked_noise(asking).name == "pair"
    assert latent.asked_noise(games.make("conv28")) is None
    of_other = dataclasses.replace(labels, classes=10)
    assert latent.asked_noise(dataclasses.replace(asking, inputs=(of_other,))) is None
