"""Packing: against packs written out by hand."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.errors import InputError
from tfgan_lite.packing import pack

# Value nhwc stands for image n, row h, column w and channel c.
IMAGES = np.array(
    [
        [[[n * 1000 + h * 100 + w * 10 + c for c in range(2)] for w in range(3)] for h in range(2)]
        for n in range(4)
    ],
    np.float32,
)


def test_images_lie_behind_one_another_along_the_channels():
    packed = pack(tf.constant(IMAGES), 2).numpy()
    assert packed.shape == (2, 2, 3, 4)
    assert packed[0, 0, 0].tolist() == [0, 1, 1000, 1001]
    assert packed[0, 1, 2].tolist() == [120, 121, 1120, 1121]
    assert packed[1, 1, 0].tolist() == [2100, 2101, 3100, 3101]


def test_all_images_fit_into_one_pack():
    packed = pack(tf.constant(IMAGES), 4).numpy()
    assert packed.shape == (1, 2, 3, 8)
    np.testing.assert_array_equal(packed[0], np.concatenate(list(IMAGES), axis=-1))


def test_vectors_follow_one_another():
    vectors = tf.constant([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10], [11, 12]])
    assert pack(vectors, 3).numpy().tolist() == [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]]


def test_sequences_are_packed_place_by_place():
    sequences = tf.constant([[[1], [2], [3]], [[4], [5], [6]]])
    assert pack(sequences, 2).numpy().tolist() == [[[1, 4], [2, 5], [3, 6]]]


def test_packs_of_one_are_the_images():
    np.testing.assert_array_equal(pack(tf.constant(IMAGES), 1), IMAGES)


def test_gradients_go_back_to_the_image_they_came_from():
    # Each pack judges with weight 10 ** channel, so image n's channel c gets 10 ** (2 (n % 2) + c).
    images = tf.constant(IMAGES)
    with tf.GradientTape() as tape:
        tape.watch(images)
        judged = tf.reduce_sum(pack(images, 2) * [1.0, 10.0, 100.0, 1000.0])
    slopes = tape.gradient(judged, images).numpy()
    for n in range(4):
        expected = [1.0, 10.0] if n % 2 == 0 else [100.0, 1000.0]
        np.testing.assert_array_equal(slopes[n], np.broadcast_to(expected, [2, 3, 2]))


def test_batches_of_unknown_size_are_packed_in_a_graph():
    expected = pack(tf.constant(IMAGES), 2).numpy()
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        images = tf.compat.v1.placeholder(tf.float32, [None, 2, 3, 2])
        packed = pack(images, 2)
        assert packed.shape.as_list() == [None, 2, 3, 4]
        np.testing.assert_array_equal(session.run(packed, {images: IMAGES}), expected)
        with pytest.raises(tf.errors.InvalidArgumentError):
            session.run(packed, {images: IMAGES[:3]})


def test_a_batch_that_is_no_multiple_is_refused():
    with pytest.raises(InputError, match=r"divisor of the batch size 4; got 3\. .* such as 6\."):
        pack(tf.constant(IMAGES), 3)


@pytest.mark.parametrize("count", (0, -2, 1.5, "2", None))
def test_counts_that_are_no_counts_are_refused(count):
    with pytest.raises(InputError, match=f"count wants an int >= 1; got {count!r}"):
        pack(tf.constant(IMAGES), count)


@pytest.mark.parametrize("shape", ([], [4], None, [4, None], [None, 8, None, 3]))
def test_shapes_that_cannot_be_packed_are_refused(shape):
    with tf.Graph().as_default():
        images = tf.compat.v1.placeholder(tf.float32, shape)
        with pytest.raises(ValueError, match="of which only N may be unknown; got shape"):
            pack(images, 2)
