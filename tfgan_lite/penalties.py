"""Terms added to a loss that hold a player in check: its gradients, or its weights.

A penalty is a scalar >= 0, to be multiplied by a weight and added to the loss of the player
that it holds. The gradient is taken with a tape in both engines: TensorFlow orders the
operations of `tf.gradients` and of a tape differently, and only the same order gives the same
bits.
"""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite import variables

Discriminator = Callable[[tf.Tensor], tf.Tensor]


def r1(discriminator: Discriminator, images: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """The mean squared norm of the discriminator's gradient at real images.

    Args:
      discriminator: a function from `images` to logits `[N, ...]` in which row n depends on
        image n alone (so no batch normalisation).
      images: float tensor `[N, ...]`.

    Returns:
      (logits, penalty): what `discriminator(images)` returns, so that the caller need not
      compute it again, and a scalar >= 0 to be multiplied by a weight (gamma / 2 in the paper).

    Raises:
      ValueError: for logits that do not depend on the images.

    Source: Mescheder et al. 2018, equation 9.
    """
    logits, squared_norms = _squared_slopes(discriminator, images)
    return logits, tf.reduce_mean(squared_norms)


def r2(discriminator: Discriminator, fake_images: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """The mean squared norm of the discriminator's gradient at generated images.

    Args:
      discriminator: as in `r1`.
      fake_images: float tensor `[N, ...]`.

    Returns:
      (logits, penalty): as in `r1`.

    Raises:
      ValueError: as in `r1`.

    Source: Mescheder et al. 2018, equation 10.
    """
    return r1(discriminator, fake_images)


def wgan_gp(
    discriminator: Discriminator,
    real_images: tf.Tensor,
    fake_images: tf.Tensor,
    target: float = 1.0,
) -> tf.Tensor:
    """Holds the norm of the critic's gradient at `target` between real and generated images.

    Each real image is mixed with the generated one of its row: `s * real + (1 - s) * fake`, s
    drawn from U[0, 1) by `tf.random.uniform`, one for each pair.

    Args:
      discriminator: as in `r1`; it reads the mixed images under `reuse=True`.
      real_images: float tensor `[N, ...]`.
      fake_images: tensor of the shape and dtype of `real_images`.
      target: float >= 0; the norm that costs nothing.

    Returns:
      Scalar, the mean of (norm - target)^2, to be multiplied by a weight (lambda = 10 in the
      paper).

    Raises:
      ValueError: for logits that do not depend on the images, and for images of two shapes.

    Source: Gulrajani et al. 2017, equation 3 and algorithm 1.
    """
    if not real_images.shape.is_compatible_with(fake_images.shape):
        raise ValueError(
            "penalties.wgan_gp: fake_images want the shape of real_images; got "
            f"{fake_images.shape} and {real_images.shape}. Each pair of rows is mixed."
        )
    share = _one_for_each(real_images)
    mixed = share * real_images + (1.0 - share) * fake_images
    return _distance_from(target, discriminator, mixed)


def dragan(discriminator: Discriminator, real_images: tf.Tensor, target: float = 1.0) -> tf.Tensor:
    """Holds the norm of the discriminator's gradient at `target` around real images.

    The gradient is taken at `x + s * 0.5 * std * u`: std is the standard deviation of all
    numbers in the batch, u is drawn from U[0, 1) for each number, and then s from U[0, 1) for
    each image. So the authors' published code has it, and most after them; the paper's own
    formula has normal noise of a fixed variance, and no s.

    Args:
      discriminator: as in `r1`; it reads the disturbed images under `reuse=True`.
      real_images: float tensor `[N, ...]`.
      target: float >= 0; the norm that costs nothing (k in the paper).

    Returns:
      Scalar, the mean of (norm - target)^2, to be multiplied by a weight (lambda = 10 in the
      paper).

    Raises:
      ValueError: for logits that do not depend on the images.

    Source: Kodali et al. 2017, the DRAGAN objective, with the noise of their code.
    """
    spread = 0.5 * tf.math.reduce_std(real_images)
    noise = spread * tf.random.uniform(tf.shape(real_images), dtype=real_images.dtype)
    disturbed = real_images + _one_for_each(real_images) * noise
    return _distance_from(target, discriminator, disturbed)


def l1(scope: str) -> tf.Tensor:
    """The sum of |w| over the kernels below a scope.

    Kernels are the trainable variables of rank 2 or more: those of dense layers and of
    convolutions, and tables of embeddings. Biases and the scales and offsets of normalizations
    stay free: they want less data to be fitted well, and a network whose biases are pulled to 0
    underfits (Goodfellow et al. 2016, section 7.1).

    Args:
      scope: str such as `"discriminator"`; its variables are made already, all of one dtype.

    Returns:
      Scalar of their dtype.

    Raises:
      ValueError: for a scope without kernels.

    Source: Goodfellow et al. 2016, section 7.1.2.
    """
    return tf.add_n([tf.reduce_sum(tf.abs(kernel)) for kernel in _kernels("l1", scope)])


def l2(scope: str) -> tf.Tensor:
    """The sum of w^2 / 2 over the kernels below a scope, whose derivative is w.

    Args:
      scope: as in `l1`.

    Returns:
      Scalar of their dtype.

    Raises:
      ValueError: for a scope without kernels.

    Source: Goodfellow et al. 2016, section 7.1.1.
    """
    return tf.add_n([tf.nn.l2_loss(kernel) for kernel in _kernels("l2", scope)])


def _squared_slopes(discriminator, images):
    """Returns the logits at images, and the squared norm `[N]` of the gradient at each."""
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(images)
        logits = discriminator(images)
    gradient = tape.gradient(logits, images)  # of the sum over n: row n is image n's own
    if gradient is None:
        raise ValueError(
            f"penalties: the logits want to depend on the images; got {logits.dtype.name} of "
            f"shape {logits.shape} that do not. Let the discriminator read its argument."
        )
    return logits, tf.reduce_sum(tf.square(gradient), axis=list(range(1, images.shape.rank)))


def _distance_from(target, discriminator, images):
    """Returns the mean over the images of (norm of the gradient there - target)^2."""
    _, squared = _squared_slopes(discriminator, images)
    # The derivative of the square root at 0 is infinite, and times the 0 of the square it is
    # NaN. So the root is taken of 1 there, and its place in the sum filled with a 0 that has no
    # derivative. Filling alone would not do: XLA's derivative of the root is then 0 / 0. Nothing
    # is added under the root: other norms are exact, in any dtype. NaN is not 0, and stays.
    flat = tf.equal(squared, 0.0)
    norm = tf.sqrt(tf.where(flat, tf.ones_like(squared), squared))
    norm = tf.where(flat, tf.zeros_like(squared), norm)
    return tf.reduce_mean(tf.square(norm - target))


def _one_for_each(images):
    """Draws from U[0, 1) once for each image: `[N, 1, ...]`."""
    shape = [tf.shape(images)[0], *[1] * (images.shape.rank - 1)]
    return tf.random.uniform(shape, dtype=images.dtype)


def _kernels(name, scope):
    kernels = [v for v in variables.trainable_variables(scope) if v.shape.rank >= 2]
    if not kernels:
        raise ValueError(
            f"penalties.{name}: scope wants trainable variables of rank 2 or more below it; got "
            f"none below {scope!r}. Call the network first."
        )
    return kernels
