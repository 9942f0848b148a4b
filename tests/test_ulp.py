"""Distances in representable steps, against bit patterns, sorted values and np.nextafter."""

import struct
import subprocess
import sys
import tracemalloc

import ml_dtypes
import numpy as np
import pytest

from tfgan_lite import ulp

BFLOAT16 = np.dtype(ml_dtypes.bfloat16)  # the dtype of TensorFlow's bfloat16 arrays
FLOATS = {"float16": "f2", "bfloat16": BFLOAT16, "float32": "f4", "float64": "f8"}

pytestmark = pytest.mark.filterwarnings("error")  # that of an overflow, for one

# Bit patterns and distances by hand, from the widths of sign, exponent and mantissa: 1, 5, 10 for
# float16; 1, 8, 7 for bfloat16; 1, 8, 23 for float32; 1, 11, 52 for float64.
ONE = {"float16": 0x3C00, "bfloat16": 0x3F80, "float32": 0x3F800000, "float64": 0x3FF << 52}
INF = {"float16": 0x7C00, "bfloat16": 0x7F80, "float32": 0x7F800000, "float64": 0x7FF << 52}
NORMAL = {"float16": 0x0400, "bfloat16": 0x0080, "float32": 0x00800000, "float64": 1 << 52}
SIGN = {"float16": 1 << 15, "bfloat16": 1 << 15, "float32": 1 << 31, "float64": 1 << 63}
ONE_TO_TWO = {"float16": 1024, "bfloat16": 128, "float32": 8388608, "float64": 4503599627370496}
LINE = {
    "float16": 63488,
    "bfloat16": 65280,
    "float32": 4278190080,
    "float64": 18437736874454810624,
}
UNORDERED = 18446744073709551615

every_float = pytest.mark.parametrize("name", FLOATS)


def of_bits(name, *bits):
    """Returns a 1-D array of the float dtype with these bits."""
    size = np.dtype(FLOATS[name]).itemsize
    return np.array(bits, f"u{size}").view(FLOATS[name])


def bits_of(x):
    return x.view(f"u{x.dtype.itemsize}")


