"""`max_pool2d`, `avg_pool2d` and their kin: the largest or the mean of each window."""

from typing import Any

import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.layers.window import in_channels_last
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.argument_sizes import n_positive_integers
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import image_format
from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import collect_named_outputs

__all__ = ["avg_pool2d", "avg_pool3d", "max_pool2d", "max_pool3d", "pool"]

v1 = tf.compat.v1
_IMAGES, _VOLUMES = ("NCHW", "NHWC"), ("NCDHW", "NDHWC")


@add_arg_scope
def avg_pool2d(
    inputs: Any,
    kernel_size: Any,
    stride: Any = 2,
    padding: str = "VALID",
    data_format: str = "NHWC",
    outputs_collections: Any = None,
    scope: Any = None,
) -> tf.Tensor:
    """Takes the mean of each window of images.

    Args:
      inputs: floating `[N, H, W, C]`, or `[N, C, H, W]` with `NCHW`.
      kernel_size: int, or height and width.
      stride: int, or two.
      padding: `VALID` or `SAME`.
      data_format: `NHWC` or `NCHW`.
      outputs_collections: collection or list of them, for the output.
      scope: str, the name scope; None for `AvgPool2D`.

    Returns:
      `[N, H', W', C]`, or `[N, C, H', W']`.

    Raises:
      ValueError: for another data_format or rank.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    return _pooled(layers.AveragePooling2D, "AvgPool2D", _IMAGES, locals())


@add_arg_scope
def max_pool2d(
    inputs: Any,
    kernel_size: Any,
    stride: Any = 2,
    padding: str = "VALID",
    data_format: str = "NHWC",
    outputs_collections: Any = None,
    scope: Any = None,
) -> tf.Tensor:
    """Takes the largest value of each window of images; arguments as in `avg_pool2d`."""
    return _pooled(layers.MaxPooling2D, "MaxPool2D", _IMAGES, locals())


@add_arg_scope
def avg_pool3d(
    inputs: Any,
    kernel_size: Any,
    stride: Any = 2,
    padding: str = "VALID",
    data_format: str = "NDHWC",
    outputs_collections: Any = None,
    scope: Any = None,
) -> tf.Tensor:
    """Takes the mean of each window of volumes; arguments as in `avg_pool2d`."""
    return _pooled(layers.AveragePooling3D, "AvgPool3D", _VOLUMES, locals())


@add_arg_scope
def max_pool3d(
    inputs: Any,
    kernel_size: Any,
    stride: Any = 2,
    padding: str = "VALID",
    data_format: str = "NDHWC",
    outputs_collections: Any = None,
    scope: Any = None,
) -> tf.Tensor:
    """Takes the largest value of each window of volumes; arguments as in `avg_pool2d`."""
    return _pooled(layers.MaxPooling3D, "MaxPool3D", _VOLUMES, locals())


@add_arg_scope
def pool(
    inputs: Any,
    kernel_size: Any,
    pooling_type: str,
    padding: str = "VALID",
    data_format: str | None = None,
    dilation_rate: Any = 1,
    stride: Any = 1,
    outputs_collections: Any = None,
    scope: Any = None,
) -> tf.Tensor:
    """Pools over one, two or three axes.

    Args:
      inputs: floating `[N, spatial ..., C]`, or `[N, C, spatial ...]` with `NC...`.
      kernel_size, dilation_rate, stride: int, or one for each axis.
      pooling_type: `AVG` or `MAX`.
      padding: `VALID` or `SAME`.
      data_format: None or `N...C` for channels last, `NC...` for channels first.
      outputs_collections: collection or list of them, for the output.
      scope: str, the name scope; None for `avg_pool` or `max_pool`.

    Raises:
      ValueError: for an unknown rank, or one below three.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.name_scope(scope, f"{pooling_type.lower()}_pool", [inputs]) as sc:
        inputs = tf.convert_to_tensor(inputs)
        rank = inputs.shape.rank
        if rank is None or rank < 3:
            raise ValueError(f"Rank of inputs must be known and >= 3; got {inputs.shape}.")
        first = data_format is not None and data_format.startswith("NC")

        def operation(x: tf.Tensor) -> tf.Tensor:  # [N, spatial ..., C]
            return tf.nn.pool(
                x,
                window_shape=n_positive_integers(rank - 2, kernel_size),
                pooling_type=pooling_type,
                padding=padding,
                dilations=n_positive_integers(rank - 2, dilation_rate),
                strides=n_positive_integers(rank - 2, stride),
                name=None if first else sc,
            )

        order = "channels_first" if first else "channels_last"
        outputs = in_channels_last(operation, inputs, order, "pooled")
        return collect_named_outputs(outputs_collections, sc, outputs)


def _pooled(layer_class, default_name, formats, given):
    data_format = image_format(given["data_format"], formats)
    with v1.name_scope(given["scope"], default_name, [given["inputs"]]) as sc:
        layer = layer_class(
            pool_size=given["kernel_size"],
            strides=given["stride"],
            padding=given["padding"],
            data_format=data_format,
            _scope=sc,
        )
        outputs = layer(tf.convert_to_tensor(given["inputs"]))
        return collect_named_outputs(given["outputs_collections"], sc, outputs)
