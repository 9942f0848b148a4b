"""Games whose losses hold more than a formulation: penalties, regularizers, labels, draws."""

import tensorflow as tf
from parity_case import CODE, Case, logits
from player_cases import SHAPE, adversarial, generator

from tfgan_lite import layers, losses, penalties, variables
from tfgan_lite.game import AT_ONCE, IN_TURN, Input, Noise, Player

v1 = tf.compat.v1


def penalized_features():
    """R1 through layers whose second derivatives differ: a pool, a normalization, a softplus."""

    def judge(images, reuse=None):
        with v1.variable_scope("discriminator", reuse=reuse):
            y = layers.conv2d(images, 4, 3, padding="same", activation="softplus")
            y = layers.max_pooling2d(y, 3, 1)
            y = layers.average_pooling2d(y, 3, 1, "same") + layers.separable_conv2d(
                y, 4, 3, 1, "same"
            )
            y = layers.batch_normalization(y, training=False)
            return logits([y, layers.conv2d_transpose(y, 2, 3, activation=tf.nn.elu)])

    def game_losses(images, z):
        real, penalty = penalties.r1(judge, images)
        fake = judge(generator(z), reuse=True)
        judging = losses.hinge_discriminator_loss(real, fake)
        return {
            "discriminator": judging + 0.1 * penalty,
            "generator": losses.hinge_generator_loss(fake),
        }

    return adversarial("hinge", losses=game_losses)


def conditional():
    """Labels as an input, of which a batch holds many a one twice, and two kinds of noise."""

    def paint(z, style, labels, training=True):
        with v1.variable_scope("generator"):
            table = variables.get_variable("table", shape=[10, CODE])
            code = z * tf.nn.embedding_lookup(table, labels) + style
            return generator(code, scope="paint", training=training)

    def judge(images, labels, reuse=None):
        with v1.variable_scope("discriminator", reuse=reuse):
            y = layers.dense(layers.flatten(images), 8, tf.nn.leaky_relu)
            one_hot = layers.dense(tf.one_hot(labels, 10), 8, use_bias=False)
            return layers.dense(y, 1) + tf.reduce_sum(y * one_hot, 1, keepdims=True)

    def game_losses(images, labels, z, style):
        real, fake = judge(images, labels), judge(paint(z, style, labels), labels, reuse=True)
        return {
            "discriminator": losses.minimax_discriminator_loss(real, fake),
            "generator": losses.non_saturating_generator_loss(fake),
        }

    return adversarial(
        "minimax",
        inputs=(Input("images", SHAPE), Input("labels", (), "int32")),
        noise=(Noise("z", (CODE,)), Noise("style", (CODE,), "uniform")),
        losses=game_losses,
        sample=lambda z, style: paint(z, style, tf.zeros([tf.shape(z)[0]], tf.int32), False),
    )


def regularized(turns):
    """Both players pay for their weights, and move more than once a round."""

    def paint(z, reuse=None):
        with v1.variable_scope("generator", reuse=reuse):
            y = layers.dense(z, 36, tf.nn.tanh, kernel_regularizer=tf.nn.l2_loss)
            return tf.reshape(y, [-1, *SHAPE])

    def judge(images, reuse=None):
        with v1.variable_scope("discriminator", reuse=reuse):
            y = layers.flatten(images)
            return layers.dense(y, 1, use_bias=False, kernel_regularizer=tf.nn.l2_loss)

    def game_losses(images, z):
        real, fake = judge(images), judge(paint(z), reuse=True)
        held = {
            player: 0.1 * tf.add_n(variables.regularization_losses(player))
            for player in ("discriminator", "generator")
        }
        return {
            "discriminator": losses.hinge_discriminator_loss(real, fake) + held["discriminator"],
            "generator": losses.hinge_generator_loss(fake) + held["generator"],
        }

    players = tuple(Player(name, 1e-2, steps=2) for name in ("discriminator", "generator"))
    return adversarial("hinge", players=players, losses=game_losses, sample=paint, turns=turns)


def _pair(formulation):
    return tuple(f"losses.{formulation}_{side}_loss" for side in ("discriminator", "generator"))


CASES = (
    Case("R1 through layers", penalized_features, ("penalties.r1", *_pair("hinge"))),
    Case("labels and two noises", conditional, ("random.normal", "random.uniform")),
    Case("regularizers, in turn", lambda: regularized(IN_TURN), ("game.IN_TURN",)),
    Case("regularizers, at once", lambda: regularized(AT_ONCE), ("game.AT_ONCE",)),
    Case(
        "samples with the statistics of their batch",
        lambda: adversarial("hinge", sample=generator),
        ("layers.batch_normalization",),
    ),
)
