"""How likely a model of latent variables finds images: lower bounds of log p(x), in nats.

    log w_k = log p(x|z_k) + log p(z_k) - log q(z_k|x),   z_k ~ q(z|x),   k = 1 ... K

    elbo                  E[log w]                <=  log p(x)
    importance weighted   log((w_1 + ... + w_K) / K), between the two, and closer with each K

Both are taken with the same draws. Pixels between 0 and 1 count as means of Bernoulli
variables; the log-likelihood is then a negative cross entropy that cannot rise above
`likelihood_ceiling`, so compare such numbers with each other and not with those of binary
images.
"""

import dataclasses
from collections.abc import Callable

import numpy as np
import tensorflow as tf

from tfgan_lite.random import stream_key
from tfgan_lite.variational import bernoulli_log_likelihood, gaussian_kl


@dataclasses.dataclass(frozen=True)
class Bounds:
    """Means over images, in nats per image.

    Attributes:
      elbo: float, `likelihood - divergence`, the evidence lower bound.
      importance_weighted: float, the tighter bound; >= `elbo` but for the noise of the draws.
      likelihood: float, E[log p(x|z)] with z from q(z|x), from as many draws.
      divergence: float, KL(q(z|x) || p(z)), exact.
      samples: int, K, the draws for each image.
    """

    elbo: float
    importance_weighted: float
    likelihood: float
    divergence: float
    samples: int


def image_bounds(
    pixels: np.ndarray,
    encode: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]],
    decode: Callable[[np.ndarray], np.ndarray],
    samples: int = 50,
    seed: int = 0,
) -> Bounds:
    """The bounds of a variational autoencoder with Bernoulli pixels.

    Args:
      pixels: floating array `[N, D]` in [0, 1], N >= 1.
      encode: function from `pixels` to (mean, log_variance) of q(z|x), `[N, T]` each.
      decode: function from z, float32 `[N, T]`, to logits `[N, D]`.
      samples: int K >= 1.
      seed: int, which draws.

    Returns:
      `Bounds`, computed in float64 from what the functions return.

    Raises:
      ValueError: for pixels of another shape or range, arrays that do not fit each other,
        values that are not finite, and K < 1.
    """
    pixels = _checked_pixels(pixels)
    mean, log_variance = encode(pixels.astype(np.float32))

    def log_likelihood(z):
        logits = np.asarray(decode(z.astype(np.float32)), np.float64)
        if logits.shape != pixels.shape:
            raise ValueError(
                f"image_bounds: decode wants to return logits of shape {pixels.shape}; got "
                f"{logits.shape}."
            )
        return _numpy(bernoulli_log_likelihood, logits, pixels)

    return bounds(mean, log_variance, log_likelihood, samples, seed)


def bounds(
    mean: np.ndarray,
    log_variance: np.ndarray,
    log_likelihood: Callable[[np.ndarray], np.ndarray],
    samples: int = 50,
    seed: int = 0,
) -> Bounds:
    """The bounds of any model with a normal q(z|x), its axes independent, and prior N(0, 1).

    Args:
      mean: real array `[N, T]`, of q(z|x) for each x.
      log_variance: real array `[N, T]`.
      log_likelihood: function from z, float64 `[N, T]`, a point for each x, to log p(x|z),
        real `[N]`. It is called once for each of the K draws.
      samples: int K >= 1.
      seed: int, which draws.

    Returns:
      `Bounds`, computed in float64.

    Raises:
      ValueError: for arrays that do not fit each other, values that are not finite, and K < 1.

    Source: Kingma and Welling 2014, equation 3; Burda et al. 2016, equation 8.
    """
    mean, log_variance = np.asarray(mean, np.float64), np.asarray(log_variance, np.float64)
    if mean.ndim != 2 or mean.shape != log_variance.shape or not mean.size or samples < 1:
        raise ValueError(
            "bounds: wants mean and log_variance [N, T] with N, T >= 1, and samples >= 1; got "
            f"{mean.shape}, {log_variance.shape} and {samples}."
        )
    deviation = np.exp(0.5 * log_variance)
    random = np.random.Generator(np.random.Philox(stream_key(seed, "elbo")))
    likelihoods, log_weights = [], []
    for _ in range(samples):
        drawn = random.standard_normal(mean.shape)
        z = mean + deviation * drawn
        # log p(z) - log q(z|x): what 2 pi adds to one it takes from the other.
        ratio = 0.5 * np.sum(np.square(drawn) - np.square(z) + log_variance, axis=1)
        likelihoods.append(_checked_likelihood(log_likelihood(z), len(mean)))
        log_weights.append(likelihoods[-1] + ratio)
    likelihood = float(np.mean(likelihoods))
    divergence = float(np.mean(_numpy(gaussian_kl, mean, log_variance)))
    weighted = float(np.mean(log_mean_exp(np.stack(log_weights))))
    return Bounds(likelihood - divergence, weighted, likelihood, divergence, samples)


def log_mean_exp(values: np.ndarray) -> np.ndarray:
    """Returns log of the mean of exp over the first axis, also where exp would overflow.

    Args:
      values: real array `[K, ...]`, K >= 1.

    Returns:
      float64 `[...]`.
    """
    values = np.asarray(values, np.float64)
    largest = values.max(axis=0)
    return largest + np.log(np.mean(np.exp(values - largest), axis=0))


def likelihood_ceiling(pixels: np.ndarray) -> float:
    """The highest mean of `bernoulli_log_likelihood` that any decoder can reach.

    It is the negative entropy of the pixels as Bernoulli means, reached by a decoder that
    paints them exactly: 0 for pixels of 0 and 1, below 0 for greys.

    Args:
      pixels: floating array `[N, D]` in [0, 1], N >= 1.

    Returns:
      float <= 0, in nats per image.

    Raises:
      ValueError: for another shape or range.
    """
    pixels = _checked_pixels(pixels)
    tiny = np.finfo(np.float64).tiny  # 0 log 0 is 0
    terms = [share * np.log(np.maximum(share, tiny)) for share in (pixels, 1.0 - pixels)]
    return float(np.sum(terms) / len(pixels))


def _numpy(function, *arrays):
    """Calls a function of tensors on arrays, also while somebody else builds a graph."""
    if tf.executing_eagerly():
        return function(*map(tf.constant, arrays)).numpy()
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        return session.run(function(*map(tf.constant, arrays)))


def _checked_pixels(pixels):
    pixels = np.asarray(pixels, np.float64)
    if pixels.ndim != 2 or not pixels.size or not (0.0 <= pixels.min() <= pixels.max() <= 1.0):
        held = f"values from {pixels.min()} to {pixels.max()}" if pixels.size else "no values"
        raise ValueError(
            "elbo: pixels wants an array [N, D] in [0, 1] with N >= 1; got shape "
            f"{pixels.shape} with {held}."
        )
    return pixels


def _checked_likelihood(likelihood, count):
    likelihood = np.asarray(likelihood, np.float64)
    if likelihood.shape != (count,) or not np.isfinite(likelihood).all():
        raise ValueError(
            f"bounds: log_likelihood wants to return {count} finite numbers; got shape "
            f"{likelihood.shape}, {np.count_nonzero(~np.isfinite(likelihood))} not finite."
        )
    return likelihood
