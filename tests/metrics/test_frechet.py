"""The Frechet distance against closed forms and a matrix square root written here."""

import numpy as np
import pytest

from tfgan_lite.metrics.frechet import frechet_distance


def gaussian(seed, n, d):
    rng = np.random.Generator(np.random.Philox(seed))
    return rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) + rng.normal(size=d)


def square_root(matrix):
    """Denman and Beavers' iteration for the principal square root."""
    y, z = matrix, np.eye(len(matrix))
    for _ in range(60):
        y, z = (y + np.linalg.inv(z)) / 2, (z + np.linalg.inv(y)) / 2
    np.testing.assert_allclose(y @ y, matrix, rtol=1e-6, atol=1e-9)
    return y


def by_definition(a, b):
    s1, s2 = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    gap = a.mean(0) - b.mean(0)
    return gap @ gap + np.trace(s1 + s2 - 2 * square_root(s1 @ s2))


def test_one_dimension_by_hand():
    # Means 2 and 10; variances (1 + 0 + 1) / 2 = 1 and (9 + 0 + 9) / 2 = 9.
    # (2 - 10)^2 + (1 - 3)^2 = 68.
    assert frechet_distance([[1], [2], [3]], [[7], [10], [13]]) == pytest.approx(68, rel=1e-14)


def test_covariance_is_unbiased():
    # Variances 2 and 8 (divided by N - 1 = 1): (sqrt 8 - sqrt 2)^2 = 2. By N it would be 1.
    assert frechet_distance([[-1], [1]], [[-2], [2]]) == pytest.approx(2, rel=1e-14)


def test_diagonal_covariances_by_hand():
    # The corners of a box: no correlation, variances (4/3) h^2 for half widths h.
    corners = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]])
    first = corners * [3, 1] + [1, 2]
    second = corners * [1, 5] + [2, 0]
    # Means (1, 2) and (2, 0): 1 + 4. Spreads: (4/3) ((3 - 1)^2 + (1 - 5)^2) = 80/3.
    assert frechet_distance(first, second) == pytest.approx(5 + 80 / 3, rel=1e-14)


@pytest.mark.parametrize(("n", "m", "d"), [(40, 60, 1), (50, 30, 5), (400, 300, 16)])
def test_correlated_features_against_the_definition(n, m, d):
    a, b = gaussian(1, n, d), gaussian(2, m, d)
    if d == 1:
        gap, widths = a.mean() - b.mean(), a.std(ddof=1) - b.std(ddof=1)
        expected = gap**2 + widths**2
    else:
        expected = by_definition(a, b)
    assert frechet_distance(a, b) == pytest.approx(expected, rel=1e-7)


def test_shift_alone_gives_its_squared_length():
    a = gaussian(3, 100, 8)
    shift = np.arange(8.0)
    assert frechet_distance(a, a + shift) == pytest.approx(140, rel=1e-10)


@pytest.mark.parametrize("n", [5, 200], ids=["fewer rows than features", "more rows"])
def test_equal_sets_are_at_zero_in_any_order(n):
    for seed in range(10):  # rounding leaves some of them a little below 0 if nothing is done
        a = gaussian(seed, n, 12)
        assert 0 <= frechet_distance(a, a[::-1]) < 1e-11


def test_symmetric_and_invariant_to_order():
    a, b = gaussian(5, 70, 6), gaussian(6, 90, 6)
    distance = frechet_distance(a, b)
    order = np.random.Generator(np.random.Philox(7)).permutation(len(a))
    assert frechet_distance(b, a) == pytest.approx(distance, rel=1e-11)
    assert frechet_distance(a[order], b[::-1]) == pytest.approx(distance, rel=1e-11)


def test_fewer_rows_than_features():
    # Three points on one axis each, in four dimensions: variances 1 and 4 on axes apart.
    a, b = np.zeros((3, 4)), np.zeros((3, 4))
    a[:, 0], b[:, 2] = [-1, 0, 1], [-2, 0, 2]
    assert frechet_distance(a, b) == pytest.approx(5, rel=1e-14)


def test_float32_features_far_from_zero_keep_their_spread():
    a = np.array([[10001.0], [10002.0], [10003.0]], np.float32)
    b = np.array([[10001.0], [10003.0], [10005.0]], np.float32)
    assert frechet_distance(a, b) == pytest.approx(2, rel=1e-10)  # 1 + (2 - 1)^2


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ([[1.0], [np.nan]], [[1.0], [2.0]], "features wants finite values; got nan at row 1, c"),
        ([[1.0], [2.0]], [[np.inf], [2.0]], "other wants finite values; got inf at row 0, c"),
        ([[1.0, 2.0]] * 2, [[1.0]] * 2, "same number of features D; got 2 and 1"),
        ([[1.0]], [[1.0], [2.0]], r"features wants an array \[N, D\] .* got shape \(1, 1\)"),
        ([[1.0], [2.0]], [1.0, 2.0], r"other wants an array \[N, D\] .* got shape \(2,\)"),
        (np.zeros((3, 0)), np.zeros((3, 0)), r"got shape \(3, 0\)"),
    ],
)
def test_bad_input_is_named(a, b, message):
    with pytest.raises(ValueError, match=message):
        frechet_distance(a, b)
