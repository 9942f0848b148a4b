"""The pair for 28x28 greyscale images of classes, both of whom are told the class.

generator:      z [N, 100] beside the class [N, 10] -> dense 128 -> images [N, 28, 28, 1]
discriminator:  images [N, 28, 28, 1] -> conv 32 -> conv 64 -> conv 128 -> features [N, 2048]
                logits [N, 1] = dense(features) + dense(class) . features

Source: Mirza and Osindero 2014, section 3.2: both are told the class, the generator beside z. The
discriminator takes it as in Miyato and Koyama 2018, equation 5 and figure 1d: every class has a
direction of its own in the features. The generator is that of `conv28`, as is the discriminator
at half its width, of which this is enough.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.networks import conv28

CLASSES = 10


def generator(z: tf.Tensor, asked: tf.Tensor, reuse: bool | None = None) -> tf.Tensor:
    """Paints images of the classes that are asked for.

    Args:
      z: float32 `[N, 100]`, N(0, 1).
      asked: float32 `[N, 10]`, a 1 in the place of the class and zeros elsewhere.
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, 28, 28, 1]` in [-1, 1].
    """
    return conv28.generator(tf.concat([z, asked], axis=1), reuse)


def discriminator(
    images: tf.Tensor,
    classes: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tf.Tensor:
    """Judges whether images are real ones of their class.

    Args:
      images: float32 `[N, 28, 28, 1]` in [-1, 1]; with packing, of more channels.
      classes: float32 `[N, 10]`, a 1 in the place of the class and zeros elsewhere; with packing,
        those of the images of a pack one beside the other.
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the last layers are given; see
        `stabilizers.Stabilizers`.

    Returns:
      float32 logits `[N, 1]`, large for images that look like real ones of their class.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = before_logits(features(images))  # [N, 2048]
        direction = layers.dense(classes, net.shape[1], use_bias=False, name="classes")  # [N, 2048]
        of_class = tf.reduce_sum(direction * net, axis=1, keepdims=True)  # [N, 1]
        return layers.dense(net, 1, name="logits") + of_class  # [N, 1]


def features(images: tf.Tensor) -> tf.Tensor:
    """Returns what a discriminator sees in images, before it judges them.

    Args:
      images: float32 `[N, 28, 28, C]` in [-1, 1].

    Returns:
      float32 `[N, 2048]`. Variables: of three convolutions, in the scope around.
    """
    net = conv28.halve(images, 32)  # [N, 14, 14, 32]
    net = conv28.halve(net, 64)  # [N, 7, 7, 64]
    net = conv28.halve(net, 128)  # [N, 4, 4, 128]
    return layers.flatten(net)  # [N, 2048]
