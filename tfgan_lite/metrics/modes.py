"""How many modes of a mixture of Gaussians samples reach, and how many lie in one; NumPy only."""

import dataclasses

import numpy as np

DEVIATIONS = 3.0  # from its centre within which a sample is of high quality
_CHUNK = 4096  # samples whose distances are held at once


@dataclasses.dataclass(frozen=True)
class ModeCoverage:
    """What samples cover of a mixture.

    Attributes:
      count: int, the number of samples.
      per_mode: tuple of int, the high-quality samples of each mode: those within three standard
        deviations of its centre that are nearer to it than to any other.
    """

    count: int
    per_mode: tuple[int, ...]

    @property
    def modes(self) -> int:
        """The number of modes with at least one high-quality sample."""
        return sum(found > 0 for found in self.per_mode)

    @property
    def high_quality(self) -> float:
        """The share of the samples, in [0, 1], that are of high quality."""
        return sum(self.per_mode) / self.count

    @property
    def least_share(self) -> float:
        """The share that the rarest mode has of the high-quality samples; 0 where none is."""
        return min(self.per_mode) / max(sum(self.per_mode), 1)

    def __str__(self) -> str:
        return (
            f"{self.modes} of {len(self.per_mode)} modes, {100 * self.high_quality:.1f} % of "
            f"{self.count} samples of high quality"
        )


def mode_coverage(points: np.ndarray, centres: np.ndarray, deviation: float) -> ModeCoverage:
    """Counts the modes that samples reach, and the samples that lie in one.

    A sample is of high quality if it lies within three standard deviations of the nearest centre,
    the bound included; so do 98.9 % of what a Gaussian of the plane draws. The papers take 2,500
    samples.

    Args:
      points: real array `[N, 2]`, N >= 1.
      centres: real array `[modes, 2]`, at least one. Of centres that are equally near, the first
        has the sample.
      deviation: positive float, of each Gaussian on either axis.

    Returns:
      `ModeCoverage`.

    Raises:
      ValueError: for arrays of another shape, a value that is not finite, or a deviation that is
        not above 0.

    Source: Srivastava et al. 2017 (VEEGAN), section 4.1; Lin et al. 2018 (PacGAN), section 4.1.
    """
    points, centres = _checked(points, "points"), _checked(centres, "centres")
    if not 0.0 < deviation < float("inf"):
        raise ValueError(f"mode_coverage: deviation wants a number above 0; got {deviation!r}.")
    per_mode = np.zeros(len(centres), np.int64)
    for start in range(0, len(points), _CHUNK):
        apart = points[start : start + _CHUNK, None] - centres  # [n, modes, 2]
        distances = np.sqrt(np.square(apart).sum(axis=-1))  # [n, modes]
        good = distances.min(axis=1) <= DEVIATIONS * deviation
        per_mode += np.bincount(distances.argmin(axis=1)[good], minlength=len(centres))
    return ModeCoverage(len(points), tuple(per_mode.tolist()))


def _checked(points, name):
    points = np.asarray(points, np.float64)
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(
            f"mode_coverage: {name} wants an array [N, 2] with N >= 1; got shape {points.shape}."
        )
    wrong = np.argwhere(~np.isfinite(points))
    if len(wrong):
        row, column = wrong[0]
        raise ValueError(
            f"mode_coverage: {name} wants finite values; got {points[row, column]} at row {row} "
            f"({len(wrong)} such values)."
        )
    return points
