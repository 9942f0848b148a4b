"""The classifier: right about held-out digits, and a function of its seed and images alone."""

import contextlib

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import data, variables
from tfgan_lite.metrics import digit_classifier
from tfgan_lite.metrics.digit_classifier import (
    DigitClassifier,
    held_out_split,
    train_digit_classifier,
)


@pytest.fixture(scope="module")
def digits():
    """The split of the package's digits: ((images, labels), (images, labels))."""
    loaded = data.load("digits", 28, 28, 1)
    return held_out_split(data.to_unit_range(loaded.images), loaded.labels)


@pytest.fixture(scope="module")
def classifier(digits):
    with contextlib.closing(train_digit_classifier(*digits[0])) as trained:
        yield trained


def few(count=20, shape=(28, 28, 1)):
    random = np.random.Generator(np.random.Philox(1))
    images = random.uniform(-1, 1, [count, *shape]).astype(np.float32)
    return images, random.integers(10, size=count)


def features_after(steps, seed):
    images, labels = few()
    trained = train_digit_classifier(images, labels, seed, steps=steps, batch_size=8)
    with contextlib.closing(trained):
        return trained.features(images)


def test_split_keeps_every_image_once_and_a_fifth_of_each_class():
    labels = np.repeat(np.arange(10), np.arange(10, 20))  # 10 zeros, 11 ones, ... 19 nines
    images = np.arange(len(labels)) * 10
    (train, train_labels), (held_out, held_out_labels) = held_out_split(images, labels, seed=3)
    assert sorted([*train, *held_out]) == images.tolist()
    np.testing.assert_array_equal(train_labels, labels[train // 10])
    np.testing.assert_array_equal(held_out_labels, labels[held_out // 10])
    # A fifth of each class, rounded up: 2 of 10, 3 of 11 to 15, 4 of 16 to 19.
    assert np.bincount(held_out_labels).tolist() == [2, 3, 3, 3, 3, 3, 4, 4, 4, 4]


def test_split_is_a_function_of_the_seed():
    labels = np.arange(200) % 10
    chosen = [held_out_split(np.arange(200), labels, seed)[1][0].tolist() for seed in (0, 0, 1)]
    assert chosen[0] == chosen[1]
    assert chosen[0] != chosen[2]


def test_held_out_digits_are_recognised(digits, classifier):
    held_out = digits[1]
    assert len(held_out[0]) >= 359  # a fifth of 1,797
    accuracy = classifier.accuracy(*held_out)
    assert accuracy >= 0.98
    # The same number from the definition, and with labels that are wrong on purpose.
    seen = classifier.predict(held_out[0])
    assert seen.dtype == np.int32
    assert accuracy == sum(s == w for s, w in zip(seen, held_out[1], strict=True)) / len(seen)
    assert classifier.accuracy(held_out[0], (seen + 1) % 10) == 0.0


def test_features_are_invariant_to_splits_and_order(digits, classifier):
    images = digits[0][0][:600]  # two whole chunks and a part
    features = classifier.features(images)
    assert features.shape == (600, 64)
    assert features.dtype == np.float32
    parts = [classifier.features(images[a:b]) for a, b in ((0, 1), (1, 300), (300, 600))]
    np.testing.assert_allclose(np.concatenate(parts), features, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(classifier.features(images[::-1])[::-1], features, 1e-4, 1e-4)


def test_every_feature_says_something(digits, classifier):
    assert (classifier.features(digits[0][0]).std(axis=0) > 0).all()


def test_images_go_through_the_session_in_chunks(monkeypatch):
    images, _ = few(10)
    with contextlib.closing(DigitClassifier((28, 28, 1))) as untrained:
        whole = untrained.features(images)
        sizes = []
        run = untrained._session.run

        def counted(fetch, feed):
            sizes.extend(len(value) for value in feed.values())
            return run(fetch, feed)

        monkeypatch.setattr(untrained._session, "run", counted)
        monkeypatch.setattr(digit_classifier, "_CHUNK", 4)
        np.testing.assert_allclose(untrained.features(images), whole, rtol=1e-4, atol=1e-5)
    assert sizes == [4, 4, 2]


def test_weights_are_a_function_of_the_seed():
    np.testing.assert_array_equal(features_after(3, seed=5), features_after(3, seed=5))
    assert np.abs(features_after(3, seed=5) - features_after(3, seed=6)).max() > 1e-3


def test_first_weights_are_a_function_of_the_seed():
    images, _ = few(2)
    found = []
    for seed in (0, 1):
        with contextlib.closing(DigitClassifier((28, 28, 1), seed)) as untrained:
            found.append(untrained.features(images))
    assert np.abs(found[0] - found[1]).max() > 1e-3


def test_training_changes_the_features():
    assert np.abs(features_after(3, seed=5) - features_after(1, seed=5)).max() > 1e-3


def test_the_rate_falls_to_nothing(monkeypatch):
    rates = []
    monkeypatch.setattr(DigitClassifier, "train_step", lambda *args: rates.append(args[-1]))
    images, labels = few()
    train_digit_classifier(images, labels, steps=4, batch_size=2).close()
    np.testing.assert_allclose(rates, [2e-3, 1.5e-3, 1e-3, 5e-4])


def test_training_images_are_shifted_by_up_to_two_pixels():
    images = np.full([500, 7, 7, 1], -1.0, np.float32)
    images[:, 3, 3] = 1.0
    random = np.random.Generator(np.random.Philox(2))
    shifted = digit_classifier._shifted(images, random)
    assert shifted.shape == images.shape
    n, y, x, _ = np.nonzero(shifted == 1.0)
    np.testing.assert_array_equal(n, np.arange(500))  # one lit pixel in each
    assert set(zip(y, x, strict=True)) == {(i, j) for i in range(1, 6) for j in range(1, 6)}
    assert (shifted == -1.0).sum() == 500 * 48  # and black elsewhere, also where it came in


@pytest.mark.parametrize("shape", [(32, 32, 3), (64, 64, 1), (8, 8, 1)])
def test_other_sizes_and_colours(shape):
    images, labels = few(6, shape)
    trained = train_digit_classifier(images, labels, steps=2, batch_size=4)
    with contextlib.closing(trained):
        assert trained.features(images).shape == (6, 64)
        assert set(trained.predict(images)) <= set(range(10))


def test_colours_are_averaged():
    images, _ = few(6, (28, 28, 3))
    grey = images.mean(axis=-1, keepdims=True)
    with contextlib.closing(DigitClassifier((28, 28, 3), seed=1)) as colour:
        expected = colour.features(images)
    with contextlib.closing(DigitClassifier((28, 28, 1), seed=1)) as plain:
        np.testing.assert_allclose(plain.features(grey), expected, rtol=1e-4, atol=1e-5)


def test_it_leaves_the_caller_s_graph_and_variables_alone():
    with tf.Graph().as_default() as graph:
        DigitClassifier((28, 28, 1)).close()
        assert graph.get_operations() == []
    store = variables.VariableStore(seed=0)
    with store.as_default():
        DigitClassifier((28, 28, 1)).close()
    assert store.variables == {}


def test_images_of_another_shape_are_named():
    with contextlib.closing(DigitClassifier((28, 28, 1))) as untrained:
        for images in (np.zeros([3, 32, 32, 1]), np.zeros([28, 28, 1]), np.zeros([0, 28, 28, 1])):
            with pytest.raises(ValueError, match=r"wants an array \[N, 28, 28, 1\].* got shape"):
                untrained.features(images)
        with pytest.raises(ValueError, match="got 2 images and labels of shape"):
            untrained.accuracy(np.zeros([2, 28, 28, 1]), [1, 2, 3])


@pytest.mark.parametrize(
    ("images", "labels", "message"),
    [
        (np.zeros([3, 28, 28]), [0, 1, 2], r"got shape \(3, 28, 28\)"),
        (np.zeros([2, 28, 28, 1]), [0, 10], r"labels in 0 ... 9; got .* labels \[ 0 10\]"),
        (np.zeros([2, 28, 28, 1]), [0, 1, 2], r"got 2 images and labels of shape \(3,\)"),
        (np.zeros([0, 28, 28, 1]), [], r"got 0 images"),
    ],
)
def test_training_wants_images_and_digits(images, labels, message):
    with pytest.raises(ValueError, match=message):
        train_digit_classifier(images, labels)
