"""The pair of `conditional` with an auxiliary classifier: the discriminator tells the class.

generator:      z [N, 100] beside the class [N, 10] -> dense 128 -> images [N, 28, 28, 1]
discriminator:  images [N, 28, 28, 1] -> conv 32 -> conv 64 -> conv 128 -+-> logits [N, 1]
                                                                         +-> class logits [N, 10]

Source: Odena et al. 2017, section 3 and figure 1. Departure: the layers are those of `conditional`.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.networks.conditional import CLASSES, features, generator

__all__ = ["CLASSES", "discriminator", "generator"]


def discriminator(
    images: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tuple[tf.Tensor, tf.Tensor]:
    """Judges images, and tells their classes.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1].
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what both last layers are given; see
        `stabilizers.Stabilizers`.

    Returns:
      (logits, class_logits): float32 `[N, 1]`, large for images that look real, and float32
      `[N, 10]`, largest in the place of the class that an image looks like.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = before_logits(features(images))  # [N, 2048]
        logits = layers.dense(net, 1, name="logits")  # [N, 1]
        return logits, layers.dense(net, CLASSES, name="class_logits")  # [N, 10]
