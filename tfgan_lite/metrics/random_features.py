"""Features of images by a fixed random convolutional network; NumPy only.

[N, H, W, C] -> conv 16, /2 -> conv 32, /2 -> conv 24 -> means of the quadrants and deviations

No training and no data stand behind them, so that any game of images can be judged by them, and
the Frechet distance between two sets (`frechet.frechet_distance`) depends on the images alone.
They see colours, where they lie, and how much fine structure there is; they do not know objects.
"""

import numpy as np

FEATURES = 120
SMALLEST = 8  # pixels; below, the last map has less than 2x2 places
_LAYERS = ((5, 16, 2), (5, 32, 2), (3, 24, 1))  # (size of the kernel, filters, stride)
_SLOPE = 0.2  # of the leaky ReLU
_SEED = 20140610
_CHUNK = 64  # images at once, so that memory does not grow with their number


def random_features(images: np.ndarray) -> np.ndarray:
    """Describes each image by 120 numbers.

    Three convolutions (zeros around the image, no bias), each followed by a leaky ReLU with
    slope 0.2: 5x5 stride 2 to 16 maps, 5x5 stride 2 to 32, 3x3 stride 1 to 24. Of each of these
    24: the mean of its four quadrants (the middle row and column of an odd map are in both),
    then the standard deviation over its places.

    Kernels are drawn from U(-a, a) with a^2 = 6 / (1.04 * fan in), which keeps the size of
    activations (He et al. 2015, equation 15), by NumPy's Philox generator from a fixed seed.

    Args:
      images: floating array `[N, H, W, C]` in [-1, 1], N >= 1, H and W >= 8,
        C 1 or 3.

    Returns:
      float64 `[N, 120]`: the means of the upper left, upper right, lower left and lower right
      quadrants, 24 each, then 24 deviations. A row depends on its image alone, to the bit.

    Raises:
      ValueError: for another shape, or integers.

    Source: Naeem et al. 2020 judge samples by a network with random weights.
    """
    images = _checked(images)
    kernels = _kernels(images.shape[-1])
    chunks = (images[n : n + _CHUNK] for n in range(0, len(images), _CHUNK))
    return np.concatenate([_describe(chunk.astype(np.float32), kernels) for chunk in chunks])


def _describe(x: np.ndarray, kernels: list[np.ndarray]) -> np.ndarray:
    for (_, _, stride), kernel in zip(_LAYERS, kernels, strict=True):
        x = _convolve(x, kernel, stride)
        x = np.maximum(x, _SLOPE * x)
    x = x.astype(np.float64)  # [N, H / 4, W / 4, 24]
    upper, lower = _halves(x, axis=1)
    quadrants = [part for half in (upper, lower) for part in _halves(half, axis=2)]
    means = [quadrant.mean(axis=(1, 2)) for quadrant in quadrants]
    return np.concatenate([*means, x.std(axis=(1, 2))], axis=1)


def _convolve(x: np.ndarray, kernel: np.ndarray, stride: int) -> np.ndarray:
    """Returns the correlation of `[N, H, W, C]` with `[k, k, C, F]`, zeros around."""
    side, _, channels, filters = kernel.shape
    margin = (side // 2, side // 2)
    padded = np.pad(x, [(0, 0), margin, margin, (0, 0)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, (side, side), axis=(1, 2))
    windows = windows[:, ::stride, ::stride]  # [N, H, W, C, k, k]
    columns = windows.reshape(*windows.shape[:3], channels * side * side)
    # A product for each row of an image, so that its bits do not depend on the other images; and
    # so small that BLAS starts no threads, which cost more than they bring.
    return np.matmul(columns, kernel.transpose(2, 0, 1, 3).reshape(-1, filters))


def _halves(x: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    size = x.shape[axis]
    places = np.arange(size)
    half = (size + 1) // 2
    return x.take(places[:half], axis), x.take(places[size - half :], axis)


def _kernels(channels: int) -> list[np.ndarray]:
    kernels = []
    for layer, (side, filters, _) in enumerate(_LAYERS):
        shape = (side, side, channels, filters)
        # Raw output is the same in all versions of NumPy (NEP 19), which draws are not.
        key = np.array([_SEED, layer], np.uint64)
        raw = np.random.Philox(key=key).random_raw(int(np.prod(shape)))
        unit = (raw >> np.uint64(11)) * 2.0**-52 - 1.0  # [-1, 1)
        limit = np.sqrt(6.0 / ((1.0 + _SLOPE**2) * side * side * channels))
        kernels.append((limit * unit).reshape(shape).astype(np.float32))
        channels = filters
    return kernels


def _checked(images: np.ndarray) -> np.ndarray:
    images = np.asarray(images)
    wrong = images.ndim != 4 or not len(images) or images.shape[-1] not in (1, 3)
    if wrong or min(images.shape[1:3]) < SMALLEST or images.dtype.kind != "f":
        raise ValueError(
            "random_features: images wants a floating array [N, H, W, C] in [-1, 1] with N >= 1, "
            f"H and W >= {SMALLEST} and C 1 or 3; got {images.dtype} {list(images.shape)}. "
            "Stored pixels go through data.to_unit_range."
        )
    return images
