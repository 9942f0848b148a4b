"""The variational autoencoder and the GAN of document 004, joined: three players.

images -> encoder -> z = mean + deviation * noise -> decoder -> rebuilt --+-> discriminator
                                            noise -> decoder -> sampled --+   features, logits

The encoder minimises the divergence and the error of rebuilding, which is measured in the
discriminator's features in the place of pixels; the decoder that error and the generator's loss;
the discriminator tells real images from rebuilt and sampled ones. All move at once, so that the
features are those of the discriminator that is yet to move.

Source: Larsen et al. 2016, equations 5 to 9 and algorithm 1. Departures: the decoder's loss is
the one that does not saturate; real images count as much as rebuilt and sampled ones together;
one draw of noise serves as the encoder's and as the sample's; Adam in the place of RMSProp; the
divergence has a weight, as the features have a scale of their own; a gradient penalty on real
images and averaged weights (BUILD.md has what was tried).
"""

import functools

import tensorflow as tf

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import AT_ONCE, Game, Input, Noise, Player
from tfgan_lite.games.conv28 import STABLE
from tfgan_lite.networks.vae import LATENT_SIZE
from tfgan_lite.networks.vae_gan import decoder, discriminator, encoder
from tfgan_lite.stabilizers import Stabilizers
from tfgan_lite.variational import gaussian_kl


def make_game(beta: float = 0.1, gamma: float = 0.03, stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `vae_gan` game.

    Args:
      beta: float >= 0, what a nat of divergence from the prior costs the encoder beside the
        error in the discriminator's features.
      gamma: float >= 0, what that error costs the decoder beside being told from real. Higher,
        images come back truer; lower, samples look more real.
      stabilizers: `Stabilizers`, of the discriminator.

    Raises:
      ValueError: for a beta or gamma below 0, or one that is not a finite number, and for
        stabilizers that want as many painted as real images (`wgan_gp`), or change an image and
        what it was rebuilt to apart from each other (`augmentation`).
    """
    for name, value in (("beta", beta), ("gamma", gamma)):
        if not 0.0 <= value < float("inf"):
            raise ValueError(
                f"games.vae_gan: {name} wants a finite number of at least 0; got {value!r}."
            )
    if stabilizers.gradient_penalty == "wgan_gp":
        raise ValueError(
            "games.vae_gan: gradient_penalty wants none, r1, r2 or dragan, as two images are "
            "painted for each real one; got 'wgan_gp'."
        )
    if stabilizers.augmentation != "none":
        raise ValueError(
            "games.vae_gan: augmentation wants none, as an image and what it was rebuilt to would "
            f"be changed apart from each other; got {stabilizers.augmentation!r}."
        )
    return Game(
        name="vae_gan",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(Noise("z", (LATENT_SIZE,)),),
        players=(
            Player("encoder", learning_rate=1e-3, average=0.995),
            Player("decoder", learning_rate=1e-3, average=0.995),
            Player("discriminator", learning_rate=4e-4),
        ),
        losses=functools.partial(_losses, beta, gamma, stabilizers),
        sample=decoder,
        turns=AT_ONCE,
        batch_size=32,
        steps=3000,
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


def _losses(beta, gamma, stabilizers, images, z):
    mean, log_variance = encoder(_pixels(images))  # [N, 16] each
    rebuilding = mean + tf.exp(0.5 * log_variance) * z  # [N, 16]
    seen = []  # the features of real images, then of painted ones

    def judge(images, **options):
        logits, features = discriminator(images, **options)
        seen.append(features)
        return logits

    def paint():
        return decoder(tf.concat([rebuilding, z], axis=0))  # [2 N, 28, 28, 1]

    told = adversarial_losses(images, paint, judge, stabilizers)
    real, painted = seen[:2]  # [N, 3136], [2 N, 3136]
    rebuilt = painted[: real.shape[0]]  # [N, 3136]
    error = 0.5 * tf.reduce_mean(tf.reduce_sum(tf.square(rebuilt - real), axis=1))
    return {
        "encoder": beta * tf.reduce_mean(gaussian_kl(mean, log_variance)) + error,
        "decoder": gamma * error + told["generator"],
        "discriminator": told["discriminator"],
    }


def _pixels(images):
    return tf.reshape((images + 1.0) / 2.0, [-1, 784])
