"""Rare classes count more, or are shown more often, so that all are worth the same."""

import numpy as np
import pytest

from tfgan_lite import data
from tfgan_lite.data.balancing import class_weights, resampled_rows
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input, Player

LABELS = np.array([7, 2, 7, 7, 7, 2, 7, 7, 7, 9], np.int32)  # seven of 7, two of 2, one of 9


def image_set(labels=LABELS):
    images = np.broadcast_to(np.arange(10, dtype=np.uint8)[:, None, None, None], (10, 8, 8, 1))
    return data.ImageSet("x", images, labels)


def test_weights_by_hand():
    expected = np.where(LABELS == 7, 10 / 21, np.where(LABELS == 2, 10 / 6, 10 / 3))
    np.testing.assert_allclose(class_weights(LABELS), expected, rtol=1e-6)
    assert class_weights(LABELS).mean() == pytest.approx(1.0)


def test_rows_by_hand():
    rows = resampled_rows(LABELS).tolist()
    assert sorted(rows) == sorted([1, 5, 1, 5, 1, 5, 1] + [0, 2, 3, 4, 6, 7, 8] + [9] * 7)
    np.testing.assert_array_equal(resampled_rows(np.array([0, 1, 1, 0])), [0, 3, 1, 2])


def test_batches_of_a_resampled_set_have_all_classes_equally_often():
    balanced = image_set().resampled()
    (batch,) = data.batches(balanced, 21, seed=0).take(1).as_numpy_iterator()
    np.testing.assert_array_equal(np.unique(batch["labels"], return_counts=True)[1], [7, 7, 7])
    pixels = np.round((batch["images"][:, 0, 0, 0] + 1) * 127.5).astype(int)
    np.testing.assert_array_equal(LABELS[pixels], batch["labels"])  # each with its own label
    assert balanced.fingerprint() != image_set().fingerprint()


def test_a_game_that_wants_weights_gets_them_with_its_images():
    inputs = (Input("images", (28, 28, 1)), Input("weights", ()))
    digits = data.load_for("digits", Game("g", inputs, (), (Player("p", 0.1),), dict, dict))
    (batch,) = data.batches(digits, 50, seed=0).take(1).as_numpy_iterator()
    frequency = np.bincount(digits.labels)
    expected = 1797 / (10 * frequency[batch["labels"]])
    np.testing.assert_allclose(batch["weights"], expected, rtol=1e-6)


def test_without_labels(tmp_path):
    with pytest.raises(InputError, match="--balance: wants a label for each image; x has none"):
        image_set(None).resampled()
