"""The two terms of the evidence lower bound of a variational autoencoder, in nats per image.

    log p(x)  >=  E_q(z|x) [log p(x|z)]  -  KL(q(z|x) || p(z))
                  bernoulli_log_likelihood  gaussian_kl

A game minimises the mean over its batch of the second less the first; `metrics.elbo` adds
them up on images that the game has not seen.
"""

import tensorflow as tf


def gaussian_kl(mean: tf.Tensor, log_variance: tf.Tensor) -> tf.Tensor:
    """KL(N(mean, exp(log_variance)) || N(0, 1)), summed over the latent axis.

    sum_j (exp(log_variance_j) + mean_j^2 - 1 - log_variance_j) / 2

    Args:
      mean: floating `[N, T]`.
      log_variance: floating `[N, T]`, of the same dtype.

    Returns:
      `[N]` of the same dtype, in nats, >= 0 but for rounding.

    Source: Kingma and Welling 2014, appendix B (with the sign of something to minimise).
    """
    spread = tf.exp(log_variance) + tf.square(mean) - 1.0 - log_variance  # [N, T]
    return 0.5 * tf.reduce_sum(spread, axis=-1)


def bernoulli_log_likelihood(logits: tf.Tensor, pixels: tf.Tensor) -> tf.Tensor:
    """sum_i x_i log p_i + (1 - x_i) log(1 - p_i), p the sigmoid of the logits.

    For pixels that are 0 or 1 it is a log-likelihood. For those in between it is the negative
    cross entropy from a pixel, taken as the mean of a Bernoulli variable, to the decoder's: the
    expected log-likelihood of a binary image drawn from the pixels. It then stays below 0 by
    the pixels' own entropy, however good the decoder; `metrics.elbo.likelihood_ceiling`.

    Args:
      logits: floating `[N, ...]`, unbounded.
      pixels: of the same dtype and shape, in [0, 1].

    Returns:
      `[N]` of the same dtype, in nats, <= 0 but for rounding.

    Source: Kingma and Welling 2014, appendix C.1. With x l - softplus(l) in the place of the
    logarithms, which is stable for any logit l.
    """
    by_pixel = pixels * logits - tf.nn.softplus(logits)
    return tf.reduce_sum(by_pixel, axis=list(range(1, logits.shape.rank)))
