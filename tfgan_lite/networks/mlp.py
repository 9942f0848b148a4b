"""The multilayer-perceptron pair for 28x28 images laid out as 784 numbers.

generator:      z [N, 100] -> dense 128 -> dense 128 -> pixels [N, 784] in (0, 1)
discriminator:  pixels [N, 784] -> dense 128 -> dense 128 -> logits [N, 1]

Source: document 001. Departures: its dictionaries of weights, which it never defines and
hands to both players, are each player's own variables under its scope; its linear pixels
are squeezed by a sigmoid, as the data lie in [0, 1]; it gives no widths, so the 128 of
document 004 is taken.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers


def generator(z: tf.Tensor, reuse: bool | None = None) -> tf.Tensor:
    """Paints images from noise.

    Args:
      z: float32 `[N, 100]`: U[0, 1) in the game `mlp`, normal in `keras_gan`.
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, 784]` in (0, 1).
    """
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        net = layers.dense(z, 128, activation=tf.nn.relu)  # [N, 128]
        net = layers.dense(net, 128, activation=tf.nn.relu)  # [N, 128]
        return layers.dense(net, 784, activation=tf.nn.sigmoid)  # [N, 784]


def discriminator(
    pixels: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tf.Tensor:
    """Judges images.

    Args:
      pixels: float32 `[N, 784]` in [0, 1].
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the last layer is given; see
        `stabilizers.Stabilizers`.

    Returns:
      float32 logits `[N, 1]`, large for images that look real.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = layers.dense(pixels, 128, activation=tf.nn.relu)  # [N, 128]
        net = layers.dense(net, 128, activation=tf.nn.relu)  # [N, 128]
        return layers.dense(before_logits(net), 1)  # [N, 1]
