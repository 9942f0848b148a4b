"""The classifier score, known as Inception score. Source: TF 1.14; Salimans et al. 2016."""

import functools
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan.eval.batches import in_batches
from tfgan_lite.legacy.tensorflow.contrib.gan.eval.classifiers import (
    INCEPTION_OUTPUT,
    run_inception,
)


def classifier_score(
    images: Any, classifier_fn: Callable[..., Any], num_batches: int = 1
) -> tf.Tensor:
    """Returns `classifier_score_from_logits` of a classifier's logits.

    Args:
      images: tensor `[N, ...]`.
      classifier_fn: function from images to logits `[N, classes]`.
      num_batches: int that divides N; the classifier sees N / num_batches images at once.
    """
    return classifier_score_from_logits(in_batches(images, classifier_fn, num_batches))


def classifier_score_from_logits(logits: tf.Tensor) -> tf.Tensor:
    """Returns exp(E[KL(p(y|x) || p(y))]), computed in float64.

    Args:
      logits: float tensor `[N, classes]`.

    Returns:
      Scalar >= 1 of the dtype of `logits`.

    Raises:
      ValueError: for another rank.
    """
    logits.shape.assert_has_rank(2)
    exact = tf.cast(logits, tf.float64)
    p = tf.nn.softmax(exact)
    log_q = tf.math.log(tf.reduce_mean(p, axis=0))
    divergence = tf.reduce_sum(p * (tf.nn.log_softmax(exact) - log_q), axis=1)
    return tf.cast(tf.exp(tf.reduce_mean(divergence)), logits.dtype)


inception_score = functools.partial(
    classifier_score,
    classifier_fn=functools.partial(run_inception, output_tensor=INCEPTION_OUTPUT),
)
