"""What each player of a two-player GAN minimises: `<formulation>_<player>_loss`.

Every discriminator loss takes `(real_logits, fake_logits, real_weights=None)`, some with an
option beside, and every generator loss takes `(fake_logits,)`: floating tensors of any equal
rank, usually `[N, 1]`, the discriminator's unbounded outputs on real and on generated data (never
after a sigmoid). Each returns a scalar of the same dtype, the mean over all elements.

`real_weights`, a tensor `[N]`, is what each real example counts: its term is multiplied before the
mean is taken. With weights of mean 1 that are large for rare classes, the generator learns as if
all classes were equally frequent.

`sigmoid cross entropy of logits l against 1` is `softplus(-l)`, and against 0 `softplus(l)`;
the single `softplus` kernel is stable for any l.
"""

import tensorflow as tf

from tfgan_lite.errors import InputError


def minimax_discriminator_loss(
    real_logits: tf.Tensor,
    fake_logits: tf.Tensor,
    real_weights: tf.Tensor | None = None,
    smoothing: float = 0.0,
) -> tf.Tensor:
    """-E[log D(x)] - E[log(1 - D(G(z)))], D the sigmoid of the logits.

    Args:
      real_logits, fake_logits, real_weights: see the top of the file.
      smoothing: float in [0, 0.5). The label of real data is 1 - smoothing, that of generated
        data stays 0. The discriminator that does best on real data alone then says
        D = 1 - smoothing, instead of growing without end.

    Raises:
      InputError: for a smoothing outside of [0, 0.5).

    Source: Goodfellow et al. 2014, equation 1 (with the sign of something to minimise);
    smoothing, Salimans et al. 2016, section 3.4.
    """
    if not 0.0 <= smoothing < 0.5:
        raise InputError(
            f"losses: smoothing wants a number in [0, 0.5); got {smoothing!r}. Give 0.1 for real "
            "labels of 0.9, or 0 for none."
        )
    judged = tf.nn.softplus(-real_logits)
    if smoothing:
        # (1 - s) softplus(-l) + s softplus(l), since softplus(l) = l + softplus(-l).
        judged += smoothing * real_logits
    return _mean(judged, real_weights) + tf.reduce_mean(tf.nn.softplus(fake_logits))


def minimax_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """E[log(1 - D(G(z)))]: saturates when the discriminator wins.

    Source: Goodfellow et al. 2014, equation 1.
    """
    return -tf.reduce_mean(tf.nn.softplus(fake_logits))


def non_saturating_discriminator_loss(
    real_logits: tf.Tensor,
    fake_logits: tf.Tensor,
    real_weights: tf.Tensor | None = None,
    smoothing: float = 0.0,
) -> tf.Tensor:
    """The minimax discriminator loss; the formulations differ in the generator's only."""
    return minimax_discriminator_loss(real_logits, fake_logits, real_weights, smoothing)


def non_saturating_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """-E[log D(G(z))]: strong gradients while the discriminator wins. The default.

    Source: Goodfellow et al. 2014, section 3.
    """
    return tf.reduce_mean(tf.nn.softplus(-fake_logits))


def least_squares_discriminator_loss(
    real_logits: tf.Tensor, fake_logits: tf.Tensor, real_weights: tf.Tensor | None = None
) -> tf.Tensor:
    """E[(D(x) - 1)^2] / 2 + E[D(G(z))^2] / 2, D the logits themselves.

    Source: Mao et al. 2017, equation 9 (a = 0, b = c = 1).
    """
    judged = _mean(tf.square(real_logits - 1.0), real_weights)
    return 0.5 * (judged + tf.reduce_mean(tf.square(fake_logits)))


def least_squares_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """E[(D(G(z)) - 1)^2] / 2. Source: Mao et al. 2017, equation 9."""
    return 0.5 * tf.reduce_mean(tf.square(fake_logits - 1.0))


def wasserstein_discriminator_loss(
    real_logits: tf.Tensor, fake_logits: tf.Tensor, real_weights: tf.Tensor | None = None
) -> tf.Tensor:
    """E[D(G(z))] - E[D(x)], the critic's side of the Wasserstein-1 distance.

    It wants a Lipschitz critic: clip weights or add a penalty from `penalties`.

    Source: Arjovsky et al. 2017, equation 2 (with the sign of something to minimise).
    """
    return tf.reduce_mean(fake_logits) - _mean(real_logits, real_weights)


def wasserstein_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """-E[D(G(z))]. Source: Arjovsky et al. 2017, equation 2."""
    return -tf.reduce_mean(fake_logits)


def hinge_discriminator_loss(
    real_logits: tf.Tensor, fake_logits: tf.Tensor, real_weights: tf.Tensor | None = None
) -> tf.Tensor:
    """E[max(0, 1 - D(x))] + E[max(0, 1 + D(G(z)))].

    Source: Lim and Ye 2017, equation 8; Miyato et al. 2018, equation 16.
    """
    judged = _mean(tf.nn.relu(1.0 - real_logits), real_weights)
    return judged + tf.reduce_mean(tf.nn.relu(1.0 + fake_logits))


def hinge_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """-E[D(G(z))]. Source: Miyato et al. 2018, equation 17."""
    return -tf.reduce_mean(fake_logits)


def _mean(values: tf.Tensor, weights: tf.Tensor | None) -> tf.Tensor:
    """Returns the mean over all elements, each row counted as its weight says."""
    if weights is None:
        return tf.reduce_mean(values)
    of_rows = tf.reshape(tf.cast(weights, values.dtype), [-1, *[1] * (values.shape.rank - 1)])
    return tf.reduce_mean(of_rows * values)
