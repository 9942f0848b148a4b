"""Points of the plane around a ring or a grid of centres, on which mode collapse can be counted.

Source: the data of PacGAN's synthetic experiments (Lin et al. 2018, section 4.1), which follow
Srivastava et al. 2017: 100,000 points, each of a centre that is drawn anew.
"""

import dataclasses
import functools
import hashlib
import math
from collections.abc import Mapping

import numpy as np

COUNT = 100_000
_KEY = 20181  # of the Philox generator that every run's points come from


@dataclasses.dataclass(frozen=True)
class Mixture:
    """Gaussians of one width, each as likely as the others.

    Attributes:
      centres: float32 array `[modes, 2]`.
      deviation: float, the standard deviation on either axis.
    """

    centres: np.ndarray
    deviation: float


def _ring() -> np.ndarray:
    angles = np.arange(8) * (2.0 * math.pi / 8)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def _grid() -> np.ndarray:
    places = np.arange(-4.0, 5.0, 2.0, dtype=np.float32)
    return np.stack(np.meshgrid(places, places, indexing="ij"), axis=-1).reshape(-1, 2)


MIXTURES = {"rings": Mixture(_ring(), 0.01), "grid": Mixture(_grid(), 0.05)}


@dataclasses.dataclass(frozen=True)
class PointSet:
    """Points of the plane, with the centre that each is of.

    Attributes:
      name: str, the value of `--dataset`.
      points: float32 `[N, 2]`.
      mixture: `Mixture` that they were drawn from.
    """

    name: str
    points: np.ndarray
    mixture: Mixture

    def __len__(self) -> int:
        return len(self.points)

    def columns(self) -> Mapping[str, np.ndarray]:
        """Returns the points under the name that games take them by."""
        return {"points": self.points}

    def fingerprint(self) -> str:
        """Returns a line that tells two sets of points apart."""
        digest = hashlib.sha256(self.points.tobytes()).hexdigest()
        return f"{len(self)} points, sha256 {digest[:16]}"


@functools.cache
def load_points(name: str) -> PointSet:
    """Draws the points of a mixture, the same at every call.

    They are made from the raw output of Philox (NEP 19 promises its bits for all versions) by the
    transformation of Box and Muller 1958.

    Args:
      name: one of `MIXTURES`.
    """
    mixture = MIXTURES[name]
    raw = np.random.Philox(key=_KEY).random_raw([3, COUNT])
    chosen = raw[0] % len(mixture.centres)
    uniform = (raw[1:] >> 11) * 2.0**-53  # float64 [2, N] in [0, 1)
    radius, angle = np.sqrt(-2.0 * np.log1p(-uniform[0])), 2.0 * math.pi * uniform[1]
    spread = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    points = mixture.centres[chosen] + mixture.deviation * spread
    return PointSet(name, points.astype(np.float32), mixture)
