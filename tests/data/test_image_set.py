"""What an image set may hold, and how much."""

import numpy as np
import pytest

from tfgan_lite.data.image_set import ImageSet, allocate
from tfgan_lite.errors import InputError


def test_too_large_for_the_memory():
    with pytest.raises(InputError, match=r"--dataset=idx:x: .* 8 GiB .*got 3000000 of 64x64x3, 34"):
        allocate("idx:x", 3_000_000, (64, 64, 3))


def test_empty():
    with pytest.raises(InputError, match="--dataset=idx:x: .*got none"):
        allocate("idx:x", 0, (8, 8, 1))


def test_wrong_arrays():
    with pytest.raises(ValueError, match="float32"):
        ImageSet("x", np.zeros((2, 8, 8, 1), np.float32))
    with pytest.raises(ValueError, match=r"\[2\]; got \[3\]"):
        ImageSet("x", np.zeros((2, 8, 8, 1), np.uint8), np.zeros(3, np.int32))


def test_fingerprint_tells_images_and_labels_apart():
    images = np.arange(24, dtype=np.uint8).reshape(2, 3, 4, 1)
    labels = np.array([0, 1], np.int32)
    other = images.copy()
    other[1, 2, 3] += 1
    sets = [(images, None), (other, None), (images, labels), (images, labels[::-1])]
    prints = [ImageSet("x", *parts).fingerprint() for parts in sets]
    assert len(set(prints)) == 4 and prints[0].startswith("2x3x4x1, sha256 ")
    assert prints[0] == ImageSet("y", images.copy()).fingerprint()
