"""The variational autoencoder of document 004: one player, who encodes and decodes.

images -> q(z|x) -> z = mean + deviation * noise -> logits -> reconstruction + beta * KL

Source: Kingma and Welling 2014, equation 10 with one draw; Higgins et al. 2017, equation 4
for beta. At beta 1 the loss is the negative evidence lower bound. The document gives no rates:
those here are measured, as is the number of steps (BUILD.md).
"""

import functools

import tensorflow as tf

from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.vae import LATENT_SIZE, decoder, encoder
from tfgan_lite.variational import bernoulli_log_likelihood, gaussian_kl


def make_game(beta: float = 1.0) -> Game:
    """Returns the `vae` game.

    Args:
      beta: float >= 0, what a nat of divergence from the prior costs beside a nat of
        reconstruction. Below 1 images come back sharper, above 1 latents say less.

    Raises:
      ValueError: for a beta below 0, or one that is not a finite number.
    """
    if not 0.0 <= beta < float("inf"):
        raise ValueError(f"games.vae: beta wants a finite number of at least 0; got {beta!r}.")
    return Game(
        name="vae",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(Noise("z", (LATENT_SIZE,)),),
        players=(Player("vae", learning_rate=1e-3, beta1=0.9),),
        losses=functools.partial(_losses, beta=beta),
        sample=_sample,
        batch_size=100,
        steps=10_000,
    )


def encode(images: tf.Tensor) -> tf.Tensor:
    """Returns the means of q(z|x), which `tfgan-codec` stores and `sample` paints from.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1].

    Returns:
      float32 `[N, 16]`.
    """
    mean, _ = encoder(_pixels(images))
    return mean


def _losses(images, z, beta):
    pixels = _pixels(images)  # [N, 784]
    mean, log_variance = encoder(pixels)  # [N, 16] each
    logits = decoder(mean + tf.exp(0.5 * log_variance) * z)  # [N, 784]
    reconstruction = -tf.reduce_mean(bernoulli_log_likelihood(logits, pixels))
    return {"vae": reconstruction + beta * tf.reduce_mean(gaussian_kl(mean, log_variance))}


def _sample(z):
    return tf.reshape(tf.nn.sigmoid(decoder(z)) * 2.0 - 1.0, [-1, 28, 28, 1])


def _pixels(images):
    return tf.reshape((images + 1.0) / 2.0, [-1, 784])
