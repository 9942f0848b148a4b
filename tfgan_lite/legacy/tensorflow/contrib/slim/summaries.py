"""`slim.summaries`: summaries that are named after their tensors.

`name` is the summary's name, left out the tensor's; `prefix` comes before it with a slash.
`print_summary` prints the tensor whenever the summary is computed. Source: TensorFlow 1.15.
"""

from collections.abc import Callable, Iterable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def add_histogram_summary(
    tensor: Any, name: str | None = None, prefix: str | None = None
) -> tf.Tensor:
    """Returns the summary of a number tensor's values."""
    return v1.summary.histogram(_named(tensor, name, prefix), tensor)


def add_image_summary(
    tensor: Any,
    name: str | None = None,
    prefix: str | None = None,
    print_summary: bool = False,
) -> tf.Tensor:
    """Returns the summary of images `[N, H, W, C]`."""
    return _printed(v1.summary.image, tensor, _named(tensor, name, prefix), print_summary)


def add_scalar_summary(
    tensor: Any,
    name: str | None = None,
    prefix: str | None = None,
    print_summary: bool = False,
) -> tf.Tensor:
    """Returns the summary of a scalar."""
    return _printed(v1.summary.scalar, tensor, _named(tensor, name, prefix), print_summary)


def add_zero_fraction_summary(
    tensor: Any,
    name: str | None = None,
    prefix: str | None = None,
    print_summary: bool = False,
) -> tf.Tensor:
    """Returns the summary of the share of zeros, under `name/Fraction_of_Zero_Values`."""
    name = _named(tensor, name, prefix) + "/Fraction_of_Zero_Values"
    return add_scalar_summary(tf.math.zero_fraction(tensor), name, print_summary=print_summary)


def add_histogram_summaries(tensors: Iterable[Any], prefix: str | None = None) -> list[tf.Tensor]:
    """Returns a list of histogram summaries, one a tensor."""
    return [add_histogram_summary(tensor, prefix=prefix) for tensor in tensors]


def add_image_summaries(tensors: Iterable[Any], prefix: str | None = None) -> list[tf.Tensor]:
    """Returns a list of image summaries, one a tensor."""
    return [add_image_summary(tensor, prefix=prefix) for tensor in tensors]


def add_scalar_summaries(
    tensors: Iterable[Any], prefix: str | None = None, print_summary: bool = False
) -> list[tf.Tensor]:
    """Returns a list of scalar summaries, one a tensor."""
    return [
        add_scalar_summary(tensor, prefix=prefix, print_summary=print_summary) for tensor in tensors
    ]


def add_zero_fraction_summaries(
    tensors: Iterable[Any], prefix: str | None = None
) -> list[tf.Tensor]:
    """Returns a list of summaries of the share of zeros, one a tensor."""
    return [add_zero_fraction_summary(tensor, prefix=prefix) for tensor in tensors]


def _named(tensor, name, prefix):
    name = name or tensor.op.name
    return f"{prefix}/{name}" if prefix else name


def _printed(make: Callable[..., Any], tensor: Any, name: str, print_summary: bool) -> tf.Tensor:
    """Returns a summary that is in the collection once, in the form that prints if asked for."""
    if not print_summary:
        return make(name, tensor)
    summary = v1.Print(make(name, tensor, collections=[]), [tensor], name)
    v1.add_to_collection(v1.GraphKeys.SUMMARIES, summary)
    return summary
