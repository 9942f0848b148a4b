"""What is done to images before a discriminator judges them: random changes and noise.

    images [N, H, W, C] -> augment -> images [N, H, W, C] -> discriminator

Real and painted images are both changed before they are judged, with draws of their own, and
the gradient goes through the changes to the generator. So the discriminator cannot learn the few
real images by heart, and the generator does not learn to paint the changes.

Draws are made with `tf.random`, anew at each call and for each image of a batch. Inside of the
losses of a game they are the same numbers in every engine. Zero, which fills what a translation or
a cutout leaves empty, is the grey between black (-1) and white (1).

Source: Zhao et al. 2020, "Differentiable Augmentation for Data-Efficient GAN Training", with the
ranges of the authors' code.
"""

import math
import numbers

import tensorflow as tf

from tfgan_lite.errors import InputError

NAMES = ("color", "translation", "cutout")  # what a policy is made of

_BRIGHTNESS = 0.5  # the most that is added or taken away
_SATURATION = 0.0, 2.0  # factors of the distance from grey
_CONTRAST = 0.5, 1.5  # factors of the distance from the mean
_TRANSLATION = 1 / 8  # of the height and of the width, the most in either direction
_CUTOUT = 1 / 2  # of the height and of the width


def augment(images: tf.Tensor, policy: str = "color,translation,cutout") -> tf.Tensor:
    """Changes each image of a batch in each of the named ways, one after another.

    Args:
      images: float tensor `[N, H, W, C]` in [-1, 1]; H, W and C known.
      policy: str, names with commas between them, in the order in which they apply: `"color"`
        (`brightness`, then `saturation`, then `contrast`), `"translation"`, `"cutout"`. The empty
        string changes nothing.

    Returns:
      A tensor of the same shape and dtype; color takes it out of [-1, 1], as in the paper.

    Raises:
      InputError: for a name that is not known.
      ValueError: for images of another rank, dtype or of unknown size.
    """
    _check("augment", images)
    for change in _changes(policy):
        images = change(images)
    return images


def brightness(images: tf.Tensor) -> tf.Tensor:
    """Adds one number in [-0.5, 0.5) to all pixels of an image.

    Args, Returns, Raises: as for `augment`, and so for all changes below.
    """
    _check("brightness", images)
    return images + _uniform(images, -_BRIGHTNESS, _BRIGHTNESS)


def saturation(images: tf.Tensor) -> tf.Tensor:
    """Scales each pixel's distance from its grey (the mean of its channels) by [0, 2).

    Images of one channel are grey already: they come back as they are, and nothing is drawn.
    """
    _check("saturation", images)
    if images.shape[-1] == 1:
        return images
    grey = tf.reduce_mean(images, axis=3, keepdims=True)  # [N, H, W, 1]
    return grey + _uniform(images, *_SATURATION) * (images - grey)


def contrast(images: tf.Tensor) -> tf.Tensor:
    """Scales each value's distance from the mean of its image by a factor in [0.5, 1.5)."""
    _check("contrast", images)
    mean = tf.reduce_mean(images, axis=[1, 2, 3], keepdims=True)  # [N, 1, 1, 1]
    return mean + _uniform(images, *_CONTRAST) * (images - mean)


def translation(images: tf.Tensor) -> tf.Tensor:
    """Moves an image by whole pixels, up to an eighth of its size in each direction.

    The eighth is rounded to the nearest pixel, halves up: at most 1 of 6, 4 of 28 or 8 of 64
    pixels. Places that nothing moves to become zero.
    """
    _check("translation", images)
    moves = []
    for most in _reach(images):
        moves.append(tf.random.uniform([_count(images)], -most, most + 1, tf.int32))
    return _moved(images, *moves)


def cutout(images: tf.Tensor) -> tf.Tensor:
    """Makes a square of half of an image's size zero (a rectangle, where images are no squares).

    Its middle lies anywhere in the image, so that up to three quarters of it can lie outside.
    """
    _check("cutout", images)
    hidden = []
    for size in images.shape[1:3]:
        side = _rounded(size * _CUTOUT)
        # Squares of an even side have their middle between pixels, of which there is one more.
        middles = size + 1 - side % 2
        middle = tf.random.uniform([_count(images), 1], 0, middles, tf.int32)
        first = middle - side // 2
        place = tf.range(size)
        hidden.append((place >= first) & (place < first + side))  # [N, H], then [N, W]
    square = hidden[0][:, :, None, None] & hidden[1][:, None, :, None]  # [N, H, W, 1]
    return images * tf.cast(~square, images.dtype)


