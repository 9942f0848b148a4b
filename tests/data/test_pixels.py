"""Bytes to [-1, 1] and back."""

import numpy as np
import tensorflow as tf

from tfgan_lite import data

LEVELS = np.arange(256, dtype=np.uint8)


def test_the_ends_and_the_middle():
    got = data.to_unit_range(LEVELS)
    assert got.dtype == np.float32
    assert got[0] == -1 and got[255] == 1
    np.testing.assert_array_equal(got, -got[::-1])
    np.testing.assert_allclose(got, (LEVELS / 255) * 2 - 1, rtol=0, atol=1e-7)


def test_arrays_and_tensors_get_the_same_bits():
    got = data.to_unit_range(tf.constant(LEVELS))
    np.testing.assert_array_equal(got.numpy(), data.to_unit_range(LEVELS))


def test_there_and_back_changes_nothing():
    np.testing.assert_array_equal(data.to_uint8(data.to_unit_range(LEVELS)), LEVELS)


def test_rounds_and_clips():
    given = np.array([-3.0, -1.0, -0.999, -0.9951, 0.0, 0.9951, 1.0, 7.0, np.nan, np.inf])
    expected = [0, 0, 0, 1, 128, 254, 255, 255, 0, 255]  # (x + 1) * 127.5 by hand
    assert data.to_uint8(given).tolist() == expected
    assert data.to_uint8(tf.constant(given)).dtype == np.uint8
