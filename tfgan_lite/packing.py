"""[N, ..., C] -> [N / count, ..., C * count]: several samples judged as one.

A discriminator that sees several samples side by side notices where a generator paints the same
few again and again, so the generator cannot do that unpunished.
"""

import operator

import tensorflow as tf

from tfgan_lite.errors import InputError


def pack(images: tf.Tensor, count: int) -> tf.Tensor:
    """Joins each `count` samples that follow one another along their channels.

    Real and painted samples are both packed, each kind by itself, and the discriminator gives one
    logit for each pack.

    Args:
      images: tensor `[N, H, W, C]`, or `[N, D]`, or of any other rank >= 2; all sizes but N known.
        N is a multiple of `count`.
      count: int >= 1, samples in a pack; 1 packs nothing. The paper has 2 to 4.

    Returns:
      A tensor `[N / count, H, W, C * count]`, or `[N / count, D * count]`. Pack n holds the samples
      n * count to n * count + count - 1, in channels 0 to C - 1, C to 2 C - 1, and so on.

    Raises:
      InputError: for another `count`, or an N that is known and no multiple of it; one that is not
        known is an error of TensorFlow's when it runs.
      ValueError: for images of a lower rank or of unknown size.

    Source: Lin et al. 2018, "PacGAN", figure 1.
    """
    count = _checked_count(count)
    if not images.shape.rank or images.shape.rank < 2 or None in images.shape[1:]:
        raise ValueError(
            "pack: images wants a tensor [N, H, W, C] or [N, D] of which only N may be unknown; "
            f"got shape {images.shape}. Reshape it, or call tf.ensure_shape first."
        )
    size, *places, channels = images.shape
    if size is not None and size % count:
        raise InputError(
            f"pack: count wants a divisor of the batch size {size}; got {count}. Choose a batch "
            f"size that is a multiple of {count}, such as {-(-size // count) * count}."
        )
    y = tf.reshape(images, [-1, count, *places, channels])
    rank = len(places)
    y = tf.transpose(y, [0, *range(2, 2 + rank), 1, 2 + rank])  # [N / count, H, W, count, C]
    return tf.reshape(y, [-1, *places, count * channels])


def _checked_count(count):
    try:
        whole = operator.index(count)
    except TypeError:
        whole = 0
    if whole < 1:
        raise InputError(
            f"pack: count wants an int >= 1; got {count!r}. Give 1 for no packing, or 2 to 4."
        )
    return whole
