"""`bias_add`: a learned number for each channel, which also serves as a normalizer function."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import (
    channels,
    finished,
    image_format,
    known_rank,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import ZEROS
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import parameter

__all__ = ["bias_add"]

v1 = tf.compat.v1


@add_arg_scope
def bias_add(
    inputs: Any,
    activation_fn: Any = None,
    initializer: Any = ZEROS,
    regularizer: Any = None,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    data_format: str = "NHWC",
    scope: Any = None,
) -> tf.Tensor:
    """Adds a bias to each channel.

    Args:
      inputs: floating `[N, ..., C]`, or `[N, C, H, W]` with `NCHW`; C known.
      activation_fn: a function on tensors, or None.
      initializer, regularizer: of the bias.
      data_format: `NHWC` or `NCHW`.
      scope: str or `VariableScope`; None for `BiasAdd`, `BiasAdd_1` ...
      reuse, variables_collections, outputs_collections, trainable: as in `convolution`.

    Returns:
      The shape and dtype of `inputs`. Variable: `biases` `[C]`.

    Raises:
      ValueError: for another data_format, `NCHW` of another rank, an unknown rank or C.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    first = image_format(data_format) == "channels_first"
    with v1.variable_scope(scope, "BiasAdd", [inputs], reuse=reuse) as sc:
        inputs = tf.convert_to_tensor(inputs)
        rank = known_rank(inputs)
        if first and rank != 4:
            raise ValueError(f"Data format NCHW only supports 4D Tensor; got {inputs.shape}.")
        size = channels(inputs, 1 if first else -1)
        dtype = inputs.dtype.base_dtype
        how = (variables_collections, trainable, regularizer)
        biases = parameter("biases", [size], dtype, initializer, *how)
        outputs = tf.nn.bias_add(inputs, biases, data_format=data_format)
        return finished(outputs, activation_fn, outputs_collections, sc.name)
