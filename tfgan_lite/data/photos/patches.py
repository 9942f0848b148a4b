"""Squares cut from the photographs beside this file, in a fixed order.

photograph uint8 [427, 640, 3] -> squares of 64, then of 128 pixels, 16 apart -> resized
"""

import pathlib
from collections.abc import Iterator

import numpy as np
import tensorflow as tf

from tfgan_lite.data.image_set import ImageSet, allocate
from tfgan_lite.data.resizing import fit_into

NAMES = ("china", "flower")
SIDES = (64, 128)  # pixels of a square
STRIDE = 16  # pixels from one square to the next, down and across


def load_photos(size: tuple[int, int, int]) -> ImageSet:
    """Reads patches of both photographs.

    A patch is a square of 64 or of 128 pixels. The squares of one side lie on a grid of offsets
    that are multiples of 16 pixels, as far as they fit; they overlap. At 64x64x3 those of 64
    are the photograph's own pixels, and those of 128 are shrunk to half (see `resizing.fit`).

    Args:
      size: (height, width, channels) of the result.

    Returns:
      `ImageSet` of 2,956 patches: those of `china`, then those of `flower`; of each, the 851
      of 64 pixels, then the 627 of 128; of each side, row by row. Labels say which photograph.
    """
    photographs = [read_photograph(name) for name in NAMES]
    squares = [
        (label, np.stack(list(_squares(photograph, side))))
        for label, photograph in enumerate(photographs)
        for side in SIDES
    ]
    images = allocate("photos", sum(len(cut) for _, cut in squares), size)
    start = 0
    for _, cut in squares:
        fit_into(images[start : start + len(cut)], cut)
        start += len(cut)
    labels = np.repeat([label for label, _ in squares], [len(cut) for _, cut in squares])
    return ImageSet("photos", images, labels.astype(np.int32), NAMES)


def read_photograph(name: str) -> np.ndarray:
    """Returns one of the photographs, uint8 `[427, 640, 3]`.

    Args:
      name: str, one of `NAMES`.
    """
    content = tf.io.read_file(str(pathlib.Path(__file__).with_name(f"{name}.jpg")))
    # The slow method is the exact one, so that the patches are the same on every machine.
    return tf.io.decode_jpeg(content, channels=3, dct_method="INTEGER_ACCURATE").numpy()


def _squares(photograph: np.ndarray, side: int) -> Iterator[np.ndarray]:
    height, width, _ = photograph.shape
    for top in range(0, height - side + 1, STRIDE):
        for left in range(0, width - side + 1, STRIDE):
            yield photograph[top : top + side, left : left + side]
