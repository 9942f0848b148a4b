"""Matchings worked out by hand, and the search against all permutations."""

import itertools

import numpy as np
import pytest

from tfgan_lite.metrics.matching import best_matching, match_codes


def test_a_code_that_is_a_renamed_class_agrees_wholly():
    labels = np.array([0, 1, 2, 3, 3, 2, 1, 0])
    found = match_codes((labels + 1) % 4, labels, count=4)
    assert found.share == 1.0
    assert found.classes == (3, 0, 1, 2)  # code 0 is class 3, code 1 is class 0
    np.testing.assert_array_equal(found.table, 2 * np.eye(4)[[3, 0, 1, 2]])


def test_codes_are_rows_and_each_class_is_matched_once():
    # Both codes hold mostly class 0; 3 + 2 beats 3 + 0 and any other.
    codes, labels = [0, 0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 0, 0, 0]
    found = match_codes(np.array(codes), np.array(labels), count=2)
    np.testing.assert_array_equal(found.table, [[3, 2], [3, 0]])
    assert found.classes == (1, 0)
    assert found.share == 5 / 8  # the greedy choice, row by row, would reach 3 / 8


def test_a_class_in_two_codes_counts_once():
    found = match_codes(np.array([0, 1, 0, 1]), np.array([2, 2, 2, 2]), count=3)
    assert found.share == 0.5


@pytest.mark.parametrize("size", [1, 2, 5, 7])
def test_best_matching_against_all_permutations(size):
    for seed in range(5):
        table = np.random.default_rng(seed).normal(size=[size, size])
        found = best_matching(table)
        assert sorted(found) == list(range(size))
        sums = [
            sum(table[row, column] for row, column in enumerate(columns))
            for columns in itertools.permutations(range(size))
        ]
        assert sum(table[row, column] for row, column in enumerate(found)) == pytest.approx(
            max(sums)
        )


def test_table_of_text_stars_what_is_matched():
    lines = str(match_codes(np.array([0, 0, 1]), np.array([1, 1, 0]), count=2)).splitlines()
    assert [line.split() for line in lines] == [
        ["code", "0", "1"], ["0", "0", "2*"], ["1", "1*", "0"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("codes", "labels", "message"),
    [
        ([0, 1], [0], r"shapes \(2,\) and \(1,\)"),
        ([], [], "N >= 1"),
        ([[0]], [[0]], r"shapes \(1, 1\)"),
        ([10], [0], r"codes wants values in 0 ... 9; got 10"),
        ([0], [-1], r"labels wants values in 0 ... 9; got -1"),
    ],
)
def test_bad_codes_are_named(codes, labels, message):
    with pytest.raises(ValueError, match=message):
        match_codes(np.array(codes, int), np.array(labels, int))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (np.zeros([2, 3]), r"got shape \(2, 3\)"),
        (np.zeros([17, 17]), r"K in 1 ... 16; got shape \(17, 17\)"),
        (np.zeros([0, 0]), r"K in 1 ... 16"),
        (np.full([2, 2], np.nan), "finite numbers"),
    ],
)
def test_bad_tables_are_named(table, message):
    with pytest.raises(ValueError, match=message):
        best_matching(table)
