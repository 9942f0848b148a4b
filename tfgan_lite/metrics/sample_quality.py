"""How good samples are: whether every class is among them, and how far they are from real."""

import dataclasses
from typing import Protocol

import numpy as np

from tfgan_lite.metrics.frechet import frechet_distance
from tfgan_lite.random import stream_key


class Classifier(Protocol):
    """What samples are judged by: a `DigitClassifier`, or one of your own."""

    def predict(self, images: np.ndarray) -> np.ndarray:
        """Returns the class of each image, int `[N]`."""

    def features(self, images: np.ndarray) -> np.ndarray:
        """Returns a vector for each image, float `[N, D]`."""


@dataclasses.dataclass(frozen=True)
class SampleQuality:
    """What a classifier makes of samples.

    Attributes:
      count: int, the number of samples.
      shares: tuple of float, the share of each class among the samples; they sum to 1.
      distance: float, the Frechet distance between samples and real images.
      real_distance: float, that between two halves of the real images: as good as it gets.
      untrained_distance: float, that between the samples of an untrained generator and the
        real images, or None.
    """

    count: int
    shares: tuple[float, ...]
    distance: float
    real_distance: float
    untrained_distance: float | None = None

    @property
    def least_share(self) -> float:
        """The share of the rarest class."""
        return min(self.shares)

    def table(self) -> str:
        """Returns the numbers as lines of text for a terminal of 80 columns."""
        rarest = self.shares.index(self.least_share)
        lines = [
            f"Class shares among {self.count} samples",
            "  class  " + "".join(f"{digit:>7}" for digit in range(len(self.shares))),
            "  share  " + "".join(f"{100 * share:>6.1f}%" for share in self.shares),
            f"  The rarest class is {rarest}, with {100 * self.least_share:.1f}%.",
            "Frechet distance in the classifier's features",
            _row("samples to real images", self.distance),
            _row("half of the real images to the other half", self.real_distance),
        ]
        if self.untrained_distance is not None:
            lines.append(_row("untrained generator to real images", self.untrained_distance))
        return "\n".join(lines)

    __str__ = table


def sample_quality(
    classifier: Classifier,
    real_images: np.ndarray,
    samples: np.ndarray,
    untrained_samples: np.ndarray | None = None,
    seed: int = 0,
) -> SampleQuality:
    """Judges samples by a classifier that was trained on real images.

    Args:
      classifier: a `DigitClassifier`, or any object with `predict(images) -> int [N]` and
        `features(images) -> float [N, D]`.
      real_images: float32 array `[N, H, W, C]` in [-1, 1], N >= 4.
      samples: float32 array `[M, H, W, C]` in [-1, 1], M >= 2.
      untrained_samples: as `samples`, from the generator before its first step, or None.
      seed: int, which halves of the real images are compared.

    Returns:
      `SampleQuality`.

    Raises:
      ValueError: for too few images, images of another shape than the classifier's, and
        values that are not finite.
    """
    real = classifier.features(real_images)
    if len(real) < 4:
        raise ValueError(
            "sample_quality: real_images wants at least 4 images, 2 for each half; "
            f"got {len(real)}."
        )
    random = np.random.Generator(np.random.Philox(stream_key(seed, "sample_quality/halves")))
    halves = np.array_split(random.permutation(len(real)), 2)
    distance = frechet_distance(classifier.features(samples), real)
    untrained_distance = None
    if untrained_samples is not None:
        untrained_distance = frechet_distance(classifier.features(untrained_samples), real)
    return SampleQuality(
        count=len(samples),
        shares=class_shares(classifier.predict(samples)),
        distance=distance,
        real_distance=frechet_distance(*(real[half] for half in halves)),
        untrained_distance=untrained_distance,
    )


@dataclasses.dataclass(frozen=True)
class Agreement:
    """How many samples are of the class that was asked for.

    Attributes:
      share: float, of all samples.
      by_class: dict from each class that was asked for to the share of its samples, float.
    """

    share: float
    by_class: dict[int, float]

    @property
    def worst(self) -> int:
        """The class of the least share, the first of several."""
        return min(self.by_class, key=lambda asked: (self.by_class[asked], asked))

    def table(self) -> str:
        """Returns the numbers as lines of text for a terminal of 80 columns."""
        return "\n".join(
            [
                "Samples judged as the class that was asked for",
                f"  all classes  {100 * self.share:>6.1f}%",
                f"  the worst, {self.worst:<2}{100 * self.by_class[self.worst]:>6.1f}%",
            ]
        )

    __str__ = table


def agreement(classes: np.ndarray, asked: np.ndarray) -> Agreement:
    """Compares what samples are judged as with what was asked for.

    Args:
      classes: int array `[N]`, what a classifier sees in each sample, N >= 1.
      asked: int array `[N]`, the class that each was asked for.

    Returns:
      `Agreement`.

    Raises:
      ValueError: for arrays of unlike or other shapes, or without an element.
    """
    classes, asked = np.asarray(classes), np.asarray(asked)
    if asked.ndim != 1 or classes.shape != asked.shape or not len(asked):
        raise ValueError(
            "agreement: classes and asked want the same shape [N], N >= 1; got "
            f"{classes.shape} and {asked.shape}. Give one class for each sample."
        )
    right = classes == asked
    return Agreement(
        share=float(np.mean(right)),
        by_class={int(c): float(np.mean(right[asked == c])) for c in np.unique(asked)},
    )


def class_shares(classes: np.ndarray, count: int = 10) -> tuple[float, ...]:
    """Returns the share of each class, a tuple of `count` floats that sum to 1.

    Args:
      classes: int array `[N]` in 0 ... count - 1, N >= 1.
      count: int, the number of classes.
    """
    shares = np.bincount(classes, minlength=count) / len(classes)
    return tuple(float(share) for share in shares)


def _row(what, distance):
    return f"  {what:<42} {distance:>10.2f}"
