"""Patches of two photographs that ship with the package; LICENSE names their authors."""

from tfgan_lite.data.photos.patches import load_photos

__all__ = ["load_photos"]
