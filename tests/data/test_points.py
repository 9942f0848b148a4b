"""Points around a ring or a grid: as many, as far and as often as their source says."""

import numpy as np
import pytest

from tfgan_lite import data
from tfgan_lite.data.points import load_points


@pytest.mark.parametrize(("name", "modes", "deviation"), [("rings", 8, 0.01), ("grid", 25, 0.05)])
def test_points_lie_around_their_centres(name, modes, deviation):
    points = load_points(name).points
    assert points.shape == (100_000, 2) and points.dtype == np.float32
    if name == "rings":  # eight of them, the first to the right
        nearest = np.round(np.arctan2(points[:, 1], points[:, 0]) / (np.pi / 4)).astype(int) % 8
        centres = np.exp(1j * nearest * np.pi / 4)
        centres = np.stack([centres.real, centres.imag], axis=1)
    else:  # every even place from -4 to 4
        centres = np.round(points / 2) * 2
        nearest = (centres[:, 0] / 2 + 2) * 5 + centres[:, 1] / 2 + 2
    off = points - centres
    assert len(np.unique(nearest)) == modes
    counts = np.unique(nearest, return_counts=True)[1]
    assert abs(counts / (100_000 / modes) - 1).max() < 0.06  # 4 standard deviations at 25 modes
    np.testing.assert_allclose(off.std(axis=0), deviation, rtol=0.02)
    assert abs(off.mean(axis=0)).max() < 0.02 * deviation
    assert abs(np.corrcoef(off.T)[0, 1]) < 0.02
    # Normal, not merely as wide: 99.73 % within three deviations on an axis.
    assert abs(np.mean(abs(off) < 3 * deviation) - 0.9973) < 0.001


def test_batches_of_points_pass_through_all_of_them():
    points = load_points("grid")
    dataset = data.batches(points, 25_000, seed=3)
    assert list(dataset.element_spec) == ["points"]
    epoch = np.concatenate([b["points"] for b in dataset.take(4).as_numpy_iterator()])
    assert (epoch != points.points).any()
    np.testing.assert_array_equal(np.sort(epoch, axis=0), np.sort(points.points, axis=0))


def test_two_sets_are_told_apart():
    assert load_points("rings").fingerprint() != load_points("grid").fingerprint()
