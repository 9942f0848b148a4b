"""The three networks of a variational autoencoder whose error a discriminator measures.

encoder:        pixels [N, 784] -> dense 128 -> mean [N, 16] and log-variance [N, 16] of q(z|x)
decoder:        z [N, 16] -> dense 128 -> dense 784 -> images [N, 28, 28, 1] in (-1, 1)
discriminator:  images [N, 28, 28, 1] -> conv 32 -> conv 64 -> conv 128 -> logits [N, 1]
                                                    features [N, 3136]

Source: Larsen et al. 2016, figure 1 and section 4. Encoder and decoder are those of
`networks.vae`, under scopes of their own, so that the two games paint at one size. Departures:
the paper's networks are convolutional and batch-normalized, for faces of 64x64 pixels.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.networks import conv28, vae


def encoder(pixels: tf.Tensor, reuse: bool | None = None) -> tuple[tf.Tensor, tf.Tensor]:
    """Tells where in the latent space images come from, and how surely.

    Args:
      pixels: float32 `[N, 784]` in [0, 1].
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      (mean, log_variance), float32 `[N, 16]` each; see `networks.vae.encoder`.
    """
    return vae.encoder(pixels, reuse, scope="encoder")


def decoder(z: tf.Tensor, reuse: bool | None = None) -> tf.Tensor:
    """Paints images from points of the latent space. The generator of the GAN.

    Args:
      z: float32 `[N, 16]`: N(0, 1) to paint new images, or drawn from what `encoder` told.
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, 28, 28, 1]` in (-1, 1).
    """
    logits = vae.decoder(z, reuse, scope="decoder")  # [N, 784]
    return tf.reshape(2.0 * tf.nn.sigmoid(logits) - 1.0, [-1, 28, 28, 1])  # [N, 28, 28, 1]


def discriminator(
    images: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tuple[tf.Tensor, tf.Tensor]:
    """Judges images, and tells what it sees in them.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1].
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the last layer is given; see
        `stabilizers.Stabilizers`.

    Returns:
      (logits, features): float32 `[N, 1]`, large for images that look real, and float32
      `[N, 3136]`, its second layer, unbounded.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = conv28.halve(images, 32)  # [N, 14, 14, 32]
        net = conv28.halve(net, 64)  # [N, 7, 7, 64]
        features = layers.flatten(net)  # [N, 3136]
        net = layers.flatten(conv28.halve(net, 128))  # [N, 2048]
        return layers.dense(before_logits(net), 1), features  # [N, 1], [N, 3136]
