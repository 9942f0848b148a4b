"""Summaries of tensors by their kind, and of whole collections.

Source: `tf.contrib.layers.summaries` of TensorFlow 1.15.
"""

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any

import tensorflow as tf

__all__ = [
    "summarize_activation",
    "summarize_activations",
    "summarize_biases",
    "summarize_collection",
    "summarize_tensor",
    "summarize_tensors",
    "summarize_variables",
    "summarize_weights",
]

v1 = tf.compat.v1
_BELOW_ZERO = ("Relu", "Softplus", "Relu6")  # activations for which the share matters


def summarize_activation(op: tf.Tensor) -> tf.Tensor:
    """Returns a histogram summary of an activation.

    Also makes a scalar summary of the share of the ReLU's inputs that are below zero, and for a
    ReLU6 of those above six.
    """
    name, kind = op.op.name, op.op.type
    if kind in _BELOW_ZERO:
        _summarize_share(f"{name}/zeros", tf.less(op.op.inputs[0], 0))
    if kind == "Relu6":
        _summarize_share(f"{name}/sixes", tf.greater(op.op.inputs[0], 6))
    return v1.summary.histogram(f"{name}/activation", op)


def summarize_tensor(tensor: Any, tag: str | None = None) -> tf.Tensor | None:
    """Returns a scalar summary of a scalar, a histogram of the rest; None of text and bools.

    Args:
      tensor: a tensor or variable.
      tag: str; None for the operation's name with `_summary` behind it.
    """
    if tensor.dtype.base_dtype in (tf.string, tf.bool):
        return None
    tag = tag or f"{tensor.op.name}_summary"
    if tensor.shape.rank == 0:
        return v1.summary.scalar(tag, tensor)
    return v1.summary.histogram(tag, tensor)


def summarize_tensors(
    tensors: Iterable[Any], summarizer: Callable[[Any], Any] = summarize_tensor
) -> list[Any]:
    """Returns the summaries of several tensors."""
    return [summarizer(tensor) for tensor in tensors]


def summarize_collection(
    collection: str,
    name_filter: str | None = None,
    summarizer: Callable[[Any], Any] = summarize_tensor,
) -> list[Any]:
    """Returns the summaries of a collection's tensors.

    Args:
      collection: str.
      name_filter: a regular expression at the start of the operation's name; None for all.
      summarizer: a function from tensor to summary.
    """
    found = v1.get_collection(collection)
    named = [t for t in found if name_filter is None or re.match(name_filter, t.op.name)]
    return summarize_tensors(named, summarizer)


def summarize_activations(
    name_filter: str | None = None, summarizer: Callable[[Any], Any] = summarize_activation
) -> list[Any]:
    """Returns the summaries of the collection ACTIVATIONS."""
    return summarize_collection(v1.GraphKeys.ACTIVATIONS, name_filter, summarizer)


summarize_variables = functools.partial(summarize_collection, v1.GraphKeys.GLOBAL_VARIABLES)
summarize_weights = functools.partial(summarize_collection, v1.GraphKeys.WEIGHTS)
summarize_biases = functools.partial(summarize_collection, v1.GraphKeys.BIASES)


def _summarize_share(tag, flags):
    v1.summary.scalar(tag, tf.reduce_mean(tf.cast(flags, tf.float32)))
