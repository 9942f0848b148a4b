"""Sets of examples in memory, and batches of them, a function of (seed, batch number)."""

from tfgan_lite.data.batching import batches
from tfgan_lite.data.example_set import some
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.data.loading import load, load_for
from tfgan_lite.data.pixels import to_uint8, to_unit_range
from tfgan_lite.data.points import PointSet

__all__ = [
    "ImageSet",
    "PointSet",
    "batches",
    "load",
    "load_for",
    "some",
    "to_uint8",
    "to_unit_range",
]
