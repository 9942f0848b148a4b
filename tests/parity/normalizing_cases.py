"""Spectral normalization, and the layers that look at a whole batch."""

import functools

import tensorflow as tf
from parity_case import Case, judged
from player_cases import adversarial, discriminator, generator

from tfgan_lite import layers, losses, penalties, spectral_norm
from tfgan_lite.game import AT_ONCE, Player

v1 = tf.compat.v1
IMAGE = (6, 5, 3)


def spectral_kinds(x):
    """Every kind of kernel there is, some of them read twice by one name."""
    frame = x[:, tf.newaxis]  # [N, 1, H, W, C]
    with spectral_norm.normalized():
        y = layers.conv2d(x, 4, 3, activation=tf.nn.leaky_relu, kernel_constraint="max_norm")
        outputs = [
            y,
            layers.separable_conv2d(x, 4, 3, name="separable"),
            layers.separable_conv1d(x[:, 0], 4, 3, name="separable1d"),
            layers.conv2d_transpose(y, 2, 3, name="transpose"),
            layers.conv3d_transpose(frame, 2, (1, 2, 2), name="transpose3d"),
            layers.dense(y, 3, kernel_regularizer="l2", name="rank4"),
            layers.dense(layers.flatten(x), 3, kernel_initializer="zeros", name="zeros"),
            layers.dense(layers.flatten(x), 3, trainable=False, name="frozen"),
        ]
        dense = layers.Dense(4, name="object")
    return [*outputs, dense(layers.dense(x, 4, name="plain")), dense(x[..., :1] * tf.ones([4]))]


def spectral(**options):
    """Both players' kernels; a penalty with an inner tape; real, painted and mixed images."""
    judge, paint = spectral_norm.normalizing(discriminator), spectral_norm.normalizing(generator)

    def game_losses(images, z):
        painted = paint(z)
        real, fake = judge(images), judge(painted, reuse=True)
        steepness = penalties.wgan_gp(functools.partial(judge, reuse=True), images, painted)
        judging = losses.hinge_discriminator_loss(real, fake)
        return {
            "discriminator": judging + 10.0 * steepness,
            # Of a reading of its own, which the discriminator's loss does not wait for.
            "generator": losses.hinge_generator_loss(judge(paint(z, reuse=True), reuse=True)),
        }

    players = tuple(
        Player(name, 1e-2, steps=steps, average=0.9)
        for name, steps in (("discriminator", 2), ("generator", 1))
    )
    return adversarial(
        "hinge",
        losses=game_losses,
        players=players,
        sample=lambda z: paint(z, training=False),
        **options,
    )


def minibatch(x):
    first = tf.transpose(x, [0, 3, 1, 2])
    y = layers.dense(layers.flatten(x), 6, name="before")
    return [
        layers.minibatch_discrimination(y),
        layers.minibatch_discrimination(y, 3, 2, kernel_regularizer="l2", name="small"),
        layers.MinibatchDiscrimination(2, 3, name="object")(y),
        layers.minibatch_stddev(x),
        layers.minibatch_stddev(layers.conv2d(x, 3, 3), 2),
        layers.minibatch_stddev(y, 1),
        layers.MinibatchStddev(2, "channels_first")(first),
        layers.minibatch_stddev(first, data_format="channels_first"),
    ]


CASES = (
    Case(
        "spectral norm, every kind of kernel",
        lambda: judged(spectral_kinds, IMAGE),
        ("spectral_norm.normalized", "spectral_norm.raw"),
    ),
    Case("spectral norm, in turn", spectral, ("spectral_norm.normalizing", "game.IN_TURN")),
    Case("spectral norm, at once", lambda: spectral(turns=AT_ONCE), ("game.AT_ONCE",)),
    Case(
        "minibatch statistics",
        lambda: judged(minibatch, IMAGE),
        (
            "layers.minibatch_discrimination",
            "layers.MinibatchDiscrimination",
            "layers.minibatch_stddev",
            "layers.MinibatchStddev",
        ),
    ),
)
