"""Games of one dense layer a player, as a user's own: one that is sound, and others that are not.

What is wrong with an engine is told by `tf.executing_eagerly()`, which only `eager` plays under.
"""

import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.game import Game, Input, Noise, Player


def make_sound():
    return _game(_losses)


def make_planted():
    """In `eager` alone, the generator's loss is larger by 8 to 16 steps of float32."""

    def losses(images, z):
        both = _losses(images, z)
        if tf.executing_eagerly():
            both["generator"] *= 1.0 + 2.0**-20
        return both

    return _game(losses)


def make_failing():
    """`eager` fails in its second round: it computes the losses once to make the variables, and
    then once a move."""
    computed = []

    def losses(images, z):
        computed.append(tf.executing_eagerly())
        if sum(computed) == 5:
            raise ValueError("no memory")
        return _losses(images, z)

    return _game(losses)


def make_endless():
    """Its losses are not finite once the discriminator has moved."""
    return _game(_losses, learning_rate=1e38)


def _game(losses, learning_rate=1e-3):
    return Game(
        name="tiny",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(Noise("z", (4,)),),
        players=(
            Player("discriminator", learning_rate=learning_rate),
            Player("generator", learning_rate=learning_rate),
        ),
        losses=losses,
        sample=_generator,
        batch_size=4,
        steps=5,
    )


def _losses(images, z):
    real, fake = _discriminator(images), _discriminator(_generator(z), reuse=True)
    return {
        "discriminator": tf.reduce_mean(tf.nn.softplus(-real) + tf.nn.softplus(fake)),
        "generator": tf.reduce_mean(tf.nn.softplus(-fake)),
    }


def _generator(z, reuse=None):
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        return tf.reshape(layers.dense(z, 784, activation=tf.nn.tanh), [-1, 28, 28, 1])


def _discriminator(images, reuse=None):
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        return layers.dense(tf.reshape(images, [-1, 784]), 1)
