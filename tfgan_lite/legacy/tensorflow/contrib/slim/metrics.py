"""`slim.metrics`, which is `tf.contrib.metrics`: predictions come before labels here.

Each `streaming_` metric returns (value, update_op), as those of `tf.metrics` do, which they are
but for the order of their arguments. Source: TensorFlow 1.15.
"""

import inspect
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.overlay import overlay as _overlay

v1 = tf.compat.v1
_PREDICTIONS = ("predictions", "labels")
_VALUES = ("values",)
# By name: that in tf.metrics, what comes first, what follows `weights` with its default.
_STREAMING: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "accuracy": ("accuracy", _PREDICTIONS, {}),
    "false_negatives": ("false_negatives", _PREDICTIONS, {}),
    "false_positives": ("false_positives", _PREDICTIONS, {}),
    "mean": ("mean", _VALUES, {}),
    "mean_absolute_error": ("mean_absolute_error", _PREDICTIONS, {}),
    "mean_cosine_distance": ("mean_cosine_distance", (*_PREDICTIONS, "dim"), {}),
    "mean_iou": ("mean_iou", (*_PREDICTIONS, "num_classes"), {}),
    "mean_relative_error": ("mean_relative_error", (*_PREDICTIONS, "normalizer"), {}),
    "mean_squared_error": ("mean_squared_error", _PREDICTIONS, {}),
    "mean_tensor": ("mean_tensor", _VALUES, {}),
    "percentage_less": ("percentage_below", ("values", "threshold"), {}),
    "precision": ("precision", _PREDICTIONS, {}),
    "precision_at_thresholds": ("precision_at_thresholds", (*_PREDICTIONS, "thresholds"), {}),
    "recall": ("recall", _PREDICTIONS, {}),
    "recall_at_thresholds": ("recall_at_thresholds", (*_PREDICTIONS, "thresholds"), {}),
    "root_mean_squared_error": ("root_mean_squared_error", _PREDICTIONS, {}),
    "sensitivity_at_specificity": (
        "sensitivity_at_specificity",
        (*_PREDICTIONS, "specificity"),
        {"num_thresholds": 200},
    ),
    "specificity_at_sensitivity": (
        "specificity_at_sensitivity",
        (*_PREDICTIONS, "sensitivity"),
        {"num_thresholds": 200},
    ),
    "true_negatives": ("true_negatives", _PREDICTIONS, {}),
    "true_positives": ("true_positives", _PREDICTIONS, {}),
}


def _streaming(name: str) -> Callable[..., Any]:
    target, first, after_weights = _STREAMING[name]
    kinds = inspect.Parameter
    optional = {
        "weights": None,
        **after_weights,
        "metrics_collections": None,
        "updates_collections": None,
        "name": None,
    }
    signature = inspect.Signature(
        [kinds(argument, kinds.POSITIONAL_OR_KEYWORD) for argument in first]
        + [
            kinds(argument, kinds.POSITIONAL_OR_KEYWORD, default=default)
            for argument, default in optional.items()
        ]
    )

    def metric(*args: Any, **kwargs: Any) -> Any:
        return getattr(v1.metrics, target)(**signature.bind(*args, **kwargs).arguments)

    metric.__name__ = metric.__qualname__ = f"streaming_{name}"
    metric.__doc__ = f"`tf.metrics.{target}`, with its arguments in this order: {signature}."
    metric.__signature__ = signature  # type: ignore[attr-defined]
    return metric


globals().update({f"streaming_{name}": _streaming(name) for name in _STREAMING})


def streaming_auc(
    predictions: Any,
    labels: Any,
    weights: Any = None,
    num_thresholds: int = 200,
    metrics_collections: Any = None,
    updates_collections: Any = None,
    curve: str = "ROC",
    name: str | None = None,
) -> Any:
    """Returns `tf.metrics.auc`, by trapezoids."""
    return v1.metrics.auc(
        labels,
        predictions,
        weights=weights,
        num_thresholds=num_thresholds,
        metrics_collections=metrics_collections,
        updates_collections=updates_collections,
        curve=curve,
        name=name,
    )


def streaming_recall_at_k(
    predictions: Any,
    labels: Any,
    k: int,
    weights: Any = None,
    metrics_collections: Any = None,
    updates_collections: Any = None,
    name: str | None = None,
) -> Any:
    """Returns the share of examples whose class is among the k largest predictions.

    Args:
      predictions: float `[N, K]`.
      labels: integers `[N]`.
      k: int.
      weights: numbers `[N]`, or None.
      metrics_collections: list of collections for the value, or None.
      updates_collections: the same for the update.
      name: str or None.
    """
    hits = tf.cast(tf.math.in_top_k(labels, predictions, k), tf.float32)
    return v1.metrics.mean(
        hits, weights, metrics_collections, updates_collections, name or f"recall_at_{k}"
    )


def accuracy(
    predictions: Any, labels: Any, weights: Any = None, name: str | None = None
) -> tf.Tensor:
    """Returns the share of predictions that equal their labels, in this batch alone.

    Args:
      predictions: integers, bools or strings of any shape.
      labels: the same shape and dtype.
      weights: numbers that broadcast to them, or None.
      name: str or None.

    Raises:
      ValueError: for other dtypes, or two that differ.
    """
    dtype = labels.dtype
    if not (dtype.is_integer or dtype in (tf.bool, tf.string)) or predictions.dtype != dtype:
        raise ValueError(
            "accuracy: predictions and labels want one dtype, bool, integer or string; got "
            f"{predictions.dtype.name} and {dtype.name}. Cast them."
        )
    with v1.name_scope(name, "accuracy", [predictions, labels]):
        equal = tf.cast(tf.equal(predictions, labels), tf.float32)
        if weights is None:
            return tf.reduce_mean(equal)
        weights = tf.cast(weights, tf.float32)
        total = tf.reduce_sum(tf.ones_like(equal) * weights)
        return v1.div_no_nan(tf.reduce_sum(equal * weights), total)


def aggregate_metrics(*value_update_tuples: tuple[Any, Any]) -> tuple[list[Any], list[Any]]:
    """Returns the values and the updates of several metrics, each as a list.

    Raises:
      ValueError: for none.
    """
    if not value_update_tuples:
        raise ValueError("Expected at least one value_tensor/update_op pair")
    values, updates = zip(*value_update_tuples, strict=True)
    return list(values), list(updates)


def aggregate_metric_map(
    names_to_tuples: dict[str, tuple[Any, Any]],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Returns the values and the updates of several metrics, each as a dict by name."""
    values = {name: value for name, (value, _) in names_to_tuples.items()}
    return values, {name: update for name, (_, update) in names_to_tuples.items()}


confusion_matrix = v1.confusion_matrix
set_difference = v1.sets.difference
set_intersection = v1.sets.intersection
set_size = v1.sets.size
set_union = v1.sets.union
__getattr__, __dir__ = _overlay(__name__)
