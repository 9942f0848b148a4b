"""The features against a convolution written out here, and what they must not depend on."""

import numpy as np
import pytest

from tfgan_lite.metrics.frechet import frechet_distance
from tfgan_lite.metrics.random_features import random_features

# (side of the kernel, filters, stride), as the docstring of `random_features` has them.
LAYERS = [(5, 16, 2), (5, 32, 2), (3, 24, 1)]


def images(count, shape, seed=0):
    return np.random.default_rng(seed).uniform(-1, 1, [count, *shape]).astype(np.float32)


def kernels(channels):
    """Philox 4x64 keyed by (20140610, layer); its top 53 bits are spread over [-1, 1)."""
    found = []
    for layer, (side, filters, _) in enumerate(LAYERS):
        generator = np.random.Philox(key=np.array([20140610, layer], np.uint64))
        raw = [int(word) for word in generator.random_raw(side * side * channels * filters)]
        unit = np.array([(word >> 11) / 2**52 - 1 for word in raw])
        limit = (6 / (1.04 * side * side * channels)) ** 0.5
        found.append((limit * unit).reshape(side, side, channels, filters))
        channels = filters
    return found


def convolved(image, kernel, stride):
    """One value after another, in float64; what lies outside of the image is zero."""
    height, width, _ = image.shape
    side = len(kernel)
    rows, columns = range(0, height, stride), range(0, width, stride)
    result = np.zeros([len(rows), len(columns), kernel.shape[3]])
    for i, top in enumerate(rows):
        for j, left in enumerate(columns):
            for dy in range(side):
                for dx in range(side):
                    y, x = top + dy - side // 2, left + dx - side // 2
                    if 0 <= y < height and 0 <= x < width:
                        result[i, j] += image[y, x] @ kernel[dy, dx]
    return np.where(result > 0, result, 0.2 * result)


def by_definition(image):
    net = image.astype(np.float64)
    for kernel, (_, _, stride) in zip(kernels(image.shape[2]), LAYERS, strict=True):
        net = convolved(net, kernel, stride)
    half, wide = -(-net.shape[0] // 2), -(-net.shape[1] // 2)  # an odd middle is in both
    means = [
        net[rows, columns].mean(axis=(0, 1))
        for rows in (slice(half), slice(net.shape[0] - half, None))
        for columns in (slice(wide), slice(net.shape[1] - wide, None))
    ]
    return np.concatenate([*means, net.std(axis=(0, 1))])


@pytest.mark.parametrize("shape", [(8, 8, 1), (28, 28, 1), (13, 20, 3), (16, 9, 3)])
def test_against_the_definition(shape):
    given = images(2, shape)
    got = random_features(given)
    assert got.shape == (2, 120) and got.dtype == np.float64
    np.testing.assert_allclose(got, [by_definition(image) for image in given], atol=2e-6)


def test_a_row_is_of_its_image_alone():
    """More images than are computed at once, in other orders and other batches: the same bits."""
    given = images(150, (28, 28, 1))
    whole = random_features(given)
    parts = [random_features(given[a:b]) for a, b in [(0, 1), (1, 70), (70, 150)]]
    np.testing.assert_array_equal(np.concatenate(parts), whole)
    order = np.random.default_rng(1).permutation(150)
    np.testing.assert_array_equal(random_features(given[order]), whole[order])
    np.testing.assert_array_equal(random_features(np.asfortranarray(given)), whole)


def test_precision_of_the_images_does_not_matter():
    given = images(3, (12, 12, 3))
    np.testing.assert_array_equal(random_features(given.astype(np.float64)), random_features(given))


def changed(given):
    """What a distance between sets of images should notice."""
    return {
        "colours": given[..., ::-1],
        "upside down": given[:, ::-1],
        "left for right": given[:, :, ::-1],
        "blurred": (given + np.roll(given, 1, 1) + np.roll(given, 1, 2) + np.roll(given, 1, 3)) / 4,
        "one image": np.repeat(given[:1], len(given), axis=0),
        "half of them": np.concatenate([given[:50], given[:50]]),
    }


@pytest.mark.parametrize("change", changed(images(1, (8, 8, 3))))
def test_the_distance_notices(change):
    """A change moves the distance far beyond that of two halves of the same set."""
    tone = np.random.default_rng(2).normal([0.5, 0.0, -0.5], 0.1, [200, 1, 1, 3])
    slope = np.linspace(-0.3, 0.3, 16).reshape(16, 1, 1) + np.linspace(-0.2, 0.2, 16)[:, None]
    given = np.tanh(tone + slope + 0.3 * images(200, (16, 16, 3)))
    real, other = random_features(given[:100]), random_features(given[100:])
    same = frechet_distance(real, other)
    least = 1.2 if change == "half of them" else 2.0
    assert frechet_distance(random_features(changed(given[:100])[change]), other) > least * same


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (images(2, (28, 28, 1))[0], r"got float32 \[28, 28, 1\]"),
        (images(2, (28, 28, 2)), r"C 1 or 3; got float32 \[2, 28, 28, 2\]"),
        (images(2, (7, 28, 1)), r"H and W >= 8"),
        (images(0, (8, 8, 1)), r"N >= 1"),
        (np.zeros([2, 8, 8, 1], np.uint8), r"got uint8 .*to_unit_range"),
    ],
)
def test_other_arrays_are_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        random_features(wrong)
