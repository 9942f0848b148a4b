"""`tf.contrib.image.adjust_hsv_in_yiq`: hue, saturation and value, turned in YIQ colours."""

from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
_TO_YIQ = [[0.299, 0.587, 0.114], [0.596, -0.274, -0.322], [0.211, -0.523, 0.312]]
_TO_RGB = np.linalg.inv(_TO_YIQ)  # exactly, so that no change of hue changes nothing


def adjust_hsv_in_yiq(
    image: Any,
    delta_hue: Any = 0,
    scale_saturation: Any = 1,
    scale_value: Any = 1,
    name: str | None = None,
) -> tf.Tensor:
    """Returns an image of other hue, saturation and value.

    Args:
      image: RGB `[..., 3]`, of any dtype that `tf.image.convert_image_dtype` takes.
      delta_hue: radians that I and Q are turned by.
      scale_saturation: factor of I and Q.
      scale_value: factor of Y, I and Q.
      name: str or None.

    Returns:
      Tensor of the image's shape and dtype.

    Source: TensorFlow 1.15.
    """
    with v1.name_scope(name, "adjust_hsv_in_yiq", [image]):
        image = tf.convert_to_tensor(image, name="image")
        value = tf.convert_to_tensor(scale_value, tf.float32)
        chroma = value * tf.convert_to_tensor(scale_saturation, tf.float32)
        turn = tf.convert_to_tensor(delta_hue, tf.float32)
        cos, sin, zero = chroma * tf.cos(turn), chroma * tf.sin(turn), tf.zeros([])
        turned = tf.stack([[value, zero, zero], [zero, cos, -sin], [zero, sin, cos]])
        matrix = tf.matmul(
            tf.constant(_TO_RGB, tf.float32), tf.matmul(turned, tf.constant(_TO_YIQ))
        )
        colours = v1.image.convert_image_dtype(image, tf.float32)
        altered = tf.tensordot(colours, matrix, [[-1], [1]])
        altered.set_shape(image.shape)
        return v1.image.convert_image_dtype(altered, image.dtype)


def random_hsv_in_yiq(
    image: Any,
    max_delta_hue: float = 0,
    lower_saturation: float = 1,
    upper_saturation: float = 1,
    lower_value: float = 1,
    upper_value: float = 1,
    seed: int | None = None,
) -> tf.Tensor:
    """Returns `adjust_hsv_in_yiq` with numbers drawn evenly from ranges.

    Args:
      image: RGB `[..., 3]`.
      max_delta_hue: the hue turns by a number from -max_delta_hue to it.
      lower_saturation: the least factor of the saturation.
      upper_saturation: the largest.
      lower_value: the least factor of the value.
      upper_value: the largest.
      seed: int or None.

    Raises:
      ValueError: for a negative bound, or a lower one above its upper one.
    """
    ranges = {
        "max_delta_hue": (0, max_delta_hue),
        "saturation": (lower_saturation, upper_saturation),
        "value": (lower_value, upper_value),
    }
    for name, (low, high) in ranges.items():
        if low < 0 or low > high:
            raise ValueError(
                f"random_hsv_in_yiq: {name} wants a range of numbers from 0 up; got "
                f"{low} to {high}."
            )

    def draw(low: float, high: float) -> Any:
        return low if low == high else v1.random_uniform([], low, high, seed=seed)

    return adjust_hsv_in_yiq(
        image,
        draw(-max_delta_hue, max_delta_hue) if max_delta_hue else 0,
        draw(lower_saturation, upper_saturation),
        draw(lower_value, upper_value),
    )
