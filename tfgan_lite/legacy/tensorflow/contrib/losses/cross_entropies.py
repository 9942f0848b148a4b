"""Cross entropies of `tf.contrib.losses`: logits first, labels second.

Each returns the scalar of `compute_weighted_loss`, which is added to the collection `losses`.
`weights` is a scalar or `[N]`, or of the rank that `compute_weighted_loss` takes; `scope` the
name of the scope of the operations. Source: TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.losses.old_names import takes_old_names
from tfgan_lite.legacy.tensorflow.contrib.losses.weighting import compute_weighted_loss

v1 = tf.compat.v1


@takes_old_names(weight="weights")
def sigmoid_cross_entropy(
    logits: Any,
    multi_class_labels: Any,
    weights: Any = 1.0,
    label_smoothing: float = 0,
    scope: str | None = None,
) -> tf.Tensor:
    """Returns the mean of -y log s(x) - (1 - y) log(1 - s(x)), s the sigmoid.

    Args:
      logits: float `[N, K]`.
      multi_class_labels: number tensor of the same shape in [0, 1].
      weights: see the head of the file.
      label_smoothing: a; above 0, labels become y (1 - a) + a / 2.
      scope: str or None.

    Raises:
      ValueError: for shapes that differ.
    """
    values = [logits, multi_class_labels, weights]
    with v1.name_scope(scope, "sigmoid_cross_entropy_loss", values) as scope:
        logits, labels = _alike(logits, multi_class_labels)
        if label_smoothing > 0:
            labels = labels * (1 - label_smoothing) + 0.5 * label_smoothing
        losses = v1.nn.sigmoid_cross_entropy_with_logits(
            labels=labels, logits=logits, name="xentropy"
        )
        return compute_weighted_loss(losses, weights, scope=scope)


@takes_old_names(weight="weights")
def softmax_cross_entropy(
    logits: Any,
    onehot_labels: Any,
    weights: Any = 1.0,
    label_smoothing: float = 0,
    scope: str | None = None,
) -> tf.Tensor:
    """Returns the mean of -sum y log softmax(x).

    Args:
      logits: float `[N, K]`.
      onehot_labels: number tensor `[N, K]`. No gradient flows into it.
      weights: see the head of the file.
      label_smoothing: a; above 0, labels become y (1 - a) + a / K.
      scope: str or None.

    Raises:
      ValueError: for shapes that differ.
    """
    values = [logits, onehot_labels, weights]
    with v1.name_scope(scope, "softmax_cross_entropy_loss", values) as scope:
        logits, labels = _alike(logits, onehot_labels)
        if label_smoothing > 0:
            classes = tf.cast(v1.shape(labels)[1], logits.dtype)
            labels = labels * (1.0 - label_smoothing) + label_smoothing / classes
        losses = v1.nn.softmax_cross_entropy_with_logits_v2(
            labels=tf.stop_gradient(labels), logits=logits, name="xentropy"
        )
        return compute_weighted_loss(losses, weights, scope=scope)


@takes_old_names(weight="weights")
def sparse_softmax_cross_entropy(
    logits: Any, labels: Any, weights: Any = 1.0, scope: str | None = None
) -> tf.Tensor:
    """Returns the mean of -log softmax(x)[y].

    Args:
      logits: float `[N, K]`.
      labels: int32 or int64 `[N]` or `[N, 1]` in [0, K).
      weights: a scalar, `[N]` or `[N, 1]`.
      scope: str or None.
    """
    values = [logits, labels, weights]
    with v1.name_scope(scope, "sparse_softmax_cross_entropy_loss", values) as scope:
        labels = tf.reshape(labels, v1.shape(labels)[:1])
        losses = v1.nn.sparse_softmax_cross_entropy_with_logits(
            labels=labels, logits=logits, name="xentropy"
        )
        return compute_weighted_loss(losses, weights, scope=scope)


@takes_old_names(weight="weights", targets="labels")
def log_loss(
    predictions: Any,
    labels: Any = None,
    weights: Any = 1.0,
    epsilon: float = 1e-7,
    scope: str | None = None,
) -> tf.Tensor:
    """Returns the mean of -y log(p + epsilon) - (1 - y) log(1 - p + epsilon).

    Args:
      predictions: number tensor in [0, 1].
      labels: number tensor of the same shape.
      weights: see the head of the file.
      epsilon: float.
      scope: str or None.

    Raises:
      ValueError: for shapes that differ.
    """
    with v1.name_scope(scope, "log_loss", [predictions, labels, weights]) as scope:
        predictions, labels = _alike(tf.cast(predictions, tf.float32), labels)
        losses = -labels * v1.log(predictions + epsilon)
        losses = losses - (1 - labels) * v1.log(1 - predictions + epsilon)
        return compute_weighted_loss(losses, weights, scope=scope)


def _alike(predictions, labels):
    """Returns both as tensors, the labels of the dtype of the predictions."""
    predictions, labels = tf.convert_to_tensor(predictions), tf.convert_to_tensor(labels)
    predictions.shape.assert_is_compatible_with(labels.shape)
    return predictions, tf.cast(labels, predictions.dtype)
