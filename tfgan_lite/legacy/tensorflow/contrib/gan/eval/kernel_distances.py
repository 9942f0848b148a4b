"""The kernel distance between activations. Source: TensorFlow 1.14; Binkowski et al. 2018."""

import functools
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.eval.batches import in_batches
from tfgan_lite.legacy.tensorflow.contrib.gan.eval.classifiers import (
    INCEPTION_FINAL_POOL,
    run_inception,
)

v1 = tf.compat.v1


def kernel_classifier_distance(
    real_images: Any,
    generated_images: Any,
    classifier_fn: Callable[..., Any],
    num_classifier_batches: int = 1,
    max_block_size: int = 1024,
    dtype: Any = None,
) -> tf.Tensor:
    """Returns the distance of `kernel_classifier_distance_and_std`."""
    return kernel_classifier_distance_and_std(
        real_images,
        generated_images,
        classifier_fn,
        num_classifier_batches=num_classifier_batches,
        max_block_size=max_block_size,
        dtype=dtype,
    )[0]


def kernel_classifier_distance_and_std(
    real_images: Any,
    generated_images: Any,
    classifier_fn: Callable[..., Any],
    num_classifier_batches: int = 1,
    max_block_size: int = 1024,
    dtype: Any = None,
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns `kernel_classifier_distance_and_std_from_activations` of a classifier's.

    Args:
      real_images: tensor `[N, ...]`.
      generated_images: tensor `[M, ...]`.
      classifier_fn: function from images to activations `[N, D]`.
      num_classifier_batches: int that divides N and M.
      max_block_size: see there.
      dtype: see there.
    """
    return kernel_classifier_distance_and_std_from_activations(
        in_batches(real_images, classifier_fn, num_classifier_batches),
        in_batches(generated_images, classifier_fn, num_classifier_batches),
        max_block_size,
        dtype,
    )


def kernel_classifier_distance_from_activations(
    real_activations: tf.Tensor,
    generated_activations: tf.Tensor,
    max_block_size: int = 1024,
    dtype: Any = None,
) -> tf.Tensor:
    """Returns the distance of `kernel_classifier_distance_and_std_from_activations`."""
    return kernel_classifier_distance_and_std_from_activations(
        real_activations, generated_activations, max_block_size, dtype
    )[0]


def kernel_classifier_distance_and_std_from_activations(
    real_activations: tf.Tensor,
    generated_activations: tf.Tensor,
    max_block_size: int = 1024,
    dtype: Any = None,
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns the squared maximum mean discrepancy for the kernel (x.y / D + 1)^3.

    The rows are cut into blocks, the unbiased estimate is taken of each, and the mean of the
    estimates is returned. The order of the rows is taken for random.

    Args:
      real_activations: float tensor `[N, D]`.
      generated_activations: float tensor `[M, D]`.
      max_block_size: int, rows of a block at most.
      dtype: to compute in; None for that of the activations.

    Returns:
      (distance, its standard error), scalars of `dtype`. The second is NaN for a single block.

    Raises:
      ValueError: for another rank, two D, or two dtypes where `dtype` is None.
    """
    real, generated = real_activations, generated_activations
    real.shape.assert_has_rank(2)
    generated.shape.assert_has_rank(2)
    real.shape[1:].assert_is_compatible_with(generated.shape[1:])
    if dtype is None:
        dtype = real.dtype
        if generated.dtype != dtype:
            raise ValueError(
                "kernel_classifier_distance: activations want one dtype; got "
                f"{dtype.name} and {generated.dtype.name}. Give dtype."
            )
    real, generated = tf.cast(real, dtype), tf.cast(generated, dtype)
    larger = tf.maximum(v1.shape(real)[0], v1.shape(generated)[0])
    blocks = tf.cast(tf.math.ceil(larger / max_block_size), tf.int32)
    real_starts, generated_starts = _starts(real, blocks), _starts(generated, blocks)
    dimension = tf.cast(real.shape.as_list()[1], dtype)

    def estimate(i: Any) -> tf.Tensor:
        r = real[real_starts[i] : real_starts[i + 1]]
        g = generated[generated_starts[i] : generated_starts[i + 1]]

        def kernel(a: Any, b: Any) -> tf.Tensor:
            return (tf.matmul(a, b, transpose_b=True) / dimension + 1) ** 3

        return (
            -2 * tf.reduce_mean(kernel(r, g)) + _off_diagonal(kernel(r, r), dtype)
        ) + _off_diagonal(kernel(g, g), dtype)

    estimates = v1.map_fn(estimate, tf.range(blocks), dtype=dtype, back_prop=False)
    mean = tf.reduce_mean(estimates)
    count = tf.cast(blocks, dtype)
    variance = v1.cond(
        tf.less_equal(blocks, 1),
        lambda: tf.constant(float("nan"), dtype=dtype),
        lambda: tf.reduce_sum(tf.square(estimates - mean)) / (count - 1),
    )
    return mean, tf.sqrt(variance / count)


def _starts(activations, blocks):
    """Returns where each block starts, and the end; the larger blocks come last."""
    rows = v1.shape(activations)[0]
    size = rows // blocks
    larger = rows - size * blocks
    sizes = tf.concat([tf.fill([blocks - larger], size), tf.fill([larger], size + 1)], 0)
    return tf.concat([tf.zeros([1], dtype=tf.int32), tf.cumsum(sizes)], 0)


def _off_diagonal(kernel, dtype):
    """Returns the mean of a square matrix without its diagonal."""
    n = tf.cast(v1.shape(kernel)[0], dtype)
    return (tf.reduce_sum(kernel) - tf.linalg.trace(kernel)) / (n * (n - 1))


_pool = functools.partial(run_inception, output_tensor=INCEPTION_FINAL_POOL)
kernel_inception_distance = functools.partial(kernel_classifier_distance, classifier_fn=_pool)
kernel_inception_distance_and_std = functools.partial(
    kernel_classifier_distance_and_std, classifier_fn=_pool
)
