"""A whole image set in memory, as bytes."""

import dataclasses
import hashlib
from collections.abc import Mapping

import numpy as np

from tfgan_lite.data.balancing import class_weights, resampled_rows
from tfgan_lite.errors import InputError

MEMORY_LIMIT = 8 * 2**30  # bytes


@dataclasses.dataclass(frozen=True)
class ImageSet:
    """Images at the size asked for, in a fixed order, with their labels if they have any.

    Attributes:
      name: str, the value of `--dataset` that it was loaded from.
      images: uint8 `[N, H, W, C]` in 0..255, C being 1 or 3.
      labels: int32 `[N]`, or None.
      class_names: what the labels stand for; empty where there are none.
      weighted: bool, whether its columns tell what each image counts; see `class_weights`.
    """

    name: str
    images: np.ndarray
    labels: np.ndarray | None = None
    class_names: tuple[str, ...] = ()
    weighted: bool = False

    def __post_init__(self) -> None:
        if self.images.dtype != np.uint8 or self.images.ndim != 4:
            raise ValueError(
                f"ImageSet {self.name}: images want uint8 [N, H, W, C]; "
                f"got {self.images.dtype} {list(self.images.shape)}."
            )
        if self.labels is not None and self.labels.shape != self.images.shape[:1]:
            raise ValueError(
                f"ImageSet {self.name}: labels want shape {list(self.images.shape[:1])}; "
                f"got {list(self.labels.shape)}."
            )

    def __len__(self) -> int:
        return len(self.images)

    def columns(self) -> Mapping[str, np.ndarray]:
        """Returns `images` and, if there are any, `labels` and `weights`, as games name them."""
        if self.labels is None:
            return {"images": self.images}
        columns = {"images": self.images, "labels": self.labels.astype(np.int32)}
        return columns | {"weights": class_weights(self.labels)} if self.weighted else columns

    def resampled(self) -> "ImageSet":
        """Returns a set in which every class is as frequent as the most frequent of this one.

        Raises:
          InputError: for a set without labels.
        """
        if self.labels is None:
            raise InputError(
                f"--balance: wants a label for each image; {self.name} has none. Put the images "
                "of each class into a folder of their own, or leave it out."
            )
        rows = resampled_rows(self.labels)
        return dataclasses.replace(self, images=self.images[rows], labels=self.labels[rows])

    def fingerprint(self) -> str:
        """Returns a line that tells two sets of images and labels apart."""
        digest = hashlib.sha256(self.images.tobytes())
        if self.labels is not None:
            digest.update(self.labels.tobytes())
        shape = "x".join(map(str, self.images.shape))
        return f"{shape}, sha256 {digest.hexdigest()[:16]}"


def allocate(name: str, count: int, size: tuple[int, int, int]) -> np.ndarray:
    """Returns room for `count` images of `size` = (height, width, channels).

    Args:
      name: str, the value of `--dataset`, for the messages.

    Returns:
      uint8 `[count, height, width, channels]`, uninitialised.

    Raises:
      InputError: for no images at all, and for more than fit into `MEMORY_LIMIT`.
    """
    if count < 1:
        raise InputError(f"--dataset={name}: wants at least one image; got none.")
    height, width, channels = size
    needed = count * height * width * channels
    if needed > MEMORY_LIMIT:
        raise InputError(
            f"--dataset={name}: all images together want at most {MEMORY_LIMIT / 2**30:.0f} GiB "
            f"of memory; got {count} of {height}x{width}x{channels}, {needed / 2**30:.1f} GiB. "
            "Choose a game of smaller images, or fewer images."
        )
    return np.empty((count, *size), np.uint8)
