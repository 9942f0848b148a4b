"""Batches are a pure function of (seed, batch number), in eager code and in graphs."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import data
from tfgan_lite.data import batching
from tfgan_lite.errors import InputError

N = 23


@pytest.fixture
def numbered():
    """Images whose every pixel is their own index, which is their label too."""
    index = np.arange(N)
    images = np.broadcast_to(index[:, None, None, None], (N, 4, 5, 3)).astype(np.uint8)
    return data.ImageSet("numbered", images, index.astype(np.int32), tuple(map(str, index)))


def _take(dataset, count):
    return list(dataset.take(count).as_numpy_iterator())


def _indices(image_set, batch_size, seed, count, first=0):
    taken = _take(data.batches(image_set, batch_size, seed, first), count)
    return np.concatenate([batch["labels"] for batch in taken])


def test_elements_have_static_shapes_and_scaled_pixels(numbered):
    dataset = data.batches(numbered, 6, seed=0)
    assert dataset.element_spec == {
        "images": tf.TensorSpec((6, 4, 5, 3), tf.float32),
        "labels": tf.TensorSpec((6,), tf.int32),
    }
    (batch,) = _take(dataset, 1)
    expected = batch["labels"] / 127.5 - 1
    np.testing.assert_allclose(batch["images"][:, 3, 4, 2], expected, rtol=0, atol=1e-7)


def test_without_labels_there_are_only_images(numbered):
    unlabelled = data.ImageSet("unlabelled", numbered.images)
    assert list(data.batches(unlabelled, 6, seed=0).element_spec) == ["images"]


@pytest.mark.parametrize("batch_size", [1, 6, N])
@pytest.mark.parametrize("first", [1, 7, 40])
def test_batch_k_does_not_depend_on_where_the_run_began(numbered, batch_size, first):
    whole = _take(data.batches(numbered, batch_size, seed=3), first + 20)
    resumed = _take(data.batches(numbered, batch_size, seed=3, first=first), 20)
    for expected, got in zip(whole[first:], resumed, strict=True):
        np.testing.assert_array_equal(got["labels"], expected["labels"])
        np.testing.assert_array_equal(got["images"], expected["images"])


def test_groups_are_only_a_matter_of_speed(numbered, monkeypatch):
    grouped = _indices(numbered, 6, seed=0, count=40)
    monkeypatch.setattr(batching, "LARGEST_GROUP", 1)
    np.testing.assert_array_equal(_indices(numbered, 6, seed=0, count=40), grouped)


def test_each_epoch_is_a_permutation_across_batch_borders(numbered):
    stream = _indices(numbered, 6, seed=0, count=4 * N)  # 24 epochs
    epochs = stream.reshape(-1, N)
    np.testing.assert_array_equal(np.sort(epochs, axis=1), np.tile(np.arange(N), (24, 1)))
    assert len({tuple(epoch) for epoch in epochs}) == 24


def test_the_order_is_that_of_sorted_philox_output(numbered):
    """The same from NumPy alone: the bits of a run must outlive a change of this code."""
    philox = np.random.Philox(key=5 + (1 << 64))  # seed 5 in the low word, epoch 1 in the high
    drawn = philox.random_raw(N).tolist()
    expected = sorted(range(N), key=lambda i: (drawn[i], i))
    assert _indices(numbered, N, seed=5, count=2)[N:].tolist() == expected


@pytest.mark.parametrize("seed", [1, -1, 2**63, 2**64 - 2])
def test_seeds_differ(numbered, seed):
    assert (_indices(numbered, N, 0, 1) != _indices(numbered, N, seed, 1)).any()


def test_positions_are_shuffled_evenly():
    """Chi-squared: where image 0 lands in 4,000 epochs of 8 images."""
    places = [np.argmin(batching.permutation(8, 0, epoch)) for epoch in range(4000)]
    counts = np.bincount(places, minlength=8)
    assert ((counts - 500) ** 2 / 500).sum() < 24.3  # 0.1 % quantile at 7 degrees of freedom


@pytest.mark.parametrize("start", [0, 9])
def test_a_graph_with_a_placeholder_sees_what_eager_code_sees(numbered, start):
    expected = _take(data.batches(numbered, 6, seed=3, first=start), 5)
    with tf.Graph().as_default() as graph:
        first = tf.compat.v1.placeholder(tf.int64, [])
        iterator = tf.compat.v1.data.make_initializable_iterator(
            data.batches(numbered, 6, seed=3, first=first)
        )
        element = iterator.get_next()
        assert element["images"].shape == (6, 4, 5, 3)
        assert graph.as_graph_def().ByteSize() < 100_000
        with tf.compat.v1.Session() as session:
            session.run(iterator.initializer, {first: start})
            for batch in expected:
                got = session.run(element)
                np.testing.assert_array_equal(got["labels"], batch["labels"])
                np.testing.assert_array_equal(got["images"], batch["images"])


def test_a_graph_with_a_one_shot_iterator(numbered):
    (expected,) = _take(data.batches(numbered, 6, seed=3), 1)
    with tf.Graph().as_default():
        iterator = tf.compat.v1.data.make_one_shot_iterator(data.batches(numbered, 6, seed=3))
        with tf.compat.v1.Session() as session:
            got = session.run(iterator.get_next())
    np.testing.assert_array_equal(got["images"], expected["images"])


def test_pixels_have_the_same_bits_in_a_graph_as_in_numpy():
    levels = data.ImageSet("levels", np.arange(256, dtype=np.uint8).reshape(256, 1, 1, 1))
    with tf.Graph().as_default():
        iterator = tf.compat.v1.data.make_one_shot_iterator(data.batches(levels, 256, seed=0))
        with tf.compat.v1.Session() as session:
            got = session.run(iterator.get_next())["images"]
    expected = data.to_unit_range(levels.images)
    np.testing.assert_array_equal(np.sort(got.ravel()), expected.ravel())


def test_graph_memory_does_not_grow_with_the_images():
    large = data.ImageSet("large", np.zeros((100, 64, 64, 3), np.uint8))
    with tf.Graph().as_default() as graph:
        tf.compat.v1.data.make_one_shot_iterator(data.batches(large, 50, seed=0)).get_next()
        assert graph.as_graph_def().ByteSize() < 100_000


@pytest.mark.parametrize("batch_size", [0, -4, N + 1])
def test_batch_size_out_of_range(numbered, batch_size):
    with pytest.raises(InputError, match=rf"--batch_size: wants 1 to {N}.*got {batch_size}\."):
        data.batches(numbered, batch_size, seed=0)


def test_negative_first(numbered):
    with pytest.raises(ValueError, match="got -1"):
        data.batches(numbered, 1, seed=0, first=-1)