def random_bits(name, count, seed=0):
    """Returns floats of random bits: any exponent, a share of them subnormal, infinite and NaN."""
    size = np.dtype(FLOATS[name]).itemsize
    rng = np.random.default_rng(seed)
    bits = rng.integers(0, 256**size, count, f"u{size}")
    bits[: count // 10] %= NORMAL[name]  # subnormal
    bits[: count // 20] |= np.array(SIGN[name], bits.dtype)
    return bits.view(FLOATS[name])


def is_nan(x):
    """Returns which floats are NaN, without the warnings that signalling ones give."""
    with np.errstate(invalid="ignore"):
        return np.isnan(x)


def next_after(x, end):
    """Returns the next numbers towards `end`, without float16's warnings when it is inf."""
    with np.errstate(over="ignore"):
        return np.nextafter(x, np.array(end, x.dtype))


def values_of_all_patterns(name):
    """Returns the 65536 values as Python floats, decoded by struct."""
    if name == "float16":
        return [struct.unpack("<e", struct.pack("<H", bits))[0] for bits in range(2**16)]
    # A bfloat16 is the upper half of a float32.
    return [struct.unpack("<f", struct.pack("<I", bits << 16))[0] for bits in range(2**16)]


# The line


def test_the_patterns_by_hand_are_what_they_are_named():
    for name, code in (("float16", "<He"), ("float32", "<If"), ("float64", "<Qd")):
        integer, number = code[:2], "<" + code[2]
        decoded = [
            struct.unpack(number, struct.pack(integer, table[name])) for table in (ONE, INF, SIGN)
        ]
        assert [str(x) for (x,) in decoded] == ["1.0", "inf", "-0.0"]
    assert {table["bfloat16"] << 16 for table in (ONE, INF, NORMAL)} == {
        table["float32"] for table in (ONE, INF, NORMAL)
    }


@every_float
def test_distances_by_hand(name):
    one, inf, normal, sign = ONE[name], INF[name], NORMAL[name], SIGN[name]
    cases = [
        # bits of a, bits of b, steps
        (one, one, 0),
        (one, one + 1, 1),
        (one, one - 1, 1),  # over a power of two, where the spacing halves
        (one, one + ONE_TO_TWO[name], ONE_TO_TWO[name]),
        (normal, normal - 1, 1),  # the largest subnormal number
        (0, 1, 1),
        (sign, 1, 1),  # from -0
        (0, sign | 1, 1),
        (sign, sign | 1, 1),
        (1, sign | 1, 2),
        (3, sign | 4, 7),
        (0, sign, 0),
        (sign | one, sign | (one + 5), 5),
        (one, sign | one, 2 * one),
        (inf, inf, 0),
        (sign | inf, sign | inf, 0),
        (inf - 1, inf, 1),
        (sign | (inf - 1), sign | inf, 1),
        (sign | inf, inf, LINE[name]),
        (inf + 1, inf + 1, 0),  # NaNs from here on
        (inf + 1, inf + 2, 0),
        (inf + 1, sign | (inf + 1), 0),
        (inf + 1, inf, UNORDERED),
        (inf + 1, sign | inf, UNORDERED),
        (sign | (inf + 1), inf, UNORDERED),
        (sign | (sign - 1), 0, UNORDERED),
        (sign - 1, one, UNORDERED),
    ]
    a, b, steps = zip(*cases, strict=True)
    for x, y in ((a, b), (b, a)):
        distances = ulp.distance(of_bits(name, *x), of_bits(name, *y))
        assert distances.dtype == np.uint64
        assert distances.tolist() == list(steps)


def test_no_two_numbers_are_unordered():
    assert ulp.UNORDERED == UNORDERED > max(LINE.values())


@pytest.mark.parametrize("name", ["float16", "bfloat16"])
def test_every_pattern_stands_where_sorting_puts_it(name):
    values = values_of_all_patterns(name)
    numbers = sorted({x for x in values if x == x})  # -0.0 == 0.0: one of them is left
    assert len(numbers) == LINE[name] + 1
    rank = {x: i for i, x in enumerate(numbers)}
    ranks = np.array([rank.get(x, -1) for x in values])
    everything = np.arange(2**16, dtype=np.uint16)
    a = everything.view(FLOATS[name])
    rng = np.random.default_rng(5)
    others = [rng.permutation(everything) for _ in range(20)]
    others += [np.full_like(everything, x) for x in (0, 1, 0x8000, 0x8001, INF[name], 0xFFFF)]
    for other in others:
        other_ranks = ranks[other]
        expected = np.abs(ranks - other_ranks).astype(np.uint64)
        expected[(ranks < 0) != (other_ranks < 0)] = UNORDERED
        np.testing.assert_array_equal(ulp.distance(a, other.view(FLOATS[name])), expected)


@pytest.mark.parametrize("name", ["float16", "float32", "float64"])
def test_nextafter_is_one_step(name):
    x = random_bits(name, 100_000)
    x = x[np.isfinite(x)]
    walked = x
    for count in range(1, 8):
        walked = next_after(walked, np.inf)
        reached = np.isfinite(walked)
        assert (ulp.distance(x, walked)[reached] == count).all()
    up, down = next_after(x, np.inf), next_after(x, -np.inf)
    assert (ulp.distance(x, down) == 1).all()
    assert (ulp.distance(up, down) == 2).all()


def test_steps_are_of_one_size_within_a_binade():
    # More elements than are computed at once, and the last block is not full.
    size = 3 * ulp._BLOCK + 17
    rng = np.random.default_rng(1)
    a, b = rng.uniform(1, 2, [2, size]).astype(np.float32)
    expected = np.abs(a.astype(np.float64) - b) * 2**23
    np.testing.assert_array_equal(ulp.distance(a, b), expected)
    np.testing.assert_array_equal(ulp.distance(-a, -b), expected)


# Integers and booleans


@pytest.mark.parametrize("name", ["int8", "int16", "int32", "int64"])
def test_signed_integers_count_their_difference(name):
    low, high = np.iinfo(name).min, np.iinfo(name).max
    a = np.array([5, -3, -1, low, high, low], name)
    b = np.array([5, 4, 0, high, low, 0], name)
    whole = 2 ** (8 * a.itemsize) - 1
    assert ulp.distance(a, b).tolist() == [0, 7, 1, whole, whole, -low]


@pytest.mark.parametrize("name", ["uint8", "uint16", "uint32", "uint64"])
def test_unsigned_integers_count_their_difference(name):
    high = np.iinfo(name).max
    a, b = np.array([5, 0, high, high], name), np.array([9, high, 0, high - 1], name)
    assert ulp.distance(a, b).tolist() == [4, high, high, 1]


def test_booleans():
    a, b = np.array([True, True, False]), np.array([True, False, True])
    assert ulp.distance(a, b).tolist() == [0, 1, 1]
    assert ulp.same_bits(a, b).tolist() == [True, False, False]
    assert ulp.summarize(a, b).differing == 2


def test_ends_of_int64_are_no_nans():
    ends = np.iinfo(np.int64)
    difference = ulp.summarize(np.array([ends.min]), np.array([ends.max]))
    assert (difference.max_ulp, difference.nans) == (UNORDERED, False)
    assert (difference.zero_signs, difference.nan_payloads) == (0, 0)


# Bits


@every_float
def test_same_bits_tells_all_bits_apart(name):
    inf, sign = INF[name], SIGN[name]
    a = of_bits(name, 0, 0, inf + 1, inf + 1, inf + 1, ONE[name], inf)
    b = of_bits(name, 0, sign, inf + 1, inf + 2, sign | (inf + 1), ONE[name] + 1, inf)
    assert ulp.same_bits(a, b).tolist() == [True, False, True, False, False, False, True]


# Memory layouts


@every_float
def test_byte_order_does_not_matter(name):
    a, b = random_bits(name, 1000), random_bits(name, 1000, seed=1)
    b[:9] = a[:9]

    def swapped(x):
        return bits_of(x).byteswap().view(x.dtype.newbyteorder("S"))

    for x, y in ((swapped(a), b), (a, swapped(b)), (swapped(a), swapped(b))):
        np.testing.assert_array_equal(ulp.distance(x, y), ulp.distance(a, b))
        np.testing.assert_array_equal(ulp.same_bits(x, y), ulp.same_bits(a, b))
        assert ulp.summarize(x, y).differing == ulp.summarize(a, b).differing == 991
    moved = ulp.nudge(swapped(a), 3)
    assert moved.dtype == a.dtype
    assert moved.tobytes() == ulp.nudge(a, 3).tobytes()


@every_float
def test_strides_do_not_matter(name):
    a, b = (random_bits(name, 24, seed).reshape(2, 3, 4) for seed in (0, 1))
    expected = ulp.distance(a, b)
    assert expected.shape == (2, 3, 4)

    def scattered(x):
        wide = np.zeros([2, 6, 4], x.dtype)
        wide[:, 5::-2] = x
        return wide[:, 5::-2]

    for x, y in ((np.asfortranarray(a), b), (scattered(a), np.asfortranarray(b))):
        np.testing.assert_array_equal(ulp.distance(x, y), expected)
        np.testing.assert_array_equal(ulp.same_bits(x, y), expected == 0)
        np.testing.assert_array_equal(bits_of(ulp.nudge(x, 2)), bits_of(ulp.nudge(a, 2)))
        assert ulp.summarize(x, y).worst == ulp.summarize(a, b).worst


@every_float
def test_arrays_without_dimensions(name):
    a, b = (of_bits(name, bits).reshape(()) for bits in (ONE[name], ONE[name] + 3))
    steps = ulp.distance(a, b)
    assert (steps.shape, steps.dtype, int(steps)) == ((), np.uint64, 3)
    assert ulp.same_bits(a, b).shape == ()
    difference = ulp.summarize(a, b)
    assert (difference.first, difference.worst, difference.share) == ((), (), 1.0)
    assert difference.first_values == difference.worst_values == (a[()], b[()])
    assert bits_of(ulp.nudge(a, 3)) == bits_of(b)


@every_float
def test_empty_arrays(name):
    empty = np.zeros([3, 0], FLOATS[name])
    assert ulp.distance(empty, empty).shape == (3, 0)
    assert ulp.same_bits(empty, empty).shape == (3, 0)
    assert ulp.nudge(empty, 1).shape == (3, 0)
    difference = ulp.summarize(empty, empty)
    assert difference == ulp.Difference(size=0)
    assert (difference.equal, difference.share) == (True, 0.0)


def test_lists_and_scalars_are_arrays():
    assert ulp.distance([1.0, 2.0], [1.0, 2.0 + 2**-51]).tolist() == [0, 1]
    assert ulp.distance(np.float32(1), np.float32(1 + 2**-23)) == 1


# Arguments


@pytest.mark.parametrize("function", [ulp.distance, ulp.same_bits, ulp.summarize])
def test_pairs_that_do_not_match_are_refused(function):
    x = np.zeros([2, 3], np.float32)
    others = {
        r"float32 \[3\]": np.zeros(3, np.float32),  # no broadcasting
        r"float32 \[3, 2\]": np.zeros([3, 2], np.float32),
        r"float64 \[2, 3\]": np.zeros([2, 3]),
        r"bfloat16 \[2, 3\]": np.zeros([2, 3], BFLOAT16),
    }
    for shown, other in others.items():
        message = r": a and b want one shape and one dtype; got float32 \[2, 3\] and " + shown
        with pytest.raises(ValueError, match=function.__name__ + message):
            function(x, other)


@pytest.mark.parametrize(
    "dtype", ["c8", "S4", "O", "M8[s]", "V2", ml_dtypes.float8_e5m2, ml_dtypes.int4]
)
def test_other_dtypes_are_refused(dtype):
    x = np.zeros(2, dtype)
    with pytest.raises(ValueError, match="distance: a and b want a dtype of float16, bfloat16"):
        ulp.distance(x, x)
    with pytest.raises(ValueError, match="nudge: x wants a dtype of float16, bfloat16"):
        ulp.nudge(x, 1)


# Summaries


@every_float
def test_equal_arrays(name):
    x = random_bits(name, 3000).reshape(30, 100)  # with NaNs, which == would call different
    difference = ulp.summarize(x, x.copy())
    assert difference == ulp.Difference(size=3000)
    assert difference.equal
    assert difference.first is difference.worst is difference.first_values is None


@every_float
def test_planted_errors_are_found(name):
    one = ONE[name]
    a = of_bits(name, *[one] * 24).reshape(2, 3, 4)
    b = a.copy()
    (b[0, 2, 1],) = of_bits(name, one + 2)
    (b[1, 0, 3],) = of_bits(name, one - 9)
    (b[1, 2, 0],) = of_bits(name, one + 9)
    difference = ulp.summarize(a, b)
    assert not difference.equal
    assert (difference.size, difference.differing, difference.share) == (24, 3, 0.125)
    assert (difference.max_ulp, difference.nans) == (9, False)
    assert (difference.zero_signs, difference.nan_payloads) == (0, 0)
    assert (difference.first, difference.worst) == ((0, 2, 1), (1, 0, 3))
    assert difference.first_values == (1.0, b[0, 2, 1])
    assert difference.worst_values == (1.0, b[1, 0, 3])
    assert all(type(i) is int for i in (*difference.first, *difference.worst, difference.max_ulp))


@every_float
@pytest.mark.parametrize("bit", [0, 1, 5, -2, -1])
def test_one_flipped_bit_is_found_anywhere(name, bit):
    x = of_bits(name, *[ONE[name]] * 50)
    for at in (0, 17, 49):
        y = x.copy()
        bits_of(y)[at] ^= np.array(1 << bit % (8 * x.itemsize), bits_of(y).dtype)
        for a, b in ((x, y), (y, x)):
            difference = ulp.summarize(a, b)
            assert (difference.differing, difference.first, difference.worst) == (1, (at,), (at,))


@every_float
def test_signs_of_zero_are_reported_as_such(name):
    a, b = of_bits(name, ONE[name], 0, SIGN[name]), of_bits(name, ONE[name], SIGN[name], 0)
    difference = ulp.summarize(a, b)
    assert not difference.equal
    assert (difference.differing, difference.zero_signs, difference.max_ulp) == (2, 2, 0)
    assert (difference.first, difference.worst, difference.worst_values) == ((1,), None, None)
    assert [int(bits_of(x)) for x in difference.first_values] == [0, SIGN[name]]


@every_float
def test_nans_of_other_bits_are_reported_as_such(name):
    a, b = of_bits(name, INF[name] + 1, 0, 7), of_bits(name, SIGN[name] - 1, SIGN[name], 7)
    difference = ulp.summarize(a, b)
    assert not difference.equal
    assert (difference.differing, difference.zero_signs, difference.nan_payloads) == (2, 1, 1)
    assert (difference.max_ulp, difference.nans, difference.worst) == (0, False, None)


@every_float
def test_nan_against_a_number_is_the_worst(name):
    a = of_bits(name, 5, INF[name], 9, INF[name] + 1)
    b = of_bits(name, 5, SIGN[name] | INF[name], INF[name] + 1, INF[name] + 1)
    for x, y in ((a, b), (b, a)):
        difference = ulp.summarize(x, y)
        assert (difference.max_ulp, difference.nans) == (UNORDERED, True)
        assert (difference.first, difference.worst) == ((1,), (2,))
        assert (difference.differing, difference.zero_signs, difference.nan_payloads) == (2, 0, 0)
        assert [str(v) for v in difference.worst_values].count("nan") == 1


def test_integers_are_summarized():
    a, b = np.array([[1, 2], [3, 4]], np.int32), np.array([[1, 3], [3, -4]], np.int32)
    difference = ulp.summarize(a, b)
    assert (difference.differing, difference.max_ulp) == (2, 8)
    assert (difference.first, difference.first_values) == ((0, 1), (2, 3))
    assert (difference.worst, difference.worst_values) == ((1, 1), (4, -4))


# Steps along the line


@pytest.mark.parametrize("name", ["float16", "float32", "float64"])
@pytest.mark.parametrize("sign", [1, -1])
def test_nudge_by_one_is_nextafter_to_the_bit(name, sign):
    x = random_bits(name, 100_000)
    x = np.concatenate([x[~is_nan(x)], of_bits(name, 0, 1, SIGN[name], SIGN[name] | 1)])
    walked = x
    for count in range(1, 5):
        walked = next_after(walked, sign * np.inf)
        np.testing.assert_array_equal(bits_of(ulp.nudge(x, sign * count)), bits_of(walked))


@pytest.mark.parametrize("name", ["float16", "bfloat16"])
def test_nudge_walks_the_sorted_values(name):
    values = values_of_all_patterns(name)
    numbers = np.array(sorted({x for x in values if x == x}))
    rank = {x: i for i, x in enumerate(numbers.tolist())}
    is_number = np.array([x == x for x in values])
    ranks = np.array([rank[x] for x in values if x == x])
    x = np.arange(2**16, dtype=np.uint16)[is_number].view(FLOATS[name])
    last = LINE[name]
    for count in (0, 1, -1, 2, -2, 100, -1000, INF[name], -last, last, last + 1, 10**30, -(10**30)):
        moved = ulp.nudge(x, count)
        expected = numbers[np.clip(ranks + float(count), 0, last).astype(int)]
        np.testing.assert_array_equal(moved.astype(np.float64), expected)
        left = np.where(count > 0, last - ranks, ranks)
        steps = np.minimum(left, min(abs(count), last))
        np.testing.assert_array_equal(ulp.distance(x, moved), steps)


@every_float
def test_nudge_keeps_bits_where_nothing_moves(name):
    x = random_bits(name, 1000)
    x[:4] = of_bits(name, 0, SIGN[name], INF[name] + 1, SIGN[name] | (INF[name] + 5))
    before = x.tobytes()
    assert ulp.nudge(x, 0).tobytes() == before
    nan = is_nan(x)
    for count in (7, -7, 10**30):
        np.testing.assert_array_equal(bits_of(ulp.nudge(x, count))[nan], bits_of(x)[nan])
    assert x.tobytes() == before


@every_float
def test_nudge_ends_at_infinity(name):
    inf, sign, line = INF[name], SIGN[name], LINE[name]
    ends = of_bits(name, inf, sign | inf)
    assert bits_of(ulp.nudge(ends, line)).tolist() == [inf, inf]
    assert bits_of(ulp.nudge(ends, line - 1)).tolist() == [inf, inf - 1]
    assert bits_of(ulp.nudge(ends, -line)).tolist() == [sign | inf, sign | inf]
    assert bits_of(ulp.nudge(ends, -1)).tolist() == [inf - 1, sign | inf]
    assert bits_of(ulp.nudge(ends, 1)).tolist() == [inf, sign | (inf - 1)]


@every_float
@pytest.mark.parametrize("count", [1, -3, 12345])
def test_distance_undoes_nudge(name, count):
    x = random_bits(name, 20_000)
    moved = ulp.nudge(x, count)
    assert (moved.dtype, moved.shape) == (x.dtype, x.shape)
    inside = ~is_nan(moved) & (np.abs(moved) != np.inf)
    assert inside.any()
    assert (ulp.distance(x, moved)[inside] == abs(count)).all()


def test_nudge_takes_whole_steps():
    with pytest.raises(TypeError):
        ulp.nudge(1.0, 0.5)
    assert ulp.nudge(1.0, np.int64(-1)) == 1 - 2**-53


# Cost


def peak_bytes(function, *arguments):
    tracemalloc.start()
    try:
        function(*arguments)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@every_float
def test_equal_arrays_cost_a_comparison_and_distances_their_result(name):
    size = 10 * ulp._BLOCK
    a = of_bits(name, *[ONE[name]] * 2).repeat(size // 2)
    b = a.copy()
    assert peak_bytes(ulp.summarize, a, b) < 1.5 * size  # a bool an element
    # Beside the result: some arrays of a block, such as its positions and their signs.
    assert peak_bytes(ulp.distance, a, ulp.nudge(a, 1)) < 8 * size + 8 * a.itemsize * ulp._BLOCK


def test_it_stands_on_numpy_alone():
    code = (
        "import sys, tfgan_lite.ulp;"
        "print({'tensorflow', 'ml_dtypes'} & set(sys.modules), 'numpy' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout.split("\n")[0] == "set() True", printed.stderr


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "int64", "bool"])
def test_identical_is_of_bits_shapes_and_dtypes(dtype):
    a = np.array([[0, 1, 1]], dtype)
    assert ulp.identical(a, a.copy()) and ulp.identical(a[:, ::-1], a[:, ::-1].copy())
    assert not ulp.identical(a, a[0]) and not ulp.identical(a, a.astype("complex64"))
    assert not ulp.identical(a, a[:, ::-1])
    if a.dtype.kind == "f":
        assert not ulp.identical(a, np.array([[-0.0, 1, 1]], dtype))
        nan = np.array([np.nan], dtype)
        assert ulp.identical(nan, nan.copy()) and not ulp.identical(nan, -nan)
