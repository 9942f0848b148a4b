"""Cross entropies by position: `(logits, labels)`, as before TensorFlow 1.0.

TensorFlow 1.0 gave them a first argument that refuses positions, because the order had changed.
By keyword they are TensorFlow's own; before 1.0 the labels of the first one were `targets`.
"""

import functools
from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def _by_position(function: Callable[..., tf.Tensor]) -> Callable[..., tf.Tensor]:
    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> tf.Tensor:
        if "targets" in kwargs:
            kwargs["labels"] = kwargs.pop("targets")
        if args and args[0] is None:  # _sentinel, in the order since 1.0
            return function(*args, **kwargs)
        return function(**dict(zip(("logits", "labels", "name"), args, strict=False)) | kwargs)

    return called


sigmoid_cross_entropy_with_logits = _by_position(v1.nn.sigmoid_cross_entropy_with_logits)
softmax_cross_entropy_with_logits = _by_position(v1.nn.softmax_cross_entropy_with_logits)
sparse_softmax_cross_entropy_with_logits = _by_position(
    v1.nn.sparse_softmax_cross_entropy_with_logits
)
