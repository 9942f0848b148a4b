"""Walks along one noise: what changes along a row, what stays, and pictures of it."""

import contextlib

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import checkpoints, games, latent, sampling
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.errors import InputError

GAME = games.make("infogan")


def test_a_walk_of_one_hot_noise_goes_through_its_classes():
    noise = latent.walk_code(GAME, "code", 3, 5)
    assert {name: values.shape for name, values in noise.items()} == {
        "z": (30, 16), "code": (30, 10), "style": (30, 2),
    }  # fmt: skip
    assert {values.dtype for values in noise.values()} == {np.dtype(np.float32)}
    np.testing.assert_array_equal(noise["code"], np.tile(np.eye(10), [3, 1]))
    drawn = latent.draw_noise(GAME, 3, 5)
    for name in ("z", "style"):
        np.testing.assert_array_equal(noise[name].reshape(3, 10, -1)[:, 4], drawn[name])
        np.testing.assert_array_equal(noise[name].reshape(3, 10, -1)[:, 9], drawn[name])


def test_a_walk_of_uniform_noise_goes_along_one_axis_after_another():
    noise = latent.walk_code(GAME, "style", 3, 5)
    assert {name: len(values) for name, values in noise.items()} == dict.fromkeys(noise, 60)
    walks = noise["style"].reshape(2, 3, 10, 2)  # axes, rows, columns, numbers
    for row in range(3):
        np.testing.assert_allclose(walks[0, row, :, 0], np.arange(10) / 9, atol=1e-6)
        np.testing.assert_allclose(walks[1, row, :, 1], np.arange(10) / 9, atol=1e-6)
    assert (walks[0, :, :, 1] == 0.5).all() and (walks[1, :, :, 0] == 0.5).all()
    drawn = latent.draw_noise(GAME, 3, 5)
    for name in ("z", "code"):  # the same rows for either axis, each its own
        kept = noise[name].reshape(2, 3, 10, -1)
        np.testing.assert_array_equal(kept[0], kept[1])
        np.testing.assert_array_equal(kept[0, :, 7], drawn[name])
    assert np.argmax(drawn["code"], axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("game", "name", "known"),
    [
        ("infogan", "z", "has code, style; got 'z'"),
        ("infogan", "kode", "has code, style; got 'kode'"),
        ("conv28", "z", "has none; got 'z'"),
    ],
)
def test_a_noise_that_cannot_be_walked_is_named(game, name, known):
    for function in (latent.columns_of, lambda *args: latent.walk_code(*args, 1, 0)):
        with pytest.raises(InputError, match=f"--walk: wants .* game {game} {known}"):
            function(games.make(game), name)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A checkpoint of `infogan` before its first step."""
    with contextlib.closing(GraphEngine(GAME, batch_size=2)) as engine:
        return engine.save(str(tmp_path_factory.mktemp("run") / checkpoints.NAME))


@pytest.mark.parametrize(
    ("name", "count", "rows"), [("code", 100, 10), ("code", 11, 2), ("style", 30, 6)]
)
def test_a_row_of_a_picture_is_a_walk(trained, tmp_path, name, count, rows):
    out = sampling.sample_to_file(
        tmp_path / "a.png", checkpoint=trained, game="infogan", count=count, walked=name
    )
    shape = tf.io.decode_png(out.read_bytes()).shape  # each image 56 pixels and a gap of 2
    assert shape == (rows * 58 + 2, 10 * 58 + 2, 1)


@pytest.mark.parametrize(
    ("game", "options", "message"),
    [
        ("infogan", {"walked": "z"}, "--walk: wants a one-hot or uniform noise"),
        ("infogan", {"walked": "code", "columns_of_walk": 3}, "--walk, --interpolate: want one"),
        ("acgan", {"walked": "asked", "classes": [3, 1]}, "--walk, --classes: .*; got 3,1"),
    ],
)
def test_bad_input_is_named(tmp_path, game, options, message):
    with pytest.raises(InputError, match=message):
        sampling.sample_to_file(tmp_path / "a.png", checkpoint="any", game=game, **options)
    assert not list(tmp_path.iterdir())
