"""Arrays as PIL's pictures and back, as `scipy.misc` of SciPy 1.2 had it.

Source: the documentation of scipy.misc 1.2; held against it by
`tests/legacy/launcher/test_scipy_misc.py`.
"""

import importlib
from typing import Any

import numpy as np

_CHANNELS = {"RGB": 3, "YCbCr": 3, "RGBA": 4, "CMYK": 4}
_UNSUITED = "Mode is unknown or incompatible with input array shape."


def pil(name: str = "Image") -> Any:
    """Returns a module of Pillow, which is imported when a picture is wanted."""
    return importlib.import_module(f"PIL.{name}")


def bytescale(
    data: Any, cmin: Any = None, cmax: Any = None, high: int = 255, low: int = 0
) -> np.ndarray:
    """Scales an array to bytes: `cmin` (its least number) to `low`, `cmax` to `high`.

    Args:
      data: array; one of uint8 is returned as it is.
      cmin, cmax: numbers, or None for those of the array.
      high, low: int in [0, 255].

    Raises:
      ValueError: for bounds that are out of order.
    """
    data = np.asarray(data)
    if data.dtype == np.uint8:
        return data
    for wrong, message in (
        (high > 255, "`high` should be less than or equal to 255."),
        (low < 0, "`low` should be greater than or equal to 0."),
        (high < low, "`high` should be greater than or equal to `low`."),
    ):
        if wrong:
            raise ValueError(message)
    first = data.min() if cmin is None else cmin
    last = data.max() if cmax is None else cmax
    if data.dtype.kind in "iu":  # NumPy 1 did not wrap round where Python's numbers are given
        first, last = int(first), int(last)
    span = last - first
    if span < 0:
        raise ValueError("`cmax` should be larger than `cmin`.")
    scale = float(high - low) / (float(span) or 1.0)
    scaled = (data - _like(first, data)) * scale + low
    return (scaled.clip(low, high) + 0.5).astype(np.uint8)


def _like(value, data):
    """Returns a number that does not change the dtype of a float array."""
    return float(value) if data.dtype.kind == "f" else value


def toimage(
    arr: Any,
    high: int = 255,
    low: int = 0,
    cmin: Any = None,
    cmax: Any = None,
    pal: Any = None,
    mode: str | None = None,
    channel_axis: int | None = None,
) -> Any:
    """Returns a PIL image of an array, scaled by `bytescale` unless the mode is F, I or 1.

    Args:
      arr: array [H, W], or [H, W, 3 or 4] with the channels on any axis.
      high, low, cmin, cmax: see `bytescale`.
      pal: [N, 3] bytes, a palette for [H, W].
      mode: the image's mode; None for L, RGB or RGBA.
      channel_axis: int, or None for the first axis of length 3, else of length 4.

    Raises:
      ValueError: for a shape or mode that no image has.
    """
    data = np.asarray(arr)
    if np.iscomplexobj(data):
        raise ValueError("Cannot convert a complex-valued array.")
    if data.ndim == 2:
        return _flat_image(data, high, low, cmin, cmax, pal, mode)
    if data.ndim != 3 or not {3, 4} & set(data.shape):
        raise ValueError("'arr' does not have a suitable array shape for any mode.")
    axis = _channel_axis(data.shape) if channel_axis is None else channel_axis
    channels = data.shape[axis]
    if channels not in (3, 4):
        raise ValueError("Channel axis dimension is not valid.")
    data = np.moveaxis(bytescale(data, cmin, cmax, high, low), axis, 2)
    mode = mode or {3: "RGB", 4: "RGBA"}[channels]
    if mode not in _CHANNELS:
        raise ValueError(_UNSUITED)
    if _CHANNELS[mode] != channels:
        raise ValueError("Invalid array shape for mode.")
    return pil().frombytes(mode, data.shape[1::-1], data.tobytes())


def _channel_axis(shape):
    return shape.index(3) if 3 in shape else shape.index(4)


def _flat_image(data, high, low, cmin, cmax, pal, mode):
    size = data.shape[::-1]
    if mode == "F":
        return pil().frombytes("F", size, data.astype(np.float32).tobytes())
    if mode in (None, "L", "P"):
        image = pil().frombytes("L", size, bytescale(data, cmin, cmax, high, low).tobytes())
        if pal is not None:
            image.putpalette(np.asarray(pal, np.uint8).tobytes())
        elif mode == "P":
            image.putpalette(np.repeat(np.arange(256, dtype=np.uint8), 3).tobytes())
        return image
    if mode == "1":
        return pil().frombytes("1", size, (data > high).tobytes())
    if mode != "I":
        raise ValueError(_UNSUITED)
    first = data.min() if cmin is None else cmin
    last = data.max() if cmax is None else cmax
    scaled = (data * 1.0 - first) * (high - low) / (float(last) - float(first)) + low
    return pil().frombytes("I", size, scaled.astype(np.uint32).tobytes())


def fromimage(im: Any, flatten: bool = False, mode: str | None = None) -> np.ndarray:
    """Returns a PIL image as an array: [H, W] or [H, W, C], uint8; float32 if flattened.

    Raises:
      TypeError: for what is no PIL image.
    """
    if not isinstance(im, pil().Image):
        raise TypeError("Input is not a PIL image.")
    if mode is not None:
        im = im if mode == im.mode else im.convert(mode)
    elif im.mode == "P":
        im = im.convert("RGBA" if "transparency" in im.info else "RGB")
    if flatten:
        im = im.convert("F")
    elif im.mode == "1":
        im = im.convert("L")
    return np.array(im)
