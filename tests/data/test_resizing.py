"""Cropping, interpolation and channels against NumPy."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import data
from tfgan_lite.data.resizing import fit, fit_into
from tfgan_lite.errors import InputError


def _random(*shape):
    return np.random.default_rng(0).integers(0, 256, shape, np.uint8)


def _keys(x):
    """The cubic convolution kernel with a = -1/2 (Keys 1981, equation 15)."""
    x = np.abs(x)
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    return np.where(x < 1, near, np.where(x < 2, far, 0))


def _weights(size, new_size):
    """The matrix of bicubic interpolation along one axis: pixel centres are at +1/2."""
    scale = max(size / new_size, 1)
    centres = (np.arange(new_size) + 0.5) * size / new_size - 0.5
    matrix = _keys((centres[:, None] - np.arange(size)) / scale)
    return matrix / matrix.sum(axis=1, keepdims=True)


def _bicubic(image, height, width):
    rows, columns = _weights(image.shape[0], height), _weights(image.shape[1], width)
    return np.einsum("ih,hwc,jw->ijc", rows, image.astype(np.float64), columns)


@pytest.mark.parametrize("size", [(8, 8), (28, 28), (20, 20), (5, 5)])
def test_bicubic_up_and_down(size):
    image = _random(10, 10, 3)
    expected = np.clip(_bicubic(image, *size), 0, 255)
    got = fit(image, *size, 3).numpy().astype(np.float64)
    assert np.abs(got - expected).max() <= 0.5 + 1e-3  # rounded, but nothing more


@pytest.mark.parametrize("shape", [(8, 8, 1), (28, 20, 3)])
def test_the_same_size_passes_through_untouched(shape):
    image = _random(*shape)
    np.testing.assert_array_equal(fit(image, *shape).numpy(), image)


def test_unknown_sizes_in_a_graph_give_the_same():
    image = _random(31, 17, 3)
    traced = tf.function(lambda x: fit(x, 9, 9, 3))
    spec = tf.TensorSpec([None, None, 3], tf.uint8)
    got = traced.get_concrete_function(spec)(tf.constant(image))
    assert got.shape == (9, 9, 3)
    np.testing.assert_array_equal(got.numpy(), fit(image, 9, 9, 3).numpy())


@pytest.mark.parametrize(
    ("shape", "size", "middle"),
    [
        ((8, 12), (8, 8), np.s_[:, 2:10]),
        ((12, 8), (8, 8), np.s_[2:10, :]),
        ((9, 16), (4, 4), np.s_[:, 3:12]),
        ((10, 10), (2, 4), np.s_[2:7, :]),
        ((1, 9), (4, 4), np.s_[:, 4:5]),
    ],
)
def test_the_middle_is_cut_out_so_that_nothing_is_squashed(shape, size, middle):
    image = _random(*shape, 1)
    np.testing.assert_array_equal(
        fit(image, *size, 1).numpy(), fit(np.ascontiguousarray(image[middle]), *size, 1).numpy()
    )


def test_grey_to_colour_repeats():
    image = _random(6, 6, 1)
    np.testing.assert_array_equal(fit(image, 6, 6, 3).numpy(), np.repeat(image, 3, axis=2))


def test_colour_to_grey_is_luma():
    image = _random(6, 6, 3)
    luma = image @ np.array([0.299, 0.587, 0.114])
    got = fit(image, 6, 6, 1).numpy()[..., 0]
    assert np.abs(got - luma).max() <= 0.5 + 1e-3


def test_equal_channels_keep_their_level():
    image = np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16, 1), 3, axis=2)
    np.testing.assert_array_equal(fit(image, 16, 16, 1).numpy(), image[..., :1])


@pytest.mark.parametrize("channels", [1, 3])
def test_alpha_is_dropped(channels):
    image = _random(6, 6, 4)
    np.testing.assert_array_equal(
        fit(image, 6, 6, channels).numpy(), fit(image[..., :3], 6, 6, channels).numpy()
    )


def test_chunks_leave_nothing_out(monkeypatch):
    monkeypatch.setattr("tfgan_lite.data.resizing.CHUNK", 4)
    images, result = _random(10, 6, 6, 1), np.zeros((10, 6, 6, 1), np.uint8)
    fit_into(result, images)
    np.testing.assert_array_equal(result, images)


@pytest.mark.parametrize(
    ("size", "named"),
    [((0, 8, 1), "height"), ((8, -1, 1), "width"), ((8, 8.5, 1), "width"), ((8, 8, 2), "channels")],
)
def test_impossible_sizes(size, named):
    with pytest.raises(ValueError, match=named) as caught:
        data.load("digits", *size)
    assert not isinstance(caught.value, InputError)
