"""The pair for points of the plane: dense layers make them, maxout layers judge them.

generator:      z [N, 2] -> 3 dense layers of 128, ReLU -> points [N, 2]
discriminator:  points [N, 2 m] -> 3 maxout layers of 64, 2 pieces -> logits [N, 1]

With packing, the discriminator judges m points side by side; nothing else of it changes.

Source: Lin et al. 2018 (PacGAN), section 4.1 and the authors' code: a generator of 4 x 400 with
batch normalisation, a discriminator of 3 x maxout 200 with 5 pieces, weights from N(0, 0.02).
Departures, for 400,000 rounds of that take hours on a CPU: narrower layers; weights as in He et
al. 2015; no batch normalisation; and first biases that are spread. Networks of this kind are
linear but for the creases of their layers, and with biases of 0 all creases of the first run
through the middle of the plane. Spread as wide as the points are, they are where the modes are.
"""

import functools
from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers

WIDTH, UNITS, PIECES = 128, 64, 2
DEPTH = 3  # hidden layers of either
REACH = 4.0  # how far from the middle points lie, about
_WEIGHTS = tf.compat.v1.variance_scaling_initializer(2.0)
_FROM_NOISE = tf.compat.v1.random_normal_initializer(0.0, 1.0)
_FROM_POINTS = tf.compat.v1.random_uniform_initializer(-1.5 * REACH, 1.5 * REACH)
_ZEROS = tf.compat.v1.zeros_initializer()


def generator(z: tf.Tensor, reuse: bool | None = None) -> tf.Tensor:
    """Makes points from noise.

    Args:
      z: float32 `[N, 2]`, N(0, 1).
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, 2]`.
    """
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        net = _dense(z, WIDTH, _FROM_NOISE, tf.nn.relu)  # [N, 128]
        for _ in range(DEPTH - 1):
            net = _dense(net, WIDTH, _ZEROS, tf.nn.relu)  # [N, 128]
        return layers.dense(net, 2)  # [N, 2]


def discriminator(
    points: tf.Tensor,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tf.Tensor:
    """Judges points, or packs of them.

    Args:
      points: float32 `[N, 2 m]`, about in [-4, 4].
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the last layer is given; see
        `stabilizers.Stabilizers`.

    Returns:
      float32 logits `[N, 1]`, large for points that look real.
    """
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = maxout(points, _FROM_POINTS)  # [N, 64]
        for _ in range(DEPTH - 1):
            net = maxout(net, _ZEROS)  # [N, 64]
        return layers.dense(before_logits(net), 1)  # [N, 1]


def maxout(inputs: tf.Tensor, biases: Callable[..., tf.Tensor]) -> tf.Tensor:
    """Returns, for each unit, the largest of its pieces, each linear in the inputs.

    Args:
      inputs: float32 `[N, C]`.
      biases: initializer of the biases.

    Returns:
      float32 `[N, 64]`. Unit i's pieces are columns i, 64 + i ... of the kernel.

    Source: Goodfellow et al. 2013, equation 1.
    """
    pieces = _dense(inputs, UNITS * PIECES, biases, None)  # [N, 128]
    return functools.reduce(tf.maximum, tf.split(pieces, PIECES, axis=1))  # [N, 64]


def _dense(inputs, units, biases, activation):
    return layers.dense(
        inputs, units, activation, kernel_initializer=_WEIGHTS, bias_initializer=biases
    )
