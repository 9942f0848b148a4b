"""The GAN whose latent code can be read and controlled: ten kinds of digits, and two styles.

z, code, style -> generator -> images -+-> discriminator -> is it real?
                        real images ---+-> recognizer ----> which code, which style?

Beside playing the GAN's game, both players gain from information between code and image: the
generator by painting so that the recognizer can tell code and style, the recognizer by telling
them. The recognizer shares the discriminator's body and lies below its scope, so the term stands
in both players' losses, and each lowers it over its own variables.

Source: Chen et al. 2016, equations 5 and 6; the bound of the information is the cross entropy of
the code, and half the squared error of the style (a normal distribution of variance 1).

Departures. Nobody tells the plain game that a code is to be a digit: it settles on other groups of
the 1,797 (BUILD.md has what was tried). So, still without labels, the recognizer also sorts real
images (Krause et al. 2010; Hu et al. 2017): each image beside a copy that was slanted, stretched
and shifted, it is to tell one code for both, to be sure, and to use all ten as often.
`clustering=0` is the plain game. Rates, penalty and averages are those of `conv28`.
"""

import functools

import tensorflow as tf

from tfgan_lite import spectral_norm
from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.games.conv28 import STABLE
from tfgan_lite.networks.infogan import (
    CODES,
    NOISE_SIZE,
    STYLES,
    centred,
    discriminator,
    generator,
    recognizer,
)
from tfgan_lite.stabilizers import Stabilizers

_SURE = 0.3  # what being sure of a real image weighs beside telling its copy alike
_SLANT = 0.25  # pixels to the side, for each pixel down
_STRETCH = 0.15
_SHIFT = 3.0  # pixels


def make_game(
    information: float = 1.0,
    style_weight: float = 0.5,
    clustering: float = 1.0,
    stabilizers: Stabilizers = STABLE,
) -> Game:
    """Returns the `infogan` game.

    Args:
      information: float >= 0, what the cross entropy of the code weighs in both losses.
      style_weight: float >= 0, what the error of the style weighs in both.
      clustering: float >= 0, what sorting real images weighs in the discriminator's loss.
      stabilizers: `Stabilizers`, of the discriminator.

    Raises:
      ValueError: for a weight below 0, or one that is not a finite number, and for packing, as
        several images of one pack have no one code.
    """
    weights = {
        "information": information,
        "style_weight": style_weight,
        "clustering": clustering,
    }
    for name, value in weights.items():
        if not 0.0 <= value < float("inf"):
            raise ValueError(
                f"games.infogan: {name} wants a finite number of at least 0; got {value!r}."
            )
    if stabilizers.packing > 1:
        raise ValueError(
            "games.infogan: packing wants 1, as the recognizer tells the code of each image; got "
            f"{stabilizers.packing}."
        )
    return Game(
        name="infogan",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(
            Noise("z", (NOISE_SIZE,)),
            Noise("code", (CODES,), "one_hot"),
            Noise("style", (STYLES,), "uniform"),
        ),
        players=(
            Player("discriminator", learning_rate=4e-4, average=0.99),
            Player("generator", learning_rate=1e-3, average=0.995),
        ),
        losses=functools.partial(_losses, information, style_weight, clustering, stabilizers),
        sample=generator,
        batch_size=32,
        steps=3000,
    )


def read(
    images: tf.Tensor, stabilizers: Stabilizers = STABLE, reuse: bool | None = None
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns (code logits `[N, 10]`, style `[N, 2]` about [-1, 1]) of images; see `recognizer`.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1].
      stabilizers: those of the game.
      reuse: as in `tf.compat.v1.variable_scope`.
    """
    if stabilizers.spectral_norm:
        return spectral_norm.normalizing(recognizer)(images, reuse=reuse)
    return recognizer(images, reuse=reuse)


def _losses(information, style_weight, clustering, stabilizers, images, z, code, style):
    seen = []  # what is told of real images, then of painted ones

    def judge(images, **options):
        logits, *told = discriminator(images, **options)
        seen.append(told)
        return logits

    losses = adversarial_losses(images, lambda: generator(z, code, style), judge, stabilizers)
    (real_logits, _), (code_logits, mean) = seen[:2]  # [N, 10], [N, 2]
    unlike = tf.nn.softmax_cross_entropy_with_logits(labels=code, logits=code_logits)  # [N]
    error = 0.5 * tf.reduce_sum(tf.square(centred(style) - mean), axis=1)  # [N]
    untold = tf.reduce_mean(information * unlike + style_weight * error)
    sorting = 0.0
    if clustering:
        copy_logits, _ = read(_bent(images), stabilizers, reuse=True)
        sorting = clustering * _unsorted(real_logits, copy_logits)
    return {
        "discriminator": losses["discriminator"] + untold + sorting,
        "generator": losses["generator"] + untold,
    }


def _unsorted(logits, copy_logits):
    """How unlike the codes of images and of their copies are, how unsure, and how uneven."""
    shares = tf.nn.softmax(logits)  # [N, 10]
    unlike = tf.nn.softmax_cross_entropy_with_logits(
        labels=tf.stop_gradient(shares), logits=copy_logits
    )
    unsure = -tf.reduce_sum(shares * tf.nn.log_softmax(logits), axis=1)
    used = tf.reduce_mean(shares, axis=0)  # [10]
    uneven = tf.reduce_sum(used * tf.math.log(used + 1e-8))
    return tf.reduce_mean(unlike + _SURE * unsure) + uneven


def _bent(images):
    """Slants, stretches and shifts each image, along its rows and then along its columns."""
    bent = _bent_along_rows(images + 1.0)  # black is 0, as is what comes in from outside
    return tf.transpose(_bent_along_rows(tf.transpose(bent, [0, 2, 1, 3])), [0, 2, 1, 3]) - 1.0


def _bent_along_rows(images):
    count, height, width, _ = images.shape
    most = tf.constant([[_SLANT], [_STRETCH], [_SHIFT]])  # [3, 1]
    drawn = most * tf.random.uniform([3, count], -1.0, 1.0)  # [3, N]
    slant, stretch, shift = (drawn[n][:, None, None] for n in range(3))  # [N, 1, 1] each
    down = tf.range(height, dtype=tf.float32)[:, None] - (height - 1) / 2  # [H, 1]
    along = tf.range(width, dtype=tf.float32) - (width - 1) / 2  # [W]
    source = (1.0 + stretch) * along + slant * down + shift + (width - 1) / 2  # [N, H, W]
    distance = tf.abs(source[..., None] - tf.range(width, dtype=tf.float32))  # [N, H, W, W]
    return tf.matmul(tf.nn.relu(1.0 - distance), images)  # between the two nearest pixels
