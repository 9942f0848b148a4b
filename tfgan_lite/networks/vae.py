"""The variational autoencoder's pair for 28x28 images laid out as 784 numbers.

encoder:  pixels [N, 784] -> dense 128 -> mean [N, 16] and log-variance [N, 16] of q(z|x)
decoder:  z [N, 16] -> dense 128 -> logits [N, 784], whose sigmoid are the pixels

Source: document 004; the layout is that of Kingma and Welling 2014, appendix C. Departures:
the document gives no latent size; its sigmoid is left to the loss, which wants logits.
"""

import tensorflow as tf

from tfgan_lite import layers

LATENT_SIZE = 16


def encoder(
    pixels: tf.Tensor, reuse: bool | None = None, scope: str = "vae/encoder"
) -> tuple[tf.Tensor, tf.Tensor]:
    """Tells where in the latent space images come from, and how surely.

    Args:
      pixels: float32 `[N, 784]` in [0, 1].
      reuse: as in `tf.compat.v1.variable_scope`.
      scope: str, below which the variables lie.

    Returns:
      (mean, log_variance) of a normal distribution for each image: float32 `[N, 16]` each,
      unbounded, one number for each latent axis, which are independent of each other.
    """
    with tf.compat.v1.variable_scope(scope, reuse=reuse):
        net = layers.dense(pixels, 128, activation=tf.nn.relu, name="hidden")  # [N, 128]
        mean = layers.dense(net, LATENT_SIZE, name="mean")  # [N, 16]
        log_variance = layers.dense(net, LATENT_SIZE, name="log_variance")  # [N, 16]
        return mean, log_variance


def decoder(z: tf.Tensor, reuse: bool | None = None, scope: str = "vae/decoder") -> tf.Tensor:
    """Paints images from points of the latent space.

    Args:
      z: float32 `[N, 16]`: N(0, 1) to paint new images, or drawn from what `encoder` told.
      reuse: as in `tf.compat.v1.variable_scope`.
      scope: str, below which the variables lie.

    Returns:
      float32 logits `[N, 784]`; their sigmoid is the pixels in (0, 1).
    """
    with tf.compat.v1.variable_scope(scope, reuse=reuse):
        net = layers.dense(z, 128, activation=tf.nn.relu, name="hidden")  # [N, 128]
        return layers.dense(net, 784, name="pixels")  # [N, 784]
