"""imageio's and scikit-image's writers of pictures, which took numbers that are no bytes.

imageio before 2.28 rescaled such pictures, as its documentation says: floats in [0, 1] from there,
any other numbers from their own least and largest; but not where the file can hold them, as TIFF
does. A GIF's `duration` was in seconds; it is in milliseconds since. scikit-image before 0.20 took
floats as in [-1, 1] and cut negative ones off.
"""

import importlib
from typing import Any

import numpy as np


def to_bytes(picture: Any) -> Any:
    """Returns a picture as imageio wrote it: uint8, or as it is where it has bytes or bits.

    Args:
      picture: array [height, width] or [height, width, channels]; one channel is dropped.

    Raises:
      ValueError: for numbers that are not finite.
    """
    picture = np.asanyarray(picture)
    if picture.ndim == 3 and picture.shape[-1] == 1:
        picture = picture[..., 0]
    if picture.dtype in (np.uint8, np.uint16, np.bool_):
        return picture
    least, largest = np.nanmin(picture), np.nanmax(picture)
    if not np.isfinite([least, largest]).all():
        raise ValueError(
            f"imageio: a picture wants finite numbers; got {least} to {largest}. "
            "Next: look where the numbers come from."
        )
    if picture.dtype.kind == "f" and least >= 0 and largest <= 1:
        least, largest = 0, 1
    elif largest == least:
        return picture.astype(np.uint8)
    scaled = (picture.astype(np.float64) - least) / (float(largest) - float(least))
    return (scaled * 255 + 0.499999999).astype(np.uint8)


def imwrite(uri: Any, im: Any, format: Any = None, **named: Any) -> Any:
    """`imageio.imwrite`."""
    im = im if _holds_floats(uri, format) else to_bytes(im)
    return _v2().imwrite(uri, im, format=format, **named)


def mimwrite(uri: Any, ims: Any, format: Any = None, **named: Any) -> Any:
    """`imageio.mimwrite`; a GIF's `duration` is in seconds, one number or a list."""
    frames = ims if _holds_floats(uri, format) else [to_bytes(frame) for frame in ims]
    return _v2().mimwrite(uri, frames, format=format, **_timed(uri, format, named))


def get_writer(uri: Any, format: Any = None, mode: str = "?", **named: Any) -> Any:
    """`imageio.get_writer`; a GIF's `duration` is in seconds."""
    return _v2().get_writer(uri, format=format, mode=mode, **_timed(uri, format, named))


def _v2():
    return importlib.import_module("imageio.v2")


def _holds_floats(uri, format):
    """Returns whether a file is of a kind that imageio gave numbers as they are."""
    return str(format or uri).lower().endswith(("tif", "tiff", "exr", "hdr", "npz"))


def _timed(uri, format, named):
    """Returns keyword arguments with a GIF's `duration` in milliseconds, where imageio wants it."""
    kind = str(format or uri).lower()
    if not kind.endswith(("gif", "gif-pil")) or named.get("duration") is None:
        return named
    version = importlib.import_module("imageio").__version__
    if tuple(map(int, version.split(".")[:2])) < (2, 28):
        return named
    return named | {"duration": (np.asarray(named["duration"]) * 1000.0).tolist()}


def imsave(fname: Any, arr: Any, plugin: Any = None, **named: Any) -> Any:
    """`skimage.io.imsave`."""
    from skimage import io

    arr = np.asanyarray(arr)
    if arr.dtype.kind == "f" and not str(fname).lower().endswith((".tif", ".tiff")):
        arr = (np.clip(arr, 0, 1) * 255 + 0.5).astype(np.uint8)
    arguments = {} if plugin is None else {"plugin": plugin}
    return io.imsave(fname, arr, **arguments, **named)


class imageio:
    """imageio."""

    OVER: dict[str, Any] = {
        "get_writer": get_writer,
        "imsave": imwrite,
        "imwrite": imwrite,
        "mimsave": mimwrite,
        "mimwrite": mimwrite,
    }
    GAPS: dict[str, Any] = {}


class Io:
    """`skimage.io`."""

    OVER: dict[str, Any] = {"imsave": imsave}
    GAPS: dict[str, Any] = {}
