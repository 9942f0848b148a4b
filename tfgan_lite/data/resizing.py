"""Any image to the height, width and channels that a network wants.

uint8 [.., h, w, 1|3|4] -> middle of the right shape -> bicubic -> uint8 [.., height, width, 1|3]
"""

import numpy as np
import tensorflow as tf

GREY = (0.299, 0.587, 0.114)  # luma of ITU-R BT.601; they add up to one
CHUNK = 1024  # images that are resized at once, so that float copies stay small


def fit(images: tf.Tensor, height: int, width: int, channels: int) -> tf.Tensor:
    """Cuts, resizes and converts images without squashing them.

    What sticks out on two sides of the largest centred rectangle with the proportions of
    the result is cut off. Bicubic interpolation (Keys, a = -1/2), with a wider kernel when
    shrinking so that fine patterns do not alias; an image that already has the size passes
    through untouched. An alpha channel is dropped, grey becomes three equal channels, and
    colours become grey by their luma.

    Args:
      images: uint8 tensor `[h, w, c]` or `[N, h, w, c]` in 0..255, c being 1, 3 or 4; h and
        w need not be known in a graph.
      height, width: positive int.
      channels: 1 or 3.

    Returns:
      uint8 tensor `[height, width, channels]` or `[N, height, width, channels]`.

    Source: Keys 1981, Cubic convolution interpolation for digital image processing.
    """
    images = _middle(images[..., :3], height, width)
    images = tf.cast(images, tf.float32)
    if channels == 1 and images.shape[-1] == 3:
        images = tf.reduce_sum(images * GREY, axis=-1, keepdims=True)
    images = tf.image.resize(images, [height, width], "bicubic", antialias=True)
    images = tf.cast(tf.clip_by_value(tf.round(images), 0.0, 255.0), tf.uint8)
    if channels == 3 and images.shape[-1] == 1:
        images = tf.repeat(images, 3, axis=-1)
    return tf.ensure_shape(images, [*images.shape[:-3], height, width, channels])


def fit_into(result: np.ndarray, images: np.ndarray) -> None:
    """Fits a NumPy array of equally large images into another, some at a time.

    Args:
      result: uint8 `[N, height, width, channels]`, written to.
      images: uint8 `[N, h, w, c]`.
    """
    for start in range(0, len(images), CHUNK):
        chunk = tf.convert_to_tensor(images[start : start + CHUNK])
        result[start : start + CHUNK] = fit(chunk, *result.shape[1:]).numpy()


def _middle(images, height, width):
    """Returns the largest centred part of images whose sides are as height is to width."""
    shape = tf.shape(images, tf.int64)
    h, w = shape[-3], shape[-2]
    new_h = tf.minimum(h, tf.maximum((w * height + width // 2) // width, 1))
    new_w = tf.minimum(w, tf.maximum((h * width + height // 2) // height, 1))
    top, left = (h - new_h) // 2, (w - new_w) // 2
    return images[..., top : top + new_h, left : left + new_w, :]


def check_size(height: int, width: int, channels: int) -> None:
    """Raises ValueError unless `fit` can make images of this size."""
    for name, value in (("height", height), ("width", width)):
        if not isinstance(value, int | np.integer) or value < 1:
            raise ValueError(f"load: {name} wants an int above 0; got {value!r}.")
    if channels not in (1, 3):
        raise ValueError(f"load: channels wants 1 or 3; got {channels!r}.")
