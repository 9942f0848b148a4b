"""`one_hot_encoding`: class numbers as rows with a single one."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import collect_named_outputs

__all__ = ["one_hot_encoding"]

v1 = tf.compat.v1


@add_arg_scope
def one_hot_encoding(
    labels: Any,
    num_classes: int,
    on_value: float = 1.0,
    off_value: float = 0.0,
    outputs_collections: Any = None,
    scope: Any = None,
) -> tf.Tensor:
    """Returns `[N, num_classes]` of `off_value`, with `on_value` at each label.

    Args:
      labels: integer `[N]`.
      num_classes: int.
      on_value, off_value: float.
      outputs_collections: collection or list of them, for the output.
      scope: str, the name scope; None for `OneHotEncoding`.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.name_scope(scope, "OneHotEncoding", [labels, num_classes]) as sc:
        labels = tf.convert_to_tensor(labels)
        if labels.dtype == tf.int32:
            labels = tf.cast(labels, tf.int64)
        outputs = tf.one_hot(labels, num_classes, on_value=on_value, off_value=off_value)
        return collect_named_outputs(outputs_collections, sc, outputs)
