"""Distances of `tf.contrib.losses`: predictions first, labels second.

Each but `hinge_loss` returns a scalar, which is added to the collection `losses`. `weights` is
a scalar, `[N]`, or of a rank up to that of the predictions; `scope` the name of the scope of
the operations. Everything is computed in float32. Source: TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.losses.collected import add_loss
from tfgan_lite.legacy.tensorflow.contrib.losses.old_names import takes_old_names
from tfgan_lite.legacy.tensorflow.contrib.losses.weighting import (
    compute_weighted_loss,
    counted,
    rank_of,
    scaled_sum,
)

v1 = tf.compat.v1
_OLD = {"weight": "weights", "targets": "labels"}


@takes_old_names(**_OLD)
def absolute_difference(
    predictions: Any, labels: Any = None, weights: Any = 1.0, scope: str | None = None
) -> tf.Tensor:
    """Returns the mean of |p - y|, for two number tensors of one shape.

    Raises:
      ValueError: for shapes that differ.
    """
    with v1.name_scope(scope, "absolute_difference", [predictions, labels, weights]) as scope:
        predictions, labels = _floats(predictions, labels)
        return compute_weighted_loss(tf.abs(predictions - labels), weights, scope=scope)


@takes_old_names(**_OLD)
def mean_squared_error(
    predictions: Any, labels: Any = None, weights: Any = 1.0, scope: str | None = None
) -> tf.Tensor:
    """Returns the mean of (p - y)^2, for two number tensors of one shape.

    Raises:
      ValueError: for shapes that differ.
    """
    with v1.name_scope(scope, "mean_squared_error", [predictions, labels, weights]) as scope:
        predictions, labels = _floats(predictions, labels)
        losses = tf.math.squared_difference(predictions, labels)
        return compute_weighted_loss(losses, weights, scope=scope)


@takes_old_names(**_OLD)
def mean_pairwise_squared_error(
    predictions: Any, labels: Any = None, weights: Any = 1.0, scope: str | None = None
) -> tf.Tensor:
    """Returns the squared error of the differences between the elements of each example.

    With d = p - y and M elements an example, an example counts 2 sum(d^2) / M -
    2 (sum d)^2 / M^2; the loss is their weighted sum, not their mean.

    Args:
      predictions: number tensor `[N, d0, ...]`.
      labels: number tensor of the same shape.
      weights: a scalar or `[N]`.
      scope: str or None.

    Raises:
      ValueError: for shapes that differ, or an unknown rank.
    """
    values = [predictions, labels, weights]
    with v1.name_scope(scope, "mean_pairwise_squared_error", values) as scope:
        predictions, labels = _floats(predictions, labels)
        weights = tf.cast(tf.convert_to_tensor(weights), tf.float32)
        difference = predictions - labels
        rank_of(weights, "weights")
        inner = list(range(1, rank_of(difference, "predictions - labels")))
        present = counted(difference, weights)
        squares = v1.reduce_sum(tf.square(difference), axis=inner)
        squared_sum = tf.square(v1.reduce_sum(difference, axis=inner))
        each = 2.0 * v1.div_no_nan(squares, present, name="value")
        each = each - 2.0 * v1.div_no_nan(squared_sum, tf.square(present), name="value")
        loss = scaled_sum(each, weights)
        loss = v1.where(tf.reduce_sum(present) > 0, loss, tf.zeros_like(loss), name="value")
        add_loss(loss)
        return loss


@takes_old_names(**_OLD)
def cosine_distance(
    predictions: Any,
    labels: Any = None,
    axis: int | None = None,
    weights: Any = 1.0,
    scope: str | None = None,
    dim: int | None = None,
) -> tf.Tensor:
    """Returns the mean of 1 - sum over `axis` of p y, for two tensors of unit vectors.

    Args:
      predictions: number tensor.
      labels: number tensor of the same shape.
      axis: int, that of the vectors.
      weights: see the head of the file.
      scope: str or None.
      dim: the former name of `axis`.

    Raises:
      ValueError: for shapes that differ, no axis, or both `axis` and `dim`.
    """
    if (axis is None) == (dim is None):
        raise ValueError(
            f"cosine_distance: axis wants an int; got axis={axis}, dim={dim}. "
            "Give axis, and leave dim, its former name, alone."
        )
    axis = dim if axis is None else axis
    with v1.name_scope(scope, "cosine_distance_loss", [predictions, labels, weights]) as scope:
        predictions, labels = _floats(predictions, labels)
        losses = 1 - v1.reduce_sum(predictions * labels, axis=[axis])
        return compute_weighted_loss(losses, weights, scope=scope)


@takes_old_names(target="labels")
def hinge_loss(logits: Any, labels: Any = None, scope: str | None = None) -> tf.Tensor:
    """Returns max(0, 1 - (2 y - 1) x) of each element; it is added to no collection.

    Args:
      logits: float tensor.
      labels: number tensor of the same shape, of 0 and 1.
      scope: str or None.

    Raises:
      ValueError: for shapes that differ.
    """
    with v1.name_scope(scope, "hinge_loss", [logits, labels]) as scope:
        logits, labels = tf.convert_to_tensor(logits), tf.convert_to_tensor(labels)
        logits.shape.assert_is_compatible_with(labels.shape)
        labels = tf.cast(labels, tf.float32)
        return tf.nn.relu(1 - (2 * labels - 1) * logits)


def _floats(predictions, labels):
    """Returns both as float32 tensors of one shape."""
    predictions, labels = tf.convert_to_tensor(predictions), tf.convert_to_tensor(labels)
    predictions.shape.assert_is_compatible_with(labels.shape)
    return tf.cast(predictions, tf.float32), tf.cast(labels, tf.float32)
