"""`tf.contrib.image.dense_image_warp`: an image read along a field of offsets."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def dense_image_warp(image: Any, flow: Any, name: str = "dense_image_warp") -> tf.Tensor:
    """Returns the image whose pixel (j, i) is read at (j - flow[0], i - flow[1]), bilinearly.

    Outside of the image the nearest edge is read.

    Args:
      image: float `[N, H, W, C]`, H and W of at least 2.
      flow: float `[N, H, W, 2]`, rows first.
      name: str.

    Returns:
      `[N, H, W, C]` of the image's dtype.

    Raises:
      ValueError: for an image of another rank, or one that is too small.

    Source: TensorFlow 1.15.
    """
    with v1.name_scope(name):
        image, flow = tf.convert_to_tensor(image), tf.convert_to_tensor(flow)
        lengths = image.shape.as_list() if image.shape.rank is not None else []
        if len(lengths) != 4 or any(n is not None and n < 2 for n in lengths[1:3]):
            raise ValueError(
                f"dense_image_warp: image wants [N, H, W, C] of 2 by 2 pixels or more; got {image}."
            )
        n, height, width, _ = tf.unstack(v1.shape(image))
        columns, rows = tf.meshgrid(tf.range(width), tf.range(height))  # [H, W] both
        y, weight_y = _between(tf.cast(rows, flow.dtype) - flow[..., 0], height, image.dtype)
        x, weight_x = _between(tf.cast(columns, flow.dtype) - flow[..., 1], width, image.dtype)
        start = tf.reshape(tf.range(n) * height * width, [n, 1, 1])
        pixels = tf.reshape(image, [n * height * width, v1.shape(image)[3]])

        def read(j: tf.Tensor, i: tf.Tensor) -> tf.Tensor:
            return tf.gather(pixels, start + j * width + i)  # [N, H, W, C]

        top, bottom = read(y, x), read(y + 1, x)
        top += weight_x * (read(y, x + 1) - top)
        bottom += weight_x * (read(y + 1, x + 1) - bottom)
        warped = top + weight_y * (bottom - top)
        warped.set_shape(image.shape)
        return warped


def _between(places, length, dtype):
    """Returns the index before each place, and how far it is on the way to the next."""
    last = tf.cast(length - 2, places.dtype)
    before = tf.minimum(tf.maximum(tf.floor(places), 0), last)
    weight = tf.cast(places - before, dtype)
    return tf.cast(before, tf.int32), tf.clip_by_value(weight, 0, 1)[..., None]
