"""The deep convolutional pair (DCGAN) for square images of 28, 32 or 64 pixels.

generator:      z [N, 100] -> dense to a small map -> doubled and thinned until the full size
discriminator:  images -> halved and thickened down to the same small map -> logits [N, 1]

| size | smallest map | generator's maps          | discriminator's maps |
|------|--------------|---------------------------|----------------------|
| 28   | 7x7          | 128, 64, channels         | 64, 128              |
| 32   | 4x4          | 256, 128, 64, channels    | 64, 128, 256         |
| 64   | 4x4          | 512, 256, 128, 64, channels | 64, 128, 256, 512  |

Source: Radford et al. 2016, section 3 and figure 1: batch normalisation everywhere but at
the generator's output and the discriminator's input, ReLU and leaky ReLU 0.2, 5x5 kernels,
weights from N(0, 0.02). Departure: half the paper's maps, for training on a CPU.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import layers

SMALLEST_MAP = {28: 7, 32: 4, 64: 4}
_WEIGHTS = tf.compat.v1.random_normal_initializer(0.0, 0.02)


def generator(
    z: tf.Tensor, size: int, channels: int, training: bool = True, reuse: bool | None = None
) -> tf.Tensor:
    """Paints images from noise.

    Args:
      z: float32 `[N, 100]`.
      size: 28, 32 or 64.
      channels: 1 or 3.
      training: bool; False uses the running averages of batch normalisation.
      reuse: as in `tf.compat.v1.variable_scope`.

    Returns:
      float32 `[N, size, size, channels]` in [-1, 1].

    Raises:
      ValueError: for another size.
    """
    side = _smallest_map(size)
    filters = 64 * size // side // 2
    with tf.compat.v1.variable_scope("generator", reuse=reuse):
        net = layers.dense(z, side * side * filters, use_bias=False, kernel_initializer=_WEIGHTS)
        net = tf.reshape(net, [-1, side, side, filters])  # [N, side, side, filters]
        net = tf.nn.relu(layers.batch_normalization(net, training=training))
        while filters > 64:
            filters //= 2
            net = _double(net, filters, use_bias=False)  # [N, 2 * side, 2 * side, filters]
            net = tf.nn.relu(layers.batch_normalization(net, training=training))
        return tf.nn.tanh(_double(net, channels, use_bias=True))  # [N, size, size, channels]


def discriminator(
    images: tf.Tensor,
    training: bool = True,
    reuse: bool | None = None,
    before_logits: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> tf.Tensor:
    """Judges images.

    Args:
      images: float32 `[N, size, size, channels]` in [-1, 1], size 28, 32 or 64.
      training: bool; False uses the running averages of batch normalisation.
      reuse: as in `tf.compat.v1.variable_scope`.
      before_logits: function from the last hidden layer to what the last layer is given; see
        `stabilizers.Stabilizers`.

    Returns:
      float32 logits `[N, 1]`, large for images that look real.
    """
    side = _smallest_map(images.shape[1])
    filters = 64
    with tf.compat.v1.variable_scope("discriminator", reuse=reuse):
        net = _halve(images, filters, use_bias=True)  # [N, size / 2, size / 2, 64]
        net = tf.nn.leaky_relu(net, 0.2)
        while net.shape[1] > side:
            filters *= 2
            net = _halve(net, filters, use_bias=False)  # half the height and width
            net = layers.batch_normalization(net, training=training)
            net = tf.nn.leaky_relu(net, 0.2)
        net = layers.flatten(net)  # [N, side * side * filters]
        return layers.dense(before_logits(net), 1, kernel_initializer=_WEIGHTS)  # [N, 1]


def _double(net, filters, use_bias):
    return layers.conv2d_transpose(
        net, filters, 5, 2, "same", use_bias=use_bias, kernel_initializer=_WEIGHTS
    )


def _halve(net, filters, use_bias):
    return layers.conv2d(net, filters, 5, 2, "same", use_bias=use_bias, kernel_initializer=_WEIGHTS)


def _smallest_map(size):
    if size not in SMALLEST_MAP:
        raise ValueError(
            f"dcgan: size wants one of {', '.join(map(str, SMALLEST_MAP))}; got {size}. "
            "Resize the images."
        )
    return SMALLEST_MAP[size]
