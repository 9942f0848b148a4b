"""`conv2d_transpose`, `conv3d_transpose`: larger images or volumes by a learned kernel."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import Conv2DTranspose, Conv3DTranspose
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import (
    finished,
    image_format,
    normalized,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import XAVIER, ZEROS
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (
    BIASES_AND_WEIGHTS,
    collect_variable,
    model_variable_getter,
)

__all__ = [
    "conv2d_transpose",
    "conv3d_transpose",
    "convolution2d_transpose",
    "convolution3d_transpose",
]

v1 = tf.compat.v1


@add_arg_scope
def convolution2d_transpose(
    inputs: Any,
    num_outputs: int,
    kernel_size: Any,
    stride: Any = 1,
    padding: str = "SAME",
    data_format: str = "NHWC",
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
    """Enlarges images; a transposed convolution, then a bias or a normalizer, then a ReLU.

    Args:
      inputs: floating `[N, H, W, C]`, or `[N, C, H, W]` with `NCHW`; C known.
      num_outputs: int, the channels of the output.
      kernel_size: int, or height and width.
      stride: int, or two: how many times larger the output is.
      padding: `SAME`: H' = H * stride. `VALID`: H' = H * stride + max(kernel - stride, 0).
      data_format: `NHWC` or `NCHW`.
      scope: str or `VariableScope`; None for `Conv2d_transpose`, `Conv2d_transpose_1` ...
      activation_fn, normalizer_fn, normalizer_params, weights_initializer,
      weights_regularizer, biases_initializer, biases_regularizer, reuse,
      variables_collections, outputs_collections, trainable: as in `convolution`.

    Returns:
      `[N, H', W', num_outputs]`, or `[N, num_outputs, H', W']`. Variables: `weights`
      `[kernel height, kernel width, num_outputs, C]`, `biases` `[num_outputs]`.

    Raises:
      ValueError: for another data_format, rank or unknown C, and TF1's reuse errors.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    return _transposed(Conv2DTranspose, "Conv2d_transpose", ("NCHW", "NHWC"), locals())


@add_arg_scope
def convolution3d_transpose(
    inputs: Any,
    num_outputs: int,
    kernel_size: Any,
    stride: Any = 1,
    padding: str = "SAME",
    data_format: str = "NDHWC",
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
    """Enlarges volumes `[N, D, H, W, C]`; otherwise as `convolution2d_transpose`."""
    return _transposed(Conv3DTranspose, "Conv3d_transpose", ("NCDHW", "NDHWC"), locals())


conv2d_transpose = convolution2d_transpose
conv3d_transpose = convolution3d_transpose


def _transposed(layer_class, default_name, formats, given):
    inputs, reuse, collections = given["inputs"], given["reuse"], given["variables_collections"]
    has_bias = not given["normalizer_fn"] and given["biases_initializer"] is not None
    getter = model_variable_getter(BIASES_AND_WEIGHTS)
    with v1.variable_scope(
        given["scope"], default_name, [inputs], reuse=reuse, custom_getter=getter
    ) as sc:
        data_format = image_format(given["data_format"], formats)
        inputs = tf.convert_to_tensor(inputs)
        layer = layer_class(
            filters=given["num_outputs"],
            kernel_size=given["kernel_size"],
            strides=given["stride"],
            padding=given["padding"],
            data_format=data_format,
            use_bias=has_bias,
            kernel_initializer=given["weights_initializer"],
            bias_initializer=given["biases_initializer"],
            kernel_regularizer=given["weights_regularizer"],
            bias_regularizer=given["biases_regularizer"],
            trainable=given["trainable"],
            name=sc.name,
            dtype=inputs.dtype.base_dtype,
            _scope=sc,
            _reuse=reuse,
        )
        outputs = layer(inputs)
        collect_variable(layer.kernel, collections, "weights")
        if layer.bias is not None:
            collect_variable(layer.bias, collections, "biases")
        outputs = normalized(outputs, given["normalizer_fn"], given["normalizer_params"])
        return finished(outputs, given["activation_fn"], given["outputs_collections"], sc.name)
