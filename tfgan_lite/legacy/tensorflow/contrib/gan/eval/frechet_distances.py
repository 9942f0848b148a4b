"""The Frechet distance between activations. Source: TensorFlow 1.14; Heusel et al. 2017.

`tfgan_lite.metrics.frechet` is the same number for arrays; these are graphs, and their digits are
TensorFlow 1.14's.
"""

import functools
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.eval.batches import as_float64, in_batches
from tfgan_lite.legacy.tensorflow.contrib.gan.eval.classifiers import (
    INCEPTION_FINAL_POOL,
    run_inception,
)


def frechet_classifier_distance(
    real_images: Any,
    generated_images: Any,
    classifier_fn: Callable[..., Any],
    num_batches: int = 1,
) -> tf.Tensor:
    """Returns `frechet_classifier_distance_from_activations` of a classifier's activations.

    Args:
      real_images: tensor `[N, ...]`.
      generated_images: tensor `[M, ...]`.
      classifier_fn: function from images to activations `[N, D]`.
      num_batches: int that divides N and M.
    """
    return frechet_classifier_distance_from_activations(
        in_batches(real_images, classifier_fn, num_batches),
        in_batches(generated_images, classifier_fn, num_batches),
    )


def frechet_classifier_distance_from_activations(
    real_activations: tf.Tensor, generated_activations: tf.Tensor
) -> tf.Tensor:
    """Returns |m - m'|^2 + tr(C + C' - 2 (C C')^1/2), computed in float64.

    Args:
      real_activations: float tensor `[N, D]`.
      generated_activations: float tensor `[M, D]`.

    Returns:
      Scalar of the dtype of `real_activations`.

    Raises:
      ValueError: for another rank.
    """
    real, generated = _checked(real_activations, generated_activations)
    mean, covariance = _mean_and_covariance(real)
    other_mean, other_covariance = _mean_and_covariance(generated)
    root = trace_sqrt_product(covariance, other_covariance)
    spread = tf.linalg.trace(covariance + other_covariance) - 2.0 * root
    return tf.cast(spread + _gap(mean, other_mean), real_activations.dtype)


def mean_only_frechet_classifier_distance_from_activations(
    real_activations: tf.Tensor, generated_activations: tf.Tensor
) -> tf.Tensor:
    """Returns |m - m'|^2; arguments as in `frechet_classifier_distance_from_activations`."""
    real, generated = _checked(real_activations, generated_activations)
    gap = _gap(tf.reduce_mean(real, 0), tf.reduce_mean(generated, 0))
    return tf.cast(gap, real_activations.dtype)


def diagonal_only_frechet_classifier_distance_from_activations(
    real_activations: tf.Tensor, generated_activations: tf.Tensor
) -> tf.Tensor:
    """Returns the distance with covariances that are diagonal, of variances divided by N.

    Arguments as in `frechet_classifier_distance_from_activations`.
    """
    real, generated = _checked(real_activations, generated_activations)
    mean, variance = tf.nn.moments(real, axes=[0])
    other_mean, other_variance = tf.nn.moments(generated, axes=[0])
    root = tf.sqrt(tf.multiply(variance, other_variance))
    spread = tf.reduce_sum((variance + other_variance) - 2.0 * root)
    return tf.cast(spread + _gap(mean, other_mean), real_activations.dtype)


def trace_sqrt_product(sigma: tf.Tensor, sigma_v: tf.Tensor) -> tf.Tensor:
    """Returns the trace of the square root of the product of two covariance matrices.

    The product is not symmetric; A sigma_v A with A the root of sigma is, and has the same
    eigenvalues.

    Args:
      sigma: `[D, D]`, symmetric and positive semi-definite.
      sigma_v: the same.
    """
    root = _symmetric_matrix_square_root(sigma)
    product = tf.matmul(root, tf.matmul(sigma_v, root))
    return tf.linalg.trace(_symmetric_matrix_square_root(product))


def _symmetric_matrix_square_root(mat: tf.Tensor, eps: float = 1e-10) -> tf.Tensor:
    """Returns the square root of a symmetric matrix; singular values below eps stay as is."""
    s, u, v = tf.linalg.svd(mat)
    root = tf.where(tf.less(s, eps), s, tf.sqrt(s))
    return tf.matmul(tf.matmul(u, tf.linalg.tensor_diag(root)), v, transpose_b=True)


frechet_inception_distance = functools.partial(
    frechet_classifier_distance,
    classifier_fn=functools.partial(run_inception, output_tensor=INCEPTION_FINAL_POOL),
)


def _checked(real, generated):
    real.shape.assert_has_rank(2)
    generated.shape.assert_has_rank(2)
    return as_float64(real, generated)


def _gap(mean, other):
    return tf.reduce_sum(tf.math.squared_difference(mean, other))


def _mean_and_covariance(activations):
    mean = tf.reduce_mean(activations, 0)
    centered = activations - mean
    count = tf.cast(tf.shape(activations)[0], tf.float64)
    return mean, tf.matmul(centered, centered, transpose_a=True) / (count - 1)
