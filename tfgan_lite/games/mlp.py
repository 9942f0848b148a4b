"""The multilayer-perceptron GAN of document 001: uniform noise, Adam 1e-4, batches of 100."""

import tensorflow as tf

from tfgan_lite import losses
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.mlp import discriminator, generator


def make_game() -> Game:
    """Returns the `mlp` game."""
    return Game(
        name="mlp",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(Noise("z", (100,), "uniform"),),
        players=(
            Player("discriminator", learning_rate=1e-4, beta1=0.9),
            Player("generator", learning_rate=1e-4, beta1=0.9),
        ),
        losses=_losses,
        sample=_sample,
        batch_size=100,
        steps=10_000,
    )


def _losses(images, z):
    pixels = tf.reshape((images + 1.0) / 2.0, [-1, 784])
    real_logits = discriminator(pixels)
    fake_logits = discriminator(generator(z), reuse=True)
    return {
        "discriminator": losses.non_saturating_discriminator_loss(real_logits, fake_logits),
        "generator": losses.non_saturating_generator_loss(fake_logits),
    }


def _sample(z):
    return tf.reshape(generator(z) * 2.0 - 1.0, [-1, 28, 28, 1])