def instance_noise(images: tf.Tensor, stddev: float | tf.Tensor) -> tf.Tensor:
    """Adds normal noise of its own to every value.

    Real and painted data then overlap, which they else may not, and the discriminator cannot tell
    them apart without an error. Usually the noise falls to nothing in the course of training.

    Args:
      images: float tensor `[N, ...]`: images, or data of any other shape.
      stddev: float >= 0, or a floating scalar tensor (not checked for its sign).

    Returns:
      A tensor of the same shape and dtype.

    Raises:
      InputError: for a `stddev` that is negative, not finite or no number.
      ValueError: for a tensor `stddev` that is no scalar, or images of no floating dtype.

    Source: Sonderby et al. 2017, "Amortised MAP Inference for Image Super-resolution".
    """
    _check_floating("instance_noise", images)
    _check_stddev(stddev)
    noise = tf.random.normal(_shape(images), dtype=images.dtype)
    return images + tf.cast(stddev, images.dtype) * noise


def _changes(policy):
    """Returns the functions that a policy names, in order."""
    known = dict(
        zip(NAMES, ((brightness, saturation, contrast), (translation,), (cutout,)), strict=True)
    )
    names = [name.strip() for name in policy.split(",")] if policy.strip() else []
    unknown = [name for name in names if name not in known]
    if unknown:
        raise InputError(
            f"augment: policy wants names out of {', '.join(known)}, with commas between them; "
            f"got {policy!r}, in which {unknown[0]!r} is none. Mend that name or leave it out."
        )
    return [change for name in names for change in known[name]]


@tf.custom_gradient
def _moved(images, down, right):
    """Moves image n by `down[n]` and `right[n]` pixels, within `_reach`, and fills with zeros.

    The gradient is a move the other way: it only reads. That of `tf.gather` writes, and adds up
    what comes to one place in an order that a GPU does not keep.
    """
    height, width = _reach(images)
    y = tf.pad(images, [[0, 0], [height, height], [width, width], [0, 0]])
    rows = tf.range(images.shape[1]) + height - down[:, None]  # [N, H]
    y = tf.gather(y, rows, axis=1, batch_dims=1)  # [N, H, W + 2 width, C]
    columns = tf.range(images.shape[2]) + width - right[:, None]  # [N, W]
    y = tf.gather(y, columns, axis=2, batch_dims=1)  # [N, H, W, C]

    def gradient(upstream):
        return _moved(upstream, -down, -right), None, None

    return tf.ensure_shape(y, images.shape), gradient


def _reach(images):
    """Returns the most pixels of a translation down and right."""
    return [_rounded(size * _TRANSLATION) for size in images.shape[1:3]]


def _rounded(size):
    return int(size + 0.5)


def _uniform(images, low, high):
    """Returns one number for each image, `[N, 1, 1, 1]`."""
    return tf.random.uniform([_count(images), 1, 1, 1], low, high, images.dtype)


def _count(images):
    return _shape(images)[0]


def _shape(images):
    return images.shape if images.shape.is_fully_defined() else tf.shape(images)


def _check(where, images):
    if images.shape.rank != 4 or None in images.shape[1:]:
        raise ValueError(
            f"{where}: images wants a tensor [N, H, W, C] of known height, width and channels; "
            f"got shape {images.shape}. Reshape it, or call tf.ensure_shape first."
        )
    _check_floating(where, images)


def _check_floating(where, images):
    if not images.dtype.is_floating:
        raise ValueError(
            f"{where}: images wants a floating dtype; got {images.dtype.name}. Scale the images "
            "to [-1, 1] first."
        )


def _check_stddev(stddev):
    if tf.is_tensor(stddev):
        if stddev.shape.rank not in (0, None):
            raise ValueError(
                "instance_noise: stddev wants a float or a scalar tensor; got a tensor of shape "
                f"{stddev.shape}. Give one number for all images."
            )
    elif not (isinstance(stddev, numbers.Real) and 0.0 <= float(stddev) < math.inf):
        raise InputError(
            f"instance_noise: stddev wants a finite number >= 0; got {stddev!r}. Give 0 for no "
            "noise, or 0.1 to begin with."
        )
