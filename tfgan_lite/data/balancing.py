"""What to do about classes of unlike frequency: count rare images more, or show them more often."""

import numpy as np


def class_weights(labels: np.ndarray) -> np.ndarray:
    """Returns what each image is to count so that all classes count the same.

    Args:
      labels: int array `[N]`, N >= 1.

    Returns:
      float32 `[N]`, whose mean is 1: N / (number of classes * images of the class).
    """
    _, index, counts = np.unique(labels, return_inverse=True, return_counts=True)
    return (len(labels) / (len(counts) * counts[index])).astype(np.float32)


def resampled_rows(labels: np.ndarray) -> np.ndarray:
    """Returns rows that repeat rare classes until each has as many as the most frequent.

    Args:
      labels: int array `[N]`, N >= 1.

    Returns:
      int `[M]`, class by class, with M = number of classes * images of the most frequent. Of a
      class, each row comes equally often, but for one.
    """
    classes, counts = np.unique(labels, return_counts=True)
    return np.concatenate([np.resize(np.flatnonzero(labels == c), counts.max()) for c in classes])
