"""What contrib's layers do with their outputs: normalizer, activation, collections."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import collect_named_outputs


def normalized(outputs: Any, normalizer_fn: Any, normalizer_params: Any) -> Any:
    """Returns `normalizer_fn(outputs, **normalizer_params)`, or `outputs` where it is None."""
    if normalizer_fn is None:
        return outputs
    return normalizer_fn(outputs, **(normalizer_params or {}))


def finished(outputs: Any, activation_fn: Any, outputs_collections: Any, name: str) -> Any:
    """Returns the activated outputs, which are collected under the name of the scope."""
    if activation_fn is not None:
        outputs = activation_fn(outputs)
    return collect_named_outputs(outputs_collections, name, outputs)


def image_format(data_format: Any, known: tuple[str, ...] = ("NCHW", "NHWC")) -> str:
    """Returns `channels_first` or `channels_last`.

    Raises:
      ValueError: for a format that is not among the known ones.
    """
    if data_format not in known:
        raise ValueError(
            f"data_format has to be either {known[0]} or {known[1]}; got {data_format!r}."
        )
    return "channels_first" if data_format.startswith("NC") else "channels_last"


def channels(inputs: tf.Tensor, axis: int) -> int:
    """Returns the size of an axis; ValueError where it is unknown."""
    size = inputs.shape.as_list()[axis]
    if size is None:
        raise ValueError(
            f"Inputs {inputs.name} has undefined channels dimension {axis}: {inputs.shape}. "
            "Give the placeholder that size."
        )
    return size


def known_rank(inputs: tf.Tensor) -> int:
    """Returns the rank; ValueError where it is unknown."""
    rank = inputs.shape.rank
    if rank is None:
        raise ValueError(f"Inputs {inputs.name} has undefined rank. Set its shape first.")
    return rank
