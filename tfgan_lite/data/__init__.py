"""Image sets in memory, and batches of them that are a function of (seed, batch number)."""

from tfgan_lite.data.batching import batches
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.data.loading import load
from tfgan_lite.data.pixels import to_uint8, to_unit_range

__all__ = ["ImageSet", "batches", "load", "to_uint8", "to_unit_range"]
