"""OpenCV's and scikit-image's names that went, and OpenCV's windows where there is no screen."""

from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.old_packages.scipy_names import Moved
from tfgan_lite.legacy.screens import has_screen

# Of the functions of OpenCV's windows, what they return where there is no screen to open one on.
_WINDOWS = {
    "destroyAllWindows": None,
    "destroyWindow": None,
    "imshow": None,
    "moveWindow": None,
    "namedWindow": None,
    "resizeWindow": None,
    "waitKey": -1,  # no key was pressed
}


def _window(name: str, without: Any) -> Callable[..., Any]:
    def function(*arguments: Any, **named: Any) -> Any:
        if not has_screen():
            return without
        import cv2 as real

        return getattr(real, name)(*arguments, **named)

    function.__name__ = name
    return function


class cv2:
    """OpenCV, whose constants began with CV_ until 3.0.

    Without a screen its windows stay closed, as Matplotlib's do; a build of OpenCV without windows
    would raise, and one with them ends the process.
    """

    OVER: dict[str, Any] = {name: _window(name, without) for name, without in _WINDOWS.items()}
    GAPS: Any = Moved(
        {
            f"CV_LOAD_IMAGE_{name}": f"cv2:IMREAD_{name}"
            for name in ("COLOR", "GRAYSCALE", "UNCHANGED")
        }
        | {"CV_AA": "cv2:LINE_AA"}
        | {f"CV_INTER_{name}": f"cv2:INTER_{name}" for name in ("AREA", "CUBIC", "LINEAR")}
    )


class skimage:
    """scikit-image."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {}


class Measure:
    """`skimage.measure`, whose comparisons of pictures moved to `skimage.metrics` in 0.16."""

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved(
        {
            "compare_mse": "skimage.metrics:mean_squared_error",
            "compare_nrmse": "skimage.metrics:normalized_root_mse",
            "compare_psnr": f"{__name__}:compare_psnr",
            "compare_ssim": f"{__name__}:compare_ssim",
        }
    )


def compare_psnr(im_true: Any, im_test: Any, data_range: Any = None, **named: Any) -> Any:
    """`skimage.measure.compare_psnr`."""
    from skimage.metrics import peak_signal_noise_ratio

    return peak_signal_noise_ratio(im_true, im_test, data_range=data_range)


def compare_ssim(
    X: Any,
    Y: Any,
    win_size: Any = None,
    gradient: bool = False,
    data_range: Any = None,
    multichannel: bool = False,
    gaussian_weights: bool = False,
    full: bool = False,
    **named: Any,
) -> Any:
    """`skimage.measure.compare_ssim`; floats counted as in [-1, 1]."""
    import numpy as np
    from skimage.metrics import structural_similarity

    if data_range is None and np.asarray(X).dtype.kind == "f":
        data_range = 2.0
    return structural_similarity(
        X,
        Y,
        win_size=win_size,
        gradient=gradient,
        data_range=data_range,
        channel_axis=-1 if multichannel else None,
        gaussian_weights=gaussian_weights,
        full=full,
        **named,
    )
