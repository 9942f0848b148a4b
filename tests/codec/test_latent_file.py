"""The file of latents: by its own table of bytes, there and back, and every kind of damage."""

import struct
import zlib

import numpy as np
import pytest

from tfgan_lite.codec.latent_file import LatentFile, from_bytes, quantise
from tfgan_lite.errors import InputError

NUMBERS = np.array([[1, -2, 3], [0, 127, -127]], np.int16)


def made(numbers=NUMBERS, **changes):
    values = {"game": "vae", "fingerprint": bytes(range(16)), "step": 0.25}
    values |= {"image_shape": (28, 28, 1), "numbers": numbers} | changes
    return LatentFile(**values)


def same(a, b):
    np.testing.assert_array_equal(a.numbers, b.numbers)
    assert a.numbers.dtype == b.numbers.dtype == np.int16
    names = ("game", "fingerprint", "step", "image_shape")
    assert [getattr(a, name) for name in names] == [getattr(b, name) for name in names]


def by_hand(header, name, numbers, version=1):
    """A file after the table of the module, for numbers that are packed already."""
    rest = header + name + zlib.compress(numbers)
    front = b"tfganlat" + struct.pack("<HH", version, len(name))
    return front + struct.pack("<I", zlib.crc32(front + rest)) + rest


def test_a_file_written_by_hand_is_read():
    header = bytes(range(16)) + struct.pack("<dIIIIII", 0.25, 2, 3, 28, 28, 1, 1)
    numbers = struct.pack("6b", 1, 0, -2, 127, 3, -127)  # axis by axis
    same(from_bytes(by_hand(header, b"vae", numbers), "a"), made())


def test_two_bytes_a_number_written_by_hand():
    header = bytes(range(16)) + struct.pack("<dIIIIII", 0.25, 2, 1, 28, 28, 1, 2)
    numbers = bytes([0x2C, 0xFF, 0x01, 0xFF])  # the low bytes of 300 and -1, then the high ones
    same(from_bytes(by_hand(header, b"vae", numbers), "a"), made(np.array([[300], [-1]], np.int16)))


@pytest.mark.parametrize("largest", [1, 127, 128, 129, 32767])
def test_there_and_back(largest):
    random = np.random.default_rng(largest)
    numbers = random.integers(-largest, largest, [50, 7], endpoint=True).astype(np.int16)
    numbers[0, :2] = largest, -largest
    held = made(numbers, game="package.module:größe")
    same(from_bytes(held.to_bytes(), "a"), held)


def test_fields_stand_where_the_table_says():
    content = made().to_bytes()
    assert content[:12] == b"tfganlat" + struct.pack("<HH", 1, 3)
    assert content[16:32] == bytes(range(16))
    assert struct.unpack("<dIIIIII", content[32:64]) == (0.25, 2, 3, 28, 28, 1, 1)
    assert content[64:67] == b"vae"
    assert zlib.decompress(content[67:]) == struct.pack("6b", 1, 0, -2, 127, 3, -127)
    assert struct.unpack("<I", content[12:16])[0] == zlib.crc32(content[:12] + content[16:])


def test_normal_latents_come_near_their_entropy():
    # Of N(0, 1) in steps of 0.25, log2(sqrt(2 pi e) / 0.25) = 4.05 bits.
    numbers = quantise(np.random.default_rng(0).normal(size=[2000, 16]), 0.25)
    bits = 8 * len(made(numbers).to_bytes()) / numbers.size
    assert 4.0 < bits < 4.2


def test_quantise_rounds_to_the_nearest_step():
    latents = np.array([[0.12, 0.13, -0.13, -0.12, 1.0, 31.9]])
    numbers = quantise(latents, 0.25)
    np.testing.assert_array_equal(numbers, [[0, 1, -1, 0, 4, 128]])
    assert numbers.dtype == np.int16
    back = made(numbers).latents
    assert back.dtype == np.float32
    np.testing.assert_array_equal(back, [[0.0, 0.25, -0.25, 0.0, 1.0, 32.0]])


@pytest.mark.parametrize("latent", [1.0, -1.0, np.nan, np.inf])
def test_a_step_too_small_is_named(latent):
    with pytest.raises(InputError, match="--step: wants latents within 32767 steps"):
        quantise(np.array([[0.0, latent]]), 1e-5)


def test_cut_short_anywhere_is_one_line():
    content = made().to_bytes()
    for length in range(len(content)):
        with pytest.raises(InputError, match="^--latents: a.latents: wants [^\n]*; got [^\n]*$"):
            from_bytes(content[:length], "a.latents")


def test_any_bit_that_flipped_is_found():
    content = made().to_bytes()
    for bit in range(8 * len(content)):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(InputError):
            from_bytes(bytes(changed), "a")


def test_something_else_and_another_version():
    with pytest.raises(InputError, match="which starts with tfganlat; got 9 bytes"):
        from_bytes(b"\x89PNG\r\n\x1a\n\0", "a")
    with pytest.raises(InputError, match="version 1 of the format; got 2"):
        from_bytes(by_hand(bytes(64), b"vae", b"", version=2), "a")


@pytest.mark.parametrize(
    ("fields", "numbers"),
    [
        ((0.25, 2, 3, 28, 28, 1, 1), bytes(5)),  # too few
        ((0.25, 2, 3, 28, 28, 1, 1), bytes(7)),  # too many
        ((0.25, 2, 3, 28, 28, 1, 3), bytes(18)),  # bytes in a number
        ((0.0, 2, 3, 28, 28, 1, 1), bytes(6)),  # step
        ((float("nan"), 2, 3, 28, 28, 1, 1), bytes(6)),
        ((0.25, 0, 3, 28, 28, 1, 1), b""),  # no images
        ((0.25, 2**32 - 1, 2**32 - 1, 28, 28, 1, 2), bytes(6)),  # more than any memory
    ],
)
def test_a_header_that_lies_is_one_line(fields, numbers):
    content = by_hand(bytes(16) + struct.pack("<dIIIIII", *fields), b"vae", numbers)
    with pytest.raises(InputError, match="^--latents: a: wants what its header tells of; got"):
        from_bytes(content, "a")
