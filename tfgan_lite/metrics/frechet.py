"""The Frechet distance between two clouds of feature vectors; NumPy only."""

import numpy as np


def frechet_distance(features: np.ndarray, other: np.ndarray) -> float:
    """The squared 2-Wasserstein distance between Gaussians fitted to two sets of features.

    d = |m1 - m2|^2 + tr(S1 + S2 - 2 (S1 S2)^1/2)

    with the means m and the unbiased covariances S (divided by N - 1) of the two sets.

    With more samples it comes closer to the distance of the distributions from above, so
    compare only numbers that were taken from sets of like size.

    Args:
      features: real array `[N, D]`, one feature vector a row, N >= 2.
      other: real array `[M, D]`, M >= 2.

    Returns:
      Python float >= 0, computed in float64. 0 for equal sets, whatever their order.

    Raises:
      ValueError: for an array that is not `[N, D]` with N >= 2 and D >= 1, two different D, or
        a value that is not finite.

    Source: Heusel et al. 2017, equation 6. The paper's code takes the square root of S1 S2 as
    a matrix. Here, S = R^T R with R from the QR decomposition of the centred features, and the
    trace of that root is the sum of the singular values of R1 R2^T: the same number, without
    squaring the features first, so that a covariance without full rank costs no accuracy.
    """
    features, other = _checked(features, "features"), _checked(other, "other")
    if features.shape[1] != other.shape[1]:
        raise ValueError(
            "frechet_distance: both sets want the same number of features D; "
            f"got {features.shape[1]} and {other.shape[1]}. "
            "Pass features of the same layer of the same network."
        )
    mean1, root1 = _mean_and_root(features)
    mean2, root2 = _mean_and_root(other)
    cross = np.linalg.svd(root1 @ root2.T, compute_uv=False).sum()
    spread = np.square(root1).sum() + np.square(root2).sum() - 2.0 * cross
    # The spread is >= 0 but for rounding, which can leave equal sets at -1e-13.
    return float(np.square(mean1 - mean2).sum() + max(spread, 0.0))


def _mean_and_root(features):
    """Returns the mean `[D]`, and R `[min(N, D), D]` with R^T R the unbiased covariance."""
    mean = features.mean(axis=0)
    root = np.linalg.qr(features - mean, mode="r")
    return mean, root / np.sqrt(len(features) - 1)


def _checked(features, name):
    features = np.asarray(features, np.float64)
    if features.ndim != 2 or features.shape[0] < 2 or features.shape[1] < 1:
        raise ValueError(
            f"frechet_distance: {name} wants an array [N, D] with N >= 2 and D >= 1; "
            f"got shape {features.shape}."
        )
    wrong = np.argwhere(~np.isfinite(features))
    if len(wrong):
        row, column = wrong[0]
        raise ValueError(
            f"frechet_distance: {name} wants finite values; "
            f"got {features[row, column]} at row {row}, column {column} "
            f"({len(wrong)} such values)."
        )
    return features
