"""The handwritten digits that ship with the package, by way of a TFDS builder of their own."""

from tfgan_lite.data.digits.prepared import load_digits

__all__ = ["load_digits"]
