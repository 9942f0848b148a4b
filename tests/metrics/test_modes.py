"""Modes and shares worked out by hand."""

import numpy as np
import pytest

from tfgan_lite.metrics.modes import ModeCoverage, mode_coverage

CENTRES = [[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]]


def test_coverage_by_hand():
    points = [
        [1.0, 0.0],  # of the first
        [0.0, -2.9],  # of the first
        [2.2, 2.2],  # 3.11 away: within 3 on either axis, and not within 3
        [10.0, 2.5],  # of the second
        [5.0, 5.0],  # of none
        [0.0, 13.1],  # nearest to the third, and not within 3
        [-90.0, 4.0],  # of none
        [3.1, 0.0],  # of none
    ]
    coverage = mode_coverage(points, CENTRES, deviation=1.0)
    assert coverage == ModeCoverage(8, (2, 1, 0))
    assert (coverage.modes, coverage.high_quality, coverage.least_share) == (2, 3 / 8, 0.0)
    assert str(coverage) == "2 of 3 modes, 37.5 % of 8 samples of high quality"


def test_three_deviations_and_no_more():
    points = [[6.0, 0.0], [6.001, 0.0], [0.0, 6.0], [0.0, 6.001]]
    assert mode_coverage(points, [[0.0, 0.0]], deviation=2.0).per_mode == (2,)


def test_a_sample_is_of_the_nearest_mode_alone():
    points = [[4.0, 0.0], [6.0, 0.0], [6.0, 0.0]]  # all within three deviations of both
    assert mode_coverage(points, CENTRES[:2], deviation=5.0).per_mode == (1, 2)


def test_one_sample_captures_a_mode_and_the_rarest_has_its_share():
    coverage = mode_coverage([[0.0, 0.0]] * 3 + CENTRES[1:], CENTRES, deviation=0.1)
    assert (coverage.modes, coverage.high_quality, coverage.least_share) == (3, 1.0, 1 / 5)


def test_no_sample_of_high_quality():
    coverage = mode_coverage([[50.0, 50.0]], CENTRES, deviation=1.0)
    assert (coverage.modes, coverage.high_quality, coverage.least_share) == (0, 0.0, 0.0)


def test_a_gaussian_has_the_share_that_theory_gives():
    """Of the plane, 1 - exp(-9 / 2) lies within three deviations; in more samples than a chunk."""
    random = np.random.Generator(np.random.Philox(5))
    points = np.repeat(CENTRES, 10_000, axis=0) + 0.2 * random.standard_normal([30_000, 2])
    coverage = mode_coverage(points.astype(np.float32), CENTRES, deviation=0.2)
    assert abs(coverage.high_quality - (1 - np.exp(-4.5))) < 4 * np.sqrt(0.011 / 30_000)
    assert all(abs(found - 9889) < 60 for found in coverage.per_mode)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"points": np.zeros([3, 3])}, r"points wants .* got shape \(3, 3\)"),
        ({"points": np.zeros([0, 2])}, r"points wants .* got shape \(0, 2\)"),
        ({"points": [[0, 0], [0, np.nan]]}, r"points wants finite values; got nan at row 1 \(1 "),
        ({"centres": [1.0, 2.0]}, r"centres wants .* got shape \(2,\)"),
        ({"centres": [[np.inf, 0]]}, "centres wants finite values; got inf at row 0"),
        ({"deviation": 0.0}, "deviation wants a number above 0; got 0.0"),
        ({"deviation": float("nan")}, "deviation wants a number above 0; got nan"),
    ],
)
def test_bad_input_is_named(changes, message):
    arguments = {"points": [[0.0, 0.0]], "centres": CENTRES, "deviation": 1.0} | changes
    with pytest.raises(ValueError, match=f"mode_coverage: {message}"):
        mode_coverage(**arguments)
