"""The formulations of the losses, the optimizers, and who moves when."""

import functools

import tensorflow as tf
from parity_case import CODE, Case

from tfgan_lite import layers, losses, penalties
from tfgan_lite.game import AT_ONCE, IN_TURN, Game, Input, Noise, Player
from tfgan_lite.schedules import Schedule

v1 = tf.compat.v1
SHAPE = (6, 6, 1)


def generator(z, reuse=None, scope="generator", training=True):
    with v1.variable_scope(scope, reuse=reuse):
        y = layers.dense(z, 18, use_bias=False)
        y = tf.nn.relu(layers.batch_normalization(y, training=training, momentum=0.9))
        y = layers.conv2d_transpose(tf.reshape(y, [-1, 3, 3, 2]), 1, 4, 2, "same")
        return tf.nn.tanh(y)  # [N, 6, 6, 1]


def discriminator(images, reuse=None):
    with v1.variable_scope("discriminator", reuse=reuse):
        y = layers.conv2d(images, 4, 3, 2, "same", activation=tf.nn.leaky_relu)
        # A last bias would stand still: in some losses it cancels out.
        return layers.dense(layers.flatten(y), 1, use_bias=False)


def adversarial(formulation, penalty=0.0, distribution="normal", **options):
    """Returns a game of one formulation of the losses."""
    judging = getattr(losses, f"{formulation}_discriminator_loss")
    painting = getattr(losses, f"{formulation}_generator_loss")

    def game_losses(images, z):
        real, squared = discriminator(images), 0.0
        if penalty:
            real, squared = penalties.r1(lambda x: discriminator(x, reuse=True), images)
        fake = discriminator(generator(z), reuse=True)
        loss = judging(real, fake) + penalty * squared
        return {"discriminator": loss, "generator": painting(fake)}

    return Game(
        **{
            "name": formulation,
            "inputs": (Input("images", SHAPE),),
            "noise": (Noise("z", (CODE,), distribution),),
            "players": (Player("discriminator", 1e-2), Player("generator", 1e-2)),
            "losses": game_losses,
            "sample": lambda z: generator(z, training=False),
            "batch_size": 8,
            **options,
        }
    )


def autoencoder():
    """One player: a variational autoencoder, whose noise is its code's."""

    def decode(z, training=True):
        return generator(z, scope="player/decoder", training=training)

    def game_losses(images, z):
        with v1.variable_scope("player/encoder"):
            y = layers.dense(layers.flatten(images), 2 * CODE)
        mean, log_variance = tf.split(y, 2, 1)
        painted = decode(mean + tf.exp(0.5 * log_variance) * z)
        error = tf.reduce_sum(tf.square(painted - images), [1, 2, 3])
        spread = tf.reduce_sum(tf.square(mean) + tf.exp(log_variance) - log_variance - 1.0, axis=1)
        return {"player": tf.reduce_mean(error + 0.5 * spread)}

    player = Player("player", 1e-2, beta1=0.9, average=0.9)
    return adversarial(
        "hinge",
        players=(player,),
        losses=game_losses,
        sample=functools.partial(decode, training=False),
    )


def three_players(turns):
    """An encoder, a generator and a discriminator: a VAE-GAN without its likelihood."""

    def encode(images, reuse=None):
        with v1.variable_scope("coding/encoder", reuse=reuse):
            return layers.dense(layers.flatten(images), CODE, tf.nn.tanh)

    def game_losses(images, z):
        code = encode(images)
        again = generator(code)
        real = discriminator(images)
        fake = discriminator(generator(z, reuse=True), reuse=True)
        redone = discriminator(again, reuse=True)
        error = tf.reduce_mean(tf.abs(again - images))
        judging = losses.least_squares_discriminator_loss(real, fake)
        return {
            "encoder": error + 0.1 * tf.reduce_mean(tf.square(code)),
            "generator": losses.least_squares_generator_loss(fake) + error,
            "discriminator": judging + 0.5 * tf.reduce_mean(tf.square(redone)),
        }

    players = (
        Player("encoder", 1e-2, scope="coding"),
        Player("generator", 2e-2, beta1=0.0, beta2=0.9, steps=2, average=0.99),
        Player("discriminator", 3e-3, beta1=0.9, beta2=0.99, steps=2),
    )
    return adversarial("least_squares", players=players, losses=game_losses, turns=turns)


def _players(d_steps=1, g_steps=1, **changes):
    return (
        Player("discriminator", 1e-2, steps=d_steps, **changes),
        Player("generator", 1e-2, steps=g_steps, **changes),
    )


def _moderated(optimizer, schedule):
    """Players with an optimizer, a schedule, and bounds that this game meets."""
    moderation = {"clip_value": 0.05, "clip_norm": 0.1, "weight_clip": 0.3, "l1": 0.02, "l2": 0.1}
    players = _players(2, optimizer=optimizer, schedule=schedule, average=0.9, **moderation)
    return adversarial("wasserstein", players=players)


def _pair(formulation):
    return tuple(f"losses.{formulation}_{side}_loss" for side in ("discriminator", "generator"))


CASES = (
    Case(
        "minimax, in turn",
        lambda: adversarial("minimax"),
        (*_pair("minimax"), "game.IN_TURN", "random.normal", "optimizers.adam"),
    ),
    Case(
        "non-saturating, at once",
        lambda: adversarial("non_saturating", turns=AT_ONCE),
        (*_pair("non_saturating"), "game.AT_ONCE"),
    ),
    Case(
        "least squares, two steps each in turn",
        lambda: adversarial("least_squares", players=_players(2, 2)),
        (*_pair("least_squares"), "game.IN_TURN"),
    ),
    Case(
        "Wasserstein, R1, three steps",
        lambda: adversarial("wasserstein", 0.5, "uniform", players=_players(3)),
        (*_pair("wasserstein"), "penalties.r1", "random.uniform"),
    ),
    Case(
        "hinge, averages, two steps at once",
        lambda: adversarial("hinge", turns=AT_ONCE, players=_players(1, 2, average=0.9)),
        (*_pair("hinge"), "game.AT_ONCE"),
    ),
    Case(
        "Adam with other betas",
        lambda: adversarial("hinge", players=_players(beta1=0.0, beta2=0.9)),
        ("optimizers.adam",),
    ),
    *(
        Case(
            f"{name}, {schedule.kind}, clipped",
            functools.partial(_moderated, name, schedule),
            (f"optimizers.{name}",),
        )
        for name, schedule in (
            ("sgd", Schedule("linear", 3, 0.1)),
            ("momentum", Schedule("cosine", 7)),
            ("rmsprop", Schedule("exponential", 2, 0.7)),
            ("adagrad", Schedule("step", 2, 0.5)),
            ("adadelta", Schedule("cosine", 3, 0.5)),
            ("adam", Schedule("exponential", 3, 0.5)),
        )
    ),
    Case("one player", autoencoder, ("layers.dense", "optimizers.adam")),
    Case(
        "three players in turn",
        lambda: three_players(IN_TURN),
        (*_pair("least_squares"), "game.IN_TURN"),
    ),
    Case(
        "three players at once",
        lambda: three_players(AT_ONCE),
        (*_pair("least_squares"), "game.AT_ONCE"),
    ),
)
