"""`separable_conv2d`: each channel by windows of its own, then a mixture of channels."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import SeparableConv2D
from tfgan_lite.layers.window import in_channels_last
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.framework.variable_making import model_variable
from tfgan_lite.legacy.tensorflow.contrib.layers.argument_sizes import (
    channel_dimension,
    two_element_tuple,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import (
    finished,
    image_format,
    normalized,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import XAVIER, ZEROS
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (
    collect_variable,
    get_variable_collections,
    model_variable_getter,
    parameter,
)

__all__ = ["separable_conv2d", "separable_convolution2d"]

v1 = tf.compat.v1
_NAMES = {
    "bias": "biases",
    "depthwise_kernel": "depthwise_weights",
    "pointwise_kernel": "pointwise_weights",
}


@add_arg_scope
def separable_convolution2d(
    inputs: Any,
    num_outputs: int | None,
    kernel_size: Any,
    depth_multiplier: int = 1,
    stride: Any = 1,
    padding: str = "SAME",
    data_format: str = "NHWC",
    rate: Any = 1,
    activation_fn: Any = tf.nn.relu,
    normalizer_fn: Any = None,
    normalizer_params: Any = None,
    weights_initializer: Any = XAVIER,
    pointwise_initializer: Any = None,
    weights_regularizer: Any = None,
    biases_initializer: Any = ZEROS,
    biases_regularizer: Any = None,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    scope: Any = None,
) -> tf.Tensor:
    """Convolves each channel of images alone, then mixes channels.

    Args:
      inputs: floating `[N, H, W, C]`, or `[N, C, H, W]` with `NCHW`; C known.
      num_outputs: int, the channels of the output; None to leave the mixing out.
      kernel_size: int, or height and width.
      depth_multiplier: int, the number of windows for each channel.
      stride: int, or two equal ones.
      padding: `SAME` or `VALID`.
      data_format: `NHWC` or `NCHW`.
      rate: int, or two: the dilation, with strides of one.
      pointwise_initializer: of the mixing weights; None for `weights_initializer`.
      scope: str or `VariableScope`; None for `SeparableConv2d`, `SeparableConv2d_1` ...
      activation_fn, normalizer_fn, normalizer_params, weights_initializer,
      weights_regularizer, biases_initializer, biases_regularizer, reuse,
      variables_collections, outputs_collections, trainable: as in `convolution`.

    Returns:
      `[N, H', W', num_outputs]`, or `[N, num_outputs, H', W']`. Variables: `depthwise_weights`
      `[kernel height, kernel width, C, depth_multiplier]`, `pointwise_weights`
      `[1, 1, C * depth_multiplier, num_outputs]`, `biases` `[num_outputs]`.

    Raises:
      ValueError: for another data_format, rank or unknown C, and TF1's reuse errors.

    Source: Chollet 2017; `tf.contrib.layers` of TensorFlow 1.15.
    """
    given = dict(locals())
    order = image_format(data_format)
    getter = model_variable_getter(_NAMES)
    with v1.variable_scope(
        scope, "SeparableConv2d", [inputs], reuse=reuse, custom_getter=getter
    ) as sc:
        given["inputs"] = tf.convert_to_tensor(inputs)
        given["has_bias"] = not normalizer_fn and biases_initializer is not None
        convolve = _depthwise if num_outputs is None else _separable
        outputs = convolve(given, order, sc)
        outputs = normalized(outputs, normalizer_fn, normalizer_params)
        return finished(outputs, activation_fn, outputs_collections, sc.name)


separable_conv2d = separable_convolution2d


def _separable(given, order, scope):
    initializer = given["weights_initializer"]
    layer = SeparableConv2D(
        filters=given["num_outputs"],
        kernel_size=given["kernel_size"],
        strides=given["stride"],
        padding=given["padding"],
        data_format=order,
        dilation_rate=two_element_tuple(given["rate"]),
        depth_multiplier=given["depth_multiplier"],
        use_bias=given["has_bias"],
        depthwise_initializer=initializer,
        pointwise_initializer=given["pointwise_initializer"] or initializer,
        bias_initializer=given["biases_initializer"],
        depthwise_regularizer=given["weights_regularizer"],
        pointwise_regularizer=given["weights_regularizer"],
        bias_regularizer=given["biases_regularizer"],
        trainable=given["trainable"],
        name=scope.name,
        dtype=given["inputs"].dtype.base_dtype,
        _scope=scope,
        _reuse=given["reuse"],
    )
    outputs = layer(given["inputs"])
    collections = given["variables_collections"]
    collect_variable(layer.depthwise_kernel, collections, "weights")
    collect_variable(layer.pointwise_kernel, collections, "weights")
    if layer.bias is not None:
        collect_variable(layer.bias, collections, "biases")
    return outputs


def _depthwise(given, order, scope):
    """Without the mixing: each channel alone."""
    del scope
    inputs, multiplier = given["inputs"], given["depth_multiplier"]
    dtype, trainable = inputs.dtype.base_dtype, given["trainable"]
    size = channel_dimension(inputs.shape, order, min_rank=4)
    collections = get_variable_collections(given["variables_collections"], "weights")
    weights = model_variable(
        "depthwise_weights",
        shape=[*two_element_tuple(given["kernel_size"]), size, multiplier],
        dtype=dtype,
        initializer=given["weights_initializer"],
        regularizer=given["weights_regularizer"],
        trainable=trainable,
        collections=collections,
    )
    strides = [1, *two_element_tuple(given["stride"]), 1]
    rate = list(two_element_tuple(given["rate"]))

    def operation(images: tf.Tensor) -> tf.Tensor:  # [N, H, W, C]
        outputs = tf.nn.depthwise_conv2d(images, weights, strides, given["padding"], dilations=rate)
        if not given["has_bias"]:
            return outputs
        how = (given["variables_collections"], trainable, given["biases_regularizer"])
        shape, initializer = [multiplier * size], given["biases_initializer"]
        return tf.nn.bias_add(outputs, parameter("biases", shape, dtype, initializer, *how))

    return in_channels_last(operation, inputs, order, "depthwise")
