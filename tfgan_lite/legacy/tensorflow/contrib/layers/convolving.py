"""`conv1d`, `conv2d`, `conv3d`: a convolution, then a bias or a normalizer, then a ReLU."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import Conv1D, Conv2D, Conv3D
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import finished, normalized
from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import XAVIER, ZEROS
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (
    BIASES_AND_WEIGHTS,
    collect_variable,
    model_variable_getter,
)

__all__ = [
    "conv1d",
    "conv2d",
    "conv3d",
    "convolution",
    "convolution1d",
    "convolution2d",
    "convolution3d",
]

v1 = tf.compat.v1
_BY_RANK = {3: Conv1D, 4: Conv2D, 5: Conv3D}
_FORMATS = (None, "NWC", "NCW", "NHWC", "NCHW", "NDHWC", "NCDHW")


@add_arg_scope
def convolution(
    inputs: Any,
    num_outputs: int,
    kernel_size: Any,
    stride: Any = 1,
    padding: str = "SAME",
    data_format: str | None = None,
    rate: Any = 1,
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
    conv_dims: int | None = None,
) -> tf.Tensor:
    """Convolves over one, two or three axes, as the rank of the inputs says.

    Args:
      inputs: floating `[N, spatial ..., C]`, or `[N, C, spatial ...]`; C known.
      num_outputs: int, the channels of the output.
      kernel_size: int, or one for each axis.
      stride: int, or one for each axis.
      padding: `SAME` or `VALID`.
      data_format: None or `N...C` for channels last, `NC...` for channels first.
      rate: int, or one for each axis: the dilation, with strides of one.
      activation_fn: a function on tensors; None for none.
      normalizer_fn: a function such as `batch_norm`, in place of the bias; or None.
      normalizer_params: dict of its arguments, or None.
      weights_initializer, biases_initializer: initializers; no bias where the latter is None.
      weights_regularizer, biases_regularizer: functions to a scalar loss, or None.
      reuse: True, False, None or `tf.AUTO_REUSE`, as in `tf.variable_scope`.
      variables_collections: list of collections, or dict from variable name to list.
      outputs_collections: collection or list of them, for the output.
      trainable: bool, whether the variables go to TRAINABLE_VARIABLES.
      scope: str or `VariableScope`; None for `Conv`, `Conv_1` ...
      conv_dims: int, the number of axes that the inputs have to have; or None.

    Returns:
      `[N, spatial ..., num_outputs]`, or `[N, num_outputs, spatial ...]`. Variables:
      `weights` `[kernel ..., C, num_outputs]`, `biases` `[num_outputs]`.

    Raises:
      ValueError: for another data_format, rank or unknown C, and TF1's reuse errors.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    if data_format not in _FORMATS:
        raise ValueError(f"Invalid data_format: {data_format!r}; it wants one of {_FORMATS}.")
    getter = model_variable_getter(BIASES_AND_WEIGHTS)
    with v1.variable_scope(scope, "Conv", [inputs], reuse=reuse, custom_getter=getter) as sc:
        inputs = tf.convert_to_tensor(inputs)
        rank = inputs.shape.rank
        if conv_dims is not None and conv_dims + 2 != rank:
            raise ValueError(f"Convolution expects input with rank {conv_dims + 2}, got {rank}")
        if rank not in _BY_RANK:
            raise ValueError("Convolution not supported for input with rank", rank)
        first = data_format is not None and data_format.startswith("NC")
        layer = _BY_RANK[rank](
            filters=num_outputs,
            kernel_size=kernel_size,
            strides=stride,
            padding=padding,
            data_format="channels_first" if first else "channels_last",
            dilation_rate=rate,
            use_bias=not normalizer_fn and biases_initializer is not None,
            kernel_initializer=weights_initializer,
            bias_initializer=biases_initializer,
            kernel_regularizer=weights_regularizer,
            bias_regularizer=biases_regularizer,
            trainable=trainable,
            name=sc.name,
            dtype=inputs.dtype.base_dtype,
            _scope=sc,
            _reuse=reuse,
        )
        outputs = layer(inputs)
        collect_variable(layer.kernel, variables_collections, "weights")
        if layer.bias is not None:
            collect_variable(layer.bias, variables_collections, "biases")
        outputs = normalized(outputs, normalizer_fn, normalizer_params)
        return finished(outputs, activation_fn, outputs_collections, sc.name)


@add_arg_scope
def convolution1d(
    inputs: Any,
    num_outputs: int,
    kernel_size: Any,
    stride: Any = 1,
    padding: str = "SAME",
    data_format: str | None = None,
    rate: Any = 1,
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
    """Convolves sequences `[N, T, C]`; arguments, variables and errors as in `convolution`."""
    return convolution(**locals(), conv_dims=1)


@add_arg_scope
def convolution2d(
    inputs: Any,
    num_outputs: int,
    kernel_size: Any,
    stride: Any = 1,
    padding: str = "SAME",
    data_format: str | None = None,
    rate: Any = 1,
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
    """Convolves images `[N, H, W, C]`; arguments, variables and errors as in `convolution`."""
    return convolution(**locals(), conv_dims=2)


@add_arg_scope
def convolution3d(
    inputs: Any,
    num_outputs: int,
    kernel_size: Any,
    stride: Any = 1,
    padding: str = "SAME",
    data_format: str | None = None,
    rate: Any = 1,
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
    """Convolves volumes `[N, D, H, W, C]`; arguments, variables and errors as in `convolution`."""
    return convolution(**locals(), conv_dims=3)


conv1d = convolution1d
conv2d = convolution2d
conv3d = convolution3d
