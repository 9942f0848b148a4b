"""The deep dense generator and deep convolutional discriminator for 64x64 colour images.

generator:      z [N, 100] -> nine dense layers, wide in the middle -> images [N, 64, 64, 3]
discriminator:  images [N, 64, 64, 3] -> nine halving convolutions -> one more -> logits [N, 1]

Source: document 002. Departures: its generator ends in 3 numbers, which are no image of 64x64x3;
its discriminator's sigmoid is left to the loss, which wants logits; and of a 5x5 kernel on a map
of 2x2 or 1x1 only the taps that see the map are stored, 2x2 or 1x1: the others would lie on zeros
and never move, so that the function is the same, with a third of the weights.

Weights start from He's initializer in the place of TensorFlow's own (Glorot's), in the generator
a quarter larger, so that its last hidden layer is 7 times as large and says more of z; the last
layers start from next to nothing, so that images start grey and what the discriminator says is
what it has learnt.
"""

import math
from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers

WIDTHS = (128, 256, 512, 1024, 1024, 512, 256, 128, 64)  # of the generator
FILTERS = (64, 128, 256, 512, 512, 512, 512, 512, 512)  # of the discriminator
SIDE, CHANNELS = 64, 3
KERNEL = 5
LARGER = 1.25  # times He's deviation, in the generator
_FAINT = tf.compat.v1.random_normal_initializer(0.0, 1e-3)


def generator(z: tf.Tensor, reuse: bool | None = None) -> tf.Tensor:
    """Paints images from noise.

    Args:
      z: float32 `[N, 100]`, N(0, 1).
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, 64, 64, 3]` in [-1, 1].
    """
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        net = z
        for width in WIDTHS:
            weights = _he(net.shape[1] / LARGER**2)
            net = layers.dense(net, width, tf.nn.leaky_relu, kernel_initializer=weights)
        pixels = SIDE * SIDE * CHANNELS
        net = layers.dense(net, pixels, tf.nn.tanh, kernel_initializer=_FAINT)  # [N, 12288]
        return tf.reshape(net, [-1, SIDE, SIDE, CHANNELS])  # [N, 64, 64, 3]


def discriminator(
    images: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tf.Tensor:
    """Judges images.

    Args:
      images: float32 `[N, 64, 64, C]` in [-1, 1]; C is 3, or a multiple of it for a pack.
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the last layer is given; see
        `stabilizers.Stabilizers`.

    Returns:
      float32 logits `[N, 1]`, large for images that look real.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = images
        for filters in FILTERS:  # sides 32, 16, 8, 4, 2, 1, 1, 1, 1
            net = _halve(net, filters)
        net = before_logits(layers.flatten(net))  # [N, 512]
        return layers.conv2d(net[:, None, None, :], 1, 1, kernel_initializer=_FAINT)[:, 0, 0]


def _halve(net, filters):
    side, channels = net.shape[2:]
    kernel = side if side <= 2 else KERNEL
    return layers.conv2d(
        net,
        filters,
        kernel,
        strides=2,
        padding="same",
        activation=tf.nn.leaky_relu,
        kernel_initializer=_he(kernel**2 * channels),
    )


def _he(inputs):
    """Keeps the mean square through a leaky ReLU of slope 0.2 (He et al. 2015, equation 15)."""
    return tf.compat.v1.random_normal_initializer(0.0, math.sqrt(2.0 / (1.04 * inputs)))
