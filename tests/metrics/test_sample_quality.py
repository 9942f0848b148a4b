"""Shares and distances worked out by hand, with a classifier that looks at brightness."""

import numpy as np
import pytest

from tfgan_lite.metrics.sample_quality import (
    Agreement,
    SampleQuality,
    agreement,
    class_shares,
    sample_quality,
)


class Brightness:
    """Its one feature is 10 times the mean of the pixels; its class is the feature's floor."""

    def features(self, images):
        return 10.0 * np.asarray(images).mean(axis=(1, 2, 3), keepdims=True)[:, :, 0, 0]

    def predict(self, images):
        return np.floor(self.features(images)[:, 0]).astype(np.int32)


def flat(*features):
    """Returns images `[N, 2, 2, 1]` with these features."""
    return np.tile(np.reshape(features, [-1, 1, 1, 1]) / 10.0, [1, 2, 2, 1])


def test_shares_and_distances_by_hand():
    quality = sample_quality(
        Brightness(),
        real_images=flat(1.0, 1.0, 1.0, 1.0),
        samples=flat(2.5, 2.5, 3.5, 3.5, 9.5, 0.5),
        untrained_samples=flat(0.0, 2.0, 4.0),
    )
    assert quality.count == 6
    np.testing.assert_allclose(quality.shares, np.array([1, 0, 2, 2, 0, 0, 0, 0, 0, 1]) / 6)
    # Means 22 / 6 and 1; the squares of the samples sum to 127.5, those of the real are equal.
    assert quality.distance == pytest.approx((16 / 6) ** 2 + (127.5 - 22**2 / 6) / 5)
    assert quality.real_distance == pytest.approx(0.0, abs=1e-12)
    assert quality.untrained_distance == pytest.approx((2 - 1) ** 2 + (2 - 0) ** 2)
    assert quality.least_share == 0.0


def test_the_halves_share_no_image():
    # The real features are the powers of 2, so that each half tells who is in it.
    class Recorder(Brightness):
        def features(self, images):
            return np.asarray(images).reshape(-1, 1)

    real = 2.0 ** np.arange(9)
    possible = set()
    for members in range(512):
        chosen = [bool(members >> bit & 1) for bit in range(9)]
        if sum(chosen) == 5:
            a, b = real[chosen], real[~np.array(chosen)]
            gap, widths = a.mean() - b.mean(), a.std(ddof=1) - b.std(ddof=1)
            possible.add(round(gap**2 + widths**2, 6))
    images = real.reshape(-1, 1, 1, 1)
    found = [
        sample_quality(Recorder(), images, flat(1, 2), seed=seed).real_distance
        for seed in (0, 0, 1)
    ]
    assert {round(distance, 6) for distance in found} <= possible
    assert found[0] == found[1]
    assert found[0] != found[2]  # the halves are drawn by the seed


def test_without_untrained_samples():
    quality = sample_quality(Brightness(), flat(1, 2, 3, 4), flat(1, 2))
    assert quality.untrained_distance is None
    assert "untrained" not in quality.table()


def test_class_shares():
    shares = class_shares(np.array([3, 3, 0, 1]), count=5)
    assert shares == (0.25, 0.25, 0.0, 0.5, 0.0)


def test_table_names_every_number():
    quality = SampleQuality(
        count=1000,
        shares=(0.1, 0.2, 0.031, 0.069, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
        distance=12.345,
        real_distance=6.5,
        untrained_distance=1234.5,
    )
    assert str(quality) == quality.table()
    lines = quality.table().splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "Class shares among 1000 samples"
    assert lines[1].split() == ["class", *"0123456789"]
    assert lines[2].split()[:5] == ["share", "10.0%", "20.0%", "3.1%", "6.9%"]
    assert lines[3].strip() == "The rarest class is 2, with 3.1%."
    assert [line.split()[-1] for line in lines[5:]] == ["12.35", "6.50", "1234.50"]
    assert [line.split()[0] for line in lines[5:]] == ["samples", "half", "untrained"]


def test_agreement_by_hand():
    found = agreement(classes=np.array([3, 3, 5, 1, 1, 0, 9, 5]), asked=[3, 5, 5, 1, 1, 1, 9, 5])
    assert found.share == 6 / 8
    assert found.by_class == {1: 2 / 3, 3: 1.0, 5: 2 / 3, 9: 1.0}  # of those asked for, not seen
    assert found.worst == 1


def test_agreement_names_the_worst_class():
    found = Agreement(share=0.9731, by_class={3: 1.0, 8: 0.914, 9: 0.95})
    assert found.worst == 8 and str(found) == found.table()
    lines = found.table().splitlines()
    assert lines[1].split() == ["all", "classes", "97.3%"]
    assert lines[2].split() == ["the", "worst,", "8", "91.4%"]
    assert len(lines[1]) == len(lines[2])


@pytest.mark.parametrize(("classes", "asked"), [([1, 2], [1]), ([], []), ([[1]], [[1]])])
def test_agreement_wants_a_class_for_each_sample(classes, asked):
    with pytest.raises(ValueError, match=r"agreement: classes and asked want the same shape"):
        agreement(np.array(classes), asked)


def test_too_few_real_images():
    with pytest.raises(ValueError, match="real_images wants at least 4 images.* got 3"):
        sample_quality(Brightness(), flat(1, 2, 3), flat(1, 2))


def test_samples_that_are_not_finite():
    with pytest.raises(ValueError, match="got nan at row 1, column 0"):
        sample_quality(Brightness(), flat(1, 2, 3, 4), flat(1, np.nan, 2))
