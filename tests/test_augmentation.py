"""Augmentation: against NumPy, from the draws that were made."""

import itertools

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import augmentation
from tfgan_lite.errors import InputError
from tfgan_lite.stateful_random import replayed

CHANGES = ("brightness", "saturation", "contrast", "translation", "cutout")
# Sizes whose eighths round up (11 / 8), down (18 / 8) and, of a half, up (28 / 8).
SHAPES = ((40, 18, 11, 3), (40, 28, 8, 1))


@pytest.fixture
def draws(monkeypatch):
    """A list that all draws of tf.random.uniform come into, as they are made."""
    made, draw = [], tf.random.uniform

    def recording(*args, **kwargs):
        made.append(draw(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(tf.random, "uniform", recording)
    with replayed(seed=7):  # the same draws at every run of a test
        yield made


def images_of(shape, dtype=np.float32):
    """Returns images without a zero, in which no two values are alike."""
    images = np.random.default_rng(3).uniform(0.1, 1.0, shape)
    signs = np.random.default_rng(4).choice([-1.0, 1.0], shape)
    return (images * signs).astype(dtype)


def one_each(draw, count):
    """Returns a draw as a flat array, checked to be one number for each image."""
    assert tf.size(draw) == count
    return tf.reshape(draw, [-1]).numpy()


def moved(image, down, right):
    """np.roll, with zeros for what comes in from the other side."""
    y = np.roll(image, (down, right), (0, 1))
    y[: max(down, 0)] = 0
    y[len(y) + min(down, 0) :] = 0
    y[:, : max(right, 0)] = 0
    y[:, y.shape[1] + min(right, 0) :] = 0
    return y


@pytest.mark.parametrize("shape", SHAPES)
def test_brightness_adds_one_draw_to_all_of_an_image(draws, shape):
    images = images_of(shape)
    changed = augmentation.brightness(tf.constant(images)).numpy()
    added = one_each(draws[0], len(images))
    assert -0.5 <= added.min() < -0.4 and 0.4 < added.max() < 0.5
    np.testing.assert_array_equal(changed, images + added[:, None, None, None])


def test_saturation_scales_the_distance_from_grey(draws):
    images = images_of(SHAPES[0])
    changed = augmentation.saturation(tf.constant(images)).numpy()
    factors = one_each(draws[0], len(images))
    assert 0.0 <= factors.min() < 0.2 and 1.8 < factors.max() < 2.0
    for image, result, factor in zip(images, changed, factors, strict=True):
        grey = (image[..., 0] + image[..., 1] + image[..., 2])[..., None] / 3.0
        np.testing.assert_allclose(result, factor * image + (1 - factor) * grey, atol=1e-6)


def test_saturation_leaves_grey_images_as_they_are(draws):
    images = images_of(SHAPES[1])
    np.testing.assert_array_equal(augmentation.saturation(tf.constant(images)), images)


@pytest.mark.parametrize("shape", SHAPES)
def test_contrast_scales_the_distance_from_the_mean_of_the_image(draws, shape):
    images = images_of(shape)
    changed = augmentation.contrast(tf.constant(images)).numpy()
    factors = one_each(draws[0], len(images))
    assert 0.5 <= factors.min() < 0.6 and 1.4 < factors.max() < 1.5
    for image, result, factor in zip(images, changed, factors, strict=True):
        mean = image.mean(dtype=np.float64)
        np.testing.assert_allclose(result, factor * image + (1 - factor) * mean, atol=1e-6)


@pytest.mark.parametrize("shape", SHAPES)
def test_translation_moves_by_the_draw_and_fills_with_zeros(draws, shape):
    images = images_of(shape)
    changed = augmentation.translation(tf.constant(images)).numpy()
    down, right = (one_each(draw, len(images)) for draw in draws)
    assert any(down != right)
    for n, image in enumerate(images):
        np.testing.assert_array_equal(changed[n], moved(image, down[n], right[n]))


@pytest.mark.parametrize(
    "height, width, most_down, most_right", ((18, 11, 2, 1), (28, 8, 4, 1), (64, 3, 8, 0))
)
def test_translation_goes_an_eighth_in_each_direction(draws, height, width, most_down, most_right):
    augmentation.translation(tf.ones([500, height, width, 1]))
    down, right = (set(draw.numpy().tolist()) for draw in draws)
    assert down == set(range(-most_down, most_down + 1))
    assert right == set(range(-most_right, most_right + 1))


@pytest.mark.parametrize("shape", SHAPES)
def test_cutout_zeroes_exactly_the_square(draws, shape):
    images = images_of(shape)
    changed = augmentation.cutout(tf.constant(images)).numpy()
    centers = [one_each(draw, len(images)) for draw in draws]
    sides = [round(size / 2 + 0.01) for size in shape[1:3]]
    for n, image in enumerate(images):
        expected = image.copy()
        for row, column in itertools.product(*(range(size) for size in shape[1:3])):
            # Around a center, a side of 9 is 4 + 1 + 4, and one of 6 is 3 + 1 + 2.
            below, across = row - centers[0][n], column - centers[1][n]
            inside = [
                -(side // 2) <= place < side - side // 2
                for place, side in zip((below, across), sides, strict=True)
            ]
            if all(inside):
                expected[row, column] = 0.0
        np.testing.assert_array_equal(changed[n], expected)


@pytest.mark.parametrize("size, side", ((8, 4), (7, 4), (6, 3), (28, 14)))
def test_cutout_hides_half_of_a_size_and_all_places_alike(size, side):
    with replayed(seed=1):
        changed = augmentation.cutout(tf.ones([2000, size, size, 1])).numpy()[..., 0]
    rows = (changed == 0.0).any(axis=2)
    # Whole squares, and those of which the border of the image cuts off up to a half.
    assert rows.sum(axis=1).max() == side
    assert rows.sum(axis=1).min() == (side + 1) // 2
    assert set(np.unique(changed)) == {0.0, 1.0}
    hidden = 1.0 - changed.mean(axis=0)
    np.testing.assert_allclose(hidden, hidden[::-1], atol=0.06)
    np.testing.assert_allclose(hidden, hidden.T, atol=0.06)


@pytest.mark.parametrize("name", CHANGES)
def test_images_and_calls_have_draws_of_their_own(name):
    images = np.repeat(images_of((1, 16, 16, 3)), 20, axis=0)
    with replayed(seed=2):
        first, second = (getattr(augmentation, name)(tf.constant(images)) for _ in range(2))
    assert len({image.numpy().tobytes() for image in first}) > 10
    assert np.any(first != second)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("function", (False, True))
def test_gradients_are_the_slopes(name, function):
    """Every change is affine in the images, so that a difference of any length is exact."""
    images, direction, weights = np.random.default_rng(5).normal(size=(3, 4, 11, 9, 3))

    def judged(x):
        with replayed(seed=3, step=0):
            return tf.reduce_sum(weights * getattr(augmentation, name)(x))

    def slopes(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            score = judged(x)
        return tape.gradient(score, x)

    slopes = tf.function(slopes) if function else slopes
    difference = judged(tf.constant(images + direction)) - judged(tf.constant(images))
    along = np.sum(slopes(tf.constant(images)) * direction)
    np.testing.assert_allclose(along, difference, rtol=1e-9)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("graph", (False, True))
def test_second_derivatives_are_slopes_of_gradients(name, graph):
    """The squared norm of a gradient, as a penalty has it, of a judge that squares."""
    images, direction, weights = np.random.default_rng(6).normal(size=(3, 2, 11, 9, 3))

    def penalty(x):
        with replayed(seed=3, step=0), tf.GradientTape() as tape:
            tape.watch(x)
            score = tf.reduce_sum(weights * getattr(augmentation, name)(x) ** 2)
        return tf.reduce_sum(tape.gradient(score, x) ** 2)

    # The penalty is of the second degree, for which a central difference is exact.
    above, below = (penalty(tf.constant(images + d)) for d in (direction, -direction))
    if graph:
        with tf.Graph().as_default(), tf.compat.v1.Session() as session:
            x = tf.constant(images)
            slopes = session.run(tf.gradients(penalty(x), x)[0])
    else:
        x = tf.constant(images)
        with tf.GradientTape() as tape:
            tape.watch(x)
            value = penalty(x)
        slopes = tape.gradient(value, x)
    np.testing.assert_allclose(np.sum(slopes * direction), (above - below) / 2.0, rtol=1e-9)


def test_the_default_policy_applies_all_in_the_order_of_the_paper():
    images = tf.constant(images_of(SHAPES[0]))
    with replayed(seed=4):
        augmented = augmentation.augment(images)
    with replayed(seed=4):
        for name in CHANGES:
            images = getattr(augmentation, name)(images)
    np.testing.assert_array_equal(augmented, images)


def test_a_policy_applies_in_its_order():
    images = tf.ones([50, 8, 8, 3])
    with replayed(seed=5):
        last = augmentation.augment(images, "color,cutout").numpy()
        first = augmentation.augment(images, " cutout , color ").numpy()
    assert ((last == 0.0).sum(axis=(1, 2, 3)) >= 3 * 4).all()
    assert not (first == 0.0).any()


def test_an_empty_policy_changes_nothing():
    images = tf.constant(images_of(SHAPES[0]))
    np.testing.assert_array_equal(augmentation.augment(images, ""), images)


@pytest.mark.parametrize("policy, name", (("color,flip", "flip"), ("Color", "Color"), ("a,", "a")))
def test_names_that_are_not_known_are_refused(policy, name):
    told = f"names out of color, translation, cutout, .* got '{policy}', in which '{name}'"
    with pytest.raises(InputError, match=told):
        augmentation.augment(tf.zeros([2, 8, 8, 3]), policy)


def test_batches_of_unknown_size_are_augmented_in_a_graph():
    images = images_of((5, 16, 16, 3))
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        placeholder = tf.compat.v1.placeholder(tf.float32, [None, 16, 16, 3])
        augmented = augmentation.instance_noise(augmentation.augment(placeholder), 0.1)
        assert augmented.shape.as_list() == [None, 16, 16, 3]
        assert session.run(augmented, {placeholder: images}).shape == images.shape


@pytest.mark.parametrize("name", ("augment", *CHANGES))
@pytest.mark.parametrize("shape", ([8, 8, 3], [2, 8, 8, 3, 1], [2, None, 8, 3], None))
def test_images_of_other_shapes_are_refused(name, shape):
    with tf.Graph().as_default():
        images = tf.compat.v1.placeholder(tf.float32, shape)
        with pytest.raises(
            ValueError, match=rf"{name}: images wants a tensor \[N, H, W, C\] .*got"
        ):
            getattr(augmentation, name)(images)


@pytest.mark.parametrize("name", ("augment", *CHANGES))
def test_images_of_integers_are_refused(name):
    with pytest.raises(ValueError, match=f"{name}: images wants a floating dtype; got uint8"):
        getattr(augmentation, name)(tf.zeros([2, 8, 8, 3], tf.uint8))


@pytest.mark.parametrize("stddev", (0.25, tf.constant(0.25), tf.Variable(0.25), np.float32(0.25)))
def test_instance_noise_has_the_mean_and_the_deviation(stddev):
    images = images_of((50, 10, 10, 2))
    with replayed(seed=6):
        noise = augmentation.instance_noise(tf.constant(images), stddev).numpy() - images
    # Of 10,000 normal numbers: within four standard errors.
    assert abs(noise.mean()) < 4 * 0.25 / 100
    assert abs(noise.std() - 0.25) < 4 * 0.25 / np.sqrt(20000)
    assert len(np.unique(noise.round(6))) > 9000


def test_instance_noise_of_zero_changes_nothing():
    points = np.array([[0.5, -1.0], [2.0, 3.0]], np.float32)
    np.testing.assert_array_equal(augmentation.instance_noise(tf.constant(points), 0), points)


def test_instance_noise_lets_gradients_through():
    images = tf.constant(images_of(SHAPES[0]))
    with tf.GradientTape() as tape:
        tape.watch(images)
        judged = tf.reduce_sum(3.0 * augmentation.instance_noise(images, 0.5))
    np.testing.assert_array_equal(tape.gradient(judged, images), np.full(SHAPES[0], 3.0))


@pytest.mark.parametrize("stddev", (-0.1, float("nan"), float("inf"), "0.1", None, [0.1]))
def test_deviations_that_are_no_deviations_are_refused(stddev):
    with pytest.raises(InputError) as refused:
        augmentation.instance_noise(tf.zeros([2, 8, 8, 3]), stddev)
    assert f"stddev wants a finite number >= 0; got {stddev!r}" in str(refused.value)


def test_deviations_that_are_no_scalars_are_refused():
    with pytest.raises(ValueError, match=r"a scalar tensor; got a tensor of shape \(2,\)"):
        augmentation.instance_noise(tf.zeros([2, 8, 8, 3]), tf.constant([0.1, 0.2]))


def test_noise_on_integers_is_refused():
    with pytest.raises(
        ValueError, match="instance_noise: images wants a floating dtype; got int32"
    ):
        augmentation.instance_noise(tf.zeros([2, 3], tf.int32), 0.1)
