"""The pair whose latent code can be read back, for 28x28 greyscale images.

generator:      z [N, 16], code [N, 10], style [N, 2] -> dense 256 -> dense 784 -> images
discriminator:  images [N, 28, 28, 1] -> body: conv 32 -> conv 64 -+-> logits [N, 1]
recognizer:     images [N, 28, 28, 1] -> the same body ------------+-> dense 128 -+-> code logits
                                                                                  +-> style

Source: Chen et al. 2016, appendix C.1: one body for both, and a layer of 128 before what the
recognizer (its Q) tells. Departures: sizes for the small digits and a CPU (a dense generator, as
that of `networks.conv28`; 32 and 64 maps in the body), no batch normalisation, which a gradient
penalty of each image by itself would not allow, and 16 numbers of noise instead of 62: with more,
the noise and not the code comes to choose the digit.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.networks import conv28

NOISE_SIZE = 16
CODES = 10
STYLES = 2


def generator(
    z: tf.Tensor, code: tf.Tensor, style: tf.Tensor, reuse: bool | None = None
) -> tf.Tensor:
    """Paints images from noise, what they are to show, and how.

    Args:
      z: float32 `[N, 16]`, N(0, 1).
      code: float32 `[N, 10]`, one-hot rows.
      style: float32 `[N, 2]`, U[0, 1).
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, 28, 28, 1]` in [-1, 1].
    """
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        net = tf.concat([z, code, centred(style)], axis=1)  # [N, 28]
        net = layers.dense(net, 256, activation=tf.nn.leaky_relu)  # [N, 256]
        net = layers.dense(net, 784, activation=tf.nn.tanh)  # [N, 784]
        return tf.reshape(net, [-1, 28, 28, 1])  # [N, 28, 28, 1]


def discriminator(
    images: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Judges images, and tells what they were painted from.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1].
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the layer of the logits is given;
        see `stabilizers.Stabilizers`. The recognizer is given the hidden layer as it is.

    Returns:
      (logits, code logits, style): float32 `[N, 1]`, large for images that look real, and what
      `recognizer` returns.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = _body(images)  # [N, 3136]
        logits = layers.dense(before_logits(net), 1, name="logits")  # [N, 1]
        return logits, *_told(net)


def recognizer(images: tf.Tensor, reuse: bool | None = None) -> tuple[tf.Tensor, tf.Tensor]:
    """Tells what images were painted from, with the discriminator's body and weights.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1].
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      (code logits, style): float32 `[N, 10]`, and `[N, 2]`, the mean of a normal distribution of
      variance 1 over `centred(style)`.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        return _told(_body(images))


def centred(style: tf.Tensor) -> tf.Tensor:
    """Returns U[0, 1) as U[-1, 1), which the networks and the paper know."""
    return 2.0 * style - 1.0


def _body(images):
    net = conv28.halve(images, 32, "body1")  # [N, 14, 14, 32]
    net = conv28.halve(net, 64, "body2")  # [N, 7, 7, 64]
    return layers.flatten(net)  # [N, 3136]


def _told(net):
    hidden = layers.dense(net, 128, activation=tf.nn.leaky_relu, name="told")  # [N, 128]
    return layers.dense(hidden, CODES, name="code"), layers.dense(hidden, STYLES, name="style")
