"""`conv2d_in_plane`: one and the same learned window for each channel."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.argument_sizes import (
    last_dimension,
    two_element_tuple,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import finished, normalized
from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import XAVIER, ZEROS
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import parameter

__all__ = ["conv2d_in_plane", "convolution2d_in_plane"]

v1 = tf.compat.v1


@add_arg_scope
def convolution2d_in_plane(
    inputs: Any,
    kernel_size: Any,
    stride: Any = 1,
    padding: str = "SAME",
    activation_fn: Any = tf.nn.relu,
    normalizer_fn: Any = None,
    normalizer_params: Any = None,
    weights_initializer: Any = XAVIER,
    weights_regularizer: Any = None,
    biases_initializer: Any = ZEROS,
    biases_regularizer: Any = None,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    scope: Any = None,
) -> tf.Tensor:
    """Convolves each channel of images by the same window.

    Args:
      inputs: floating tensor `[N, H, W, C]`; C known.
      kernel_size: int, or height and width.
      stride: int, or two equal ones.
      padding: `SAME` or `VALID`.
      scope: str or `VariableScope`; None for `ConvInPlane`, `ConvInPlane_1` ...
      activation_fn, normalizer_fn, normalizer_params, weights_initializer,
      weights_regularizer, biases_initializer, biases_regularizer, reuse,
      variables_collections, outputs_collections, trainable: as in `convolution`.

    Returns:
      `[N, H', W', C]`. Variables: `weights` `[kernel height, kernel width, 1, 1]`,
      `biases` `[C]`.

    Raises:
      ValueError: for another rank or unknown C, and TF1's reuse errors.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.variable_scope(scope, "ConvInPlane", [inputs], reuse=reuse) as sc:
        dtype, size = inputs.dtype.base_dtype, last_dimension(inputs.shape, min_rank=4)
        window = [*two_element_tuple(kernel_size), 1, 1]
        how = (weights_initializer, variables_collections, trainable, weights_regularizer)
        weights = parameter("weights", window, dtype, *how)
        strides = [1, *two_element_tuple(stride), 1]
        outputs = tf.nn.depthwise_conv2d(
            inputs, tf.tile(weights, [1, 1, size, 1]), strides, padding
        )
        if normalizer_fn is None and biases_initializer is not None:
            how = (biases_initializer, variables_collections, trainable, biases_regularizer)
            outputs = tf.nn.bias_add(outputs, parameter("biases", [size], dtype, *how))
        outputs = normalized(outputs, normalizer_fn, normalizer_params)
        return finished(outputs, activation_fn, outputs_collections, sc.name)


conv2d_in_plane = convolution2d_in_plane
