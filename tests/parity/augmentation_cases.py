"""Games that change images before they judge them: augmented, noisy, packed."""

import tensorflow as tf
from parity_case import CODE, Case, judged, logits

from tfgan_lite import augmentation, layers, losses, packing, penalties
from tfgan_lite.game import Game, Input, Noise, Player

v1 = tf.compat.v1
COLOUR, GREY, VECTOR = (8, 11, 3), (8, 8, 1), (2,)
# What one draw in many does, such as a move to the edge, comes late.
STEPS = 20


def one_by_one(x):
    """Each change alone, so that a failure does not depend on those before it."""
    return [
        augmentation.brightness(x),
        augmentation.saturation(x),
        augmentation.contrast(x),
        augmentation.translation(x),
        augmentation.cutout(x),
        augmentation.instance_noise(x, 0.1),
    ]


def packed(shape, change, net, penalized=False):
    """Returns a game whose discriminator judges pairs of changed images.

    Args:
      shape: tuple of int, of one image.
      change: function from images to images of the same shape, which draws.
      net: function from packed images to features.
      penalized: bool, whether R1 goes through the changes of the real images.
    """

    def paint(z, reuse=None):
        with v1.variable_scope("generator", reuse=reuse):
            y = layers.dense(z, 8, tf.nn.leaky_relu)
            y = layers.dense(y, tf.TensorShape(shape).num_elements(), tf.nn.tanh)
            return tf.reshape(y, [-1, *shape])

    def judge(images, reuse=None):
        with v1.variable_scope("discriminator", reuse=reuse):
            return logits(net(packing.pack(change(images), 2)))

    def game_losses(images, z):
        if penalized:
            # A row of logits depends on the two images of its pair, and on no other.
            real, penalty = penalties.r1(judge, images)
        else:
            real, penalty = judge(images), 0.0
        fake = judge(paint(z), reuse=True)
        return {
            "discriminator": losses.minimax_discriminator_loss(real, fake) + 0.1 * penalty,
            "generator": losses.non_saturating_generator_loss(fake),
        }

    return Game(
        name="packed",
        inputs=(Input("images", shape),),
        noise=(Noise("z", (CODE,)),),
        players=(Player("discriminator", 1e-2), Player("generator", 1e-2)),
        losses=game_losses,
        sample=lambda z: paint(z),
        batch_size=8,
    )


def _augmented_and_noisy(images):
    return augmentation.instance_noise(augmentation.augment(images), 0.1)


def _fading(vectors):
    """Noise whose strength is a tensor, as that of a schedule is."""
    strength = tf.reduce_mean(tf.abs(vectors))
    return augmentation.instance_noise(vectors, tf.stop_gradient(strength))


def _conv(images):
    y = layers.conv2d(images, 4, 3, 2, "same", activation=tf.nn.leaky_relu)
    return layers.conv2d(y, 4, 3, 2, "same", activation="softplus")


def _dense(vectors):
    return layers.dense(vectors, 8, tf.nn.relu)


_AUGMENTED = ("augmentation.augment", "augmentation.instance_noise", "packing.pack")

CASES = (
    Case(
        "changes one by one",
        lambda: judged(one_by_one, COLOUR),
        (
            "augmentation.brightness",
            "augmentation.saturation",
            "augmentation.contrast",
            "augmentation.translation",
            "augmentation.cutout",
            "augmentation.instance_noise",
        ),
        STEPS,
    ),
    Case(
        "augmented, noisy, packed",
        lambda: packed(COLOUR, _augmented_and_noisy, _conv),
        _AUGMENTED,
        STEPS,
    ),
    Case(
        "R1 through changes",
        lambda: packed(GREY, _augmented_and_noisy, _conv, penalized=True),
        (*_AUGMENTED, "penalties.r1"),
        STEPS,
    ),
    Case(
        "packed vectors with fading noise",
        lambda: packed(VECTOR, _fading, _dense),
        ("augmentation.instance_noise", "packing.pack"),
        STEPS,
    ),
)
