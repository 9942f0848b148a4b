"""The dense generator and convolutional discriminator for 28x28 greyscale images.

generator:      z [N, 100] -> dense 128 -> dense 784 -> images [N, 28, 28, 1] in [-1, 1]
discriminator:  images [N, 28, 28, 1] -> conv 64 -> conv 128 -> conv 256 -> logits [N, 1]

Source: document 000. Departure: the generator's output gets the channel axis that a
convolution needs, which the document leaves out.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers


def generator(z: tf.Tensor, reuse: bool | None = None) -> tf.Tensor:
    """Paints images from noise.

    Args:
      z: float32 `[N, 100]`, N(0, 1).
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, 28, 28, 1]` in [-1, 1].
    """
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        net = layers.dense(z, 128, activation=tf.nn.leaky_relu)  # [N, 128]
        net = layers.dense(net, 784, activation=tf.nn.tanh)  # [N, 784]
        return tf.reshape(net, [-1, 28, 28, 1])  # [N, 28, 28, 1]


def discriminator(
    images: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tf.Tensor:
    """Judges images.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1].
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the last layer is given; see
        `stabilizers.Stabilizers`.

    Returns:
      float32 logits `[N, 1]`, large for images that look real.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = halve(images, 64)  # [N, 14, 14, 64]
        net = halve(net, 128)  # [N, 7, 7, 128]
        net = halve(net, 256)  # [N, 4, 4, 256]
        net = layers.flatten(net)  # [N, 4096]
        return layers.dense(before_logits(net), 1)  # [N, 1]


def halve(net: tf.Tensor, filters: int, name: str | None = None) -> tf.Tensor:
    """A 5x5 convolution of stride 2, leaky ReLU: `[N, H, W, C]` to `[N, H / 2, W / 2, filters]`."""
    return layers.conv2d(
        net, filters, 5, strides=2, padding="same", activation=tf.nn.leaky_relu, name=name
    )
