"""`scipy.misc` of SciPy 1.2, by Pillow and NumPy; SciPy itself need not be installed.

Source: the documentation of scipy.misc 1.2; held against it by
`tests/legacy/launcher/test_scipy_misc.py`. `ascent` and `face`, which return a photograph that
came with SciPy, say where they are today.
"""

import importlib
import os
import tempfile
from typing import Any

import numpy as np

from tfgan_lite.legacy.old_packages.picture_arrays import bytescale, fromimage, pil, toimage

_FILTERS = {"nearest": 0, "lanczos": 1, "bilinear": 2, "bicubic": 3, "cubic": 3}  # Pillow's
_IMFILTERS = {"blur", "contour", "detail", "edge_enhance", "edge_enhance_more", "emboss"}
_IMFILTERS |= {"find_edges", "smooth", "smooth_more", "sharpen"}


def imread(name: Any, flatten: bool = False, mode: str | None = None) -> np.ndarray:
    """Reads a picture; `flatten` gives one grey channel of float32, `mode` PIL's mode."""
    return fromimage(pil().open(name), flatten, mode)


def imsave(name: Any, arr: Any, format: str | None = None) -> None:
    """Writes a picture, [H, W] or [H, W, 3 or 4], scaled from its least to its greatest number."""
    toimage(arr, channel_axis=2).save(name, *([] if format is None else [format]))


def imresize(arr: Any, size: Any, interp: str = "bilinear", mode: str | None = None) -> np.ndarray:
    """Returns a picture in another size, as bytes: it goes through `toimage`.

    Args:
      arr: array [H, W] or [H, W, 3 or 4].
      size: int, percent; float, fraction; or (height, width).
      interp: nearest, lanczos, bilinear, bicubic or cubic.
      mode: the PIL mode to resize in.
    """
    image = toimage(arr, mode=mode)
    if isinstance(size, (int, np.signedinteger)) and not isinstance(size, bool):
        wanted = [int(n * (size / 100.0)) for n in image.size]
    elif isinstance(size, (float, np.floating)):
        wanted = [int(n * size) for n in image.size]
    else:
        wanted = [int(size[1]), int(size[0])]
    return fromimage(image.resize(tuple(wanted), resample=_FILTERS[interp]))


def imrotate(arr: Any, angle: float, interp: str = "bilinear") -> np.ndarray:
    """Returns a picture turned counter-clockwise by degrees, as bytes; see `imresize`."""
    return fromimage(toimage(arr).rotate(angle, resample=_FILTERS[interp]))


def imfilter(arr: Any, ftype: str) -> np.ndarray:
    """Returns a picture after one of PIL's filters, as bytes.

    Raises:
      ValueError: for another than blur, contour, detail, edge_enhance, edge_enhance_more,
        emboss, find_edges, smooth, smooth_more or sharpen.
    """
    if ftype not in _IMFILTERS:
        raise ValueError("Unknown filter type.")
    return fromimage(toimage(arr).filter(getattr(pil("ImageFilter"), ftype.upper())))


def imshow(arr: Any) -> None:
    """Writes a picture to a temporary file and starts a viewer on it.

    The viewer is `see`, or what SCIPY_PIL_IMAGE_VIEWER names.

    Raises:
      RuntimeError: if the viewer fails.
    """
    number, name = tempfile.mkstemp(".png")
    os.close(number)
    try:
        toimage(arr).save(name)
        viewer = os.environ.get("SCIPY_PIL_IMAGE_VIEWER", "see")
        status = os.system(f"{viewer} {name}")
    finally:
        os.unlink(name)
    if status != 0:
        raise RuntimeError("Could not execute image viewer.")


def info(*arguments: Any, **named: Any) -> None:
    """`np.info`."""
    np.info(*arguments, **named)


def _photograph(name: str) -> Any:
    def missing(*arguments: Any, **named: Any) -> Any:
        raise AttributeError(
            f"scipy.misc.{name}: SciPy took the photograph out in 1.12. "
            f"Use scipy.datasets.{name}, which downloads it."
        )

    return missing


def _special(name: str) -> Any:
    """Returns a function that SciPy has in `scipy.special` today, which is imported when called."""

    def special(*arguments: Any, **named: Any) -> Any:
        return getattr(importlib.import_module("scipy.special"), name)(*arguments, **named)

    special.__name__ = name
    return special


OVER: dict[str, Any] = {}
GAPS: dict[str, Any] = {
    "ascent": _photograph("ascent"),
    "bytescale": bytescale,
    "comb": _special("comb"),
    "face": _photograph("face"),
    "factorial": _special("factorial"),
    "factorial2": _special("factorial2"),
    "factorialk": _special("factorialk"),
    "fromimage": fromimage,
    "imfilter": imfilter,
    "imread": imread,
    "imresize": imresize,
    "imrotate": imrotate,
    "imsave": imsave,
    "imshow": imshow,
    "info": info,
    "logsumexp": _special("logsumexp"),
    "toimage": toimage,
}
