"""What each player of a two-player GAN minimises: `<formulation>_<player>_loss`.

Every discriminator loss takes `(real_logits, fake_logits)` and every generator loss takes
`(fake_logits,)`: floating tensors of any equal rank, usually `[N, 1]`, the discriminator's
unbounded outputs on real and on generated data (never after a sigmoid). Each returns a
scalar of the same dtype, the mean over all elements.

`sigmoid cross entropy of logits l against 1` is `softplus(-l)`, and against 0 `softplus(l)`;
the single `softplus` kernel is stable for any l.
"""

import tensorflow as tf


def minimax_discriminator_loss(real_logits: tf.Tensor, fake_logits: tf.Tensor) -> tf.Tensor:
    """-E[log D(x)] - E[log(1 - D(G(z)))], D the sigmoid of the logits.

    Source: Goodfellow et al. 2014, equation 1 (with the sign of something to minimise).
    """
    return tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(
        tf.nn.softplus(fake_logits)
    )


def minimax_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """E[log(1 - D(G(z)))]: saturates when the discriminator wins.

    Source: Goodfellow et al. 2014, equation 1.
    """
    return -tf.reduce_mean(tf.nn.softplus(fake_logits))


def non_saturating_discriminator_loss(real_logits: tf.Tensor, fake_logits: tf.Tensor) -> tf.Tensor:
    """The minimax discriminator loss; the formulations differ in the generator's only."""
    return minimax_discriminator_loss(real_logits, fake_logits)


def non_saturating_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """-E[log D(G(z))]: strong gradients while the discriminator wins. The default.

    Source: Goodfellow et al. 2014, section 3.
    """
    return tf.reduce_mean(tf.nn.softplus(-fake_logits))


def least_squares_discriminator_loss(real_logits: tf.Tensor, fake_logits: tf.Tensor) -> tf.Tensor:
    """E[(D(x) - 1)^2] / 2 + E[D(G(z))^2] / 2, D the logits themselves.

    Source: Mao et al. 2017, equation 9 (a = 0, b = c = 1).
    """
    return 0.5 * (
        tf.reduce_mean(tf.square(real_logits - 1.0)) + tf.reduce_mean(tf.square(fake_logits))
    )


def least_squares_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """E[(D(G(z)) - 1)^2] / 2. Source: Mao et al. 2017, equation 9."""
    return 0.5 * tf.reduce_mean(tf.square(fake_logits - 1.0))


def wasserstein_discriminator_loss(real_logits: tf.Tensor, fake_logits: tf.Tensor) -> tf.Tensor:
    """E[D(G(z))] - E[D(x)], the critic's side of the Wasserstein-1 distance.

    It wants a Lipschitz critic: clip weights or add a penalty from `penalties`.

    Source: Arjovsky et al. 2017, equation 2 (with the sign of something to minimise).
    """
    return tf.reduce_mean(fake_logits) - tf.reduce_mean(real_logits)


def wasserstein_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """-E[D(G(z))]. Source: Arjovsky et al. 2017, equation 2."""
    return -tf.reduce_mean(fake_logits)


def hinge_discriminator_loss(real_logits: tf.Tensor, fake_logits: tf.Tensor) -> tf.Tensor:
    """E[max(0, 1 - D(x))] + E[max(0, 1 + D(G(z)))].

    Source: Lim and Ye 2017, equation 8; Miyato et al. 2018, equation 16.
    """
    return tf.reduce_mean(tf.nn.relu(1.0 - real_logits)) + tf.reduce_mean(
        tf.nn.relu(1.0 + fake_logits)
    )


def hinge_generator_loss(fake_logits: tf.Tensor) -> tf.Tensor:
    """-E[D(G(z))]. Source: Miyato et al. 2018, equation 17."""
    return -tf.reduce_mean(fake_logits)
