"""Values of a divergence: digits that read back, and the bits, of the dtype that they were."""

import struct

import pytest
from comparisons import divergence

from tfgan_lite.parity.value import count_text, written

INFINITY, NAN = float("inf"), float("nan")


@pytest.mark.parametrize(
    ("values", "dtype", "expected"),
    [
        # float32: 0.1 is 0x3dcccccd (IEEE 754, the example of many textbooks)
        (
            (0.10000000149011612, 0.10000000894069672),
            "float32",
            [("0.1", "0x3dcccccd"), ("0.10000001", "0x3dccccce")],
        ),
        ((-1.0, 1.0), "float32", [("-1.0", "0xbf800000"), ("1.0", "0x3f800000")]),
        ((0.0, -0.0), "float32", [("0.0", "0x00000000"), ("-0.0", "0x80000000")]),
        ((1.0, NAN), "float32", [("1.0", "0x3f800000"), ("nan", "0x7fc00000")]),
        ((INFINITY, 3.4028234663852886e38), "float32", [("inf", "0x7f800000"), None]),
        # 1 and the next number, in float16 (10 bits of fraction), bfloat16 (7) and float64 (52)
        ((1.0, 1.0 + 2**-10), "float16", [("1.0", "0x3c00"), ("1.001", "0x3c01")]),
        ((1.0, 1.0 + 2**-7), "bfloat16", [("1", "0x3f80"), ("1.00781", "0x3f81")]),
        (
            (1.0, 1.0 + 2**-52),
            "float64",
            [("1.0", "0x3ff0000000000000"), ("1.0000000000000002", "0x3ff0000000000001")],
        ),
        ((5.0, 9.0), "int64", [("5", ""), ("9", "")]),  # labels
    ],
)
def test_values_are_written_in_their_dtype(values, dtype, expected):
    got = written(divergence(values=values, dtype=dtype))
    for pair, wanted in zip(got, expected, strict=True):
        assert wanted is None or pair == wanted


def test_digits_read_back_as_the_same_float32():
    bits = (0x00000001, 0x0080_0000, 0x3EAAAAAB, 0x4B7FFFFF, 0x7F7FFFFF)
    for pattern in bits:
        value = struct.unpack("<f", struct.pack("<I", pattern))[0]
        (digits, shown), _ = written(divergence(values=(value, 0.0)))
        assert struct.unpack("<I", struct.pack("<f", float(digits)))[0] == pattern
        assert shown == f"0x{pattern:08x}"


def test_counts_are_grouped_and_unordered_is_nan():
    assert count_text(1862705052) == "1,862,705,052" and count_text(0) == "0"
    assert count_text(2**64 - 1) == "NaN"
