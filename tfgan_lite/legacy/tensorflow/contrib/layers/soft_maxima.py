"""`softmax` over the last axis, and `spatial_softmax`: where in an image a feature is."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.argument_sizes import last_dimension
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import image_format
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import parameter

__all__ = ["softmax", "spatial_softmax"]

v1 = tf.compat.v1


@add_arg_scope
def softmax(logits: tf.Tensor, scope: Any = None) -> tf.Tensor:
    """Returns the softmax over the last axis, whose size is known, of rank two or more.

    Args:
      logits: floating `[..., C]`.
      scope: str or `VariableScope`; None for `softmax`.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.variable_scope(scope, "softmax", [logits]):
        size = last_dimension(logits.shape, min_rank=2)
        predictions = tf.nn.softmax(tf.reshape(logits, [-1, size]))
        predictions = tf.reshape(predictions, tf.shape(logits))
        predictions.set_shape(logits.shape)
        return predictions


@add_arg_scope
def spatial_softmax(
    features: tf.Tensor,
    temperature: float | None = None,
    name: Any = None,
    variables_collections: Any = None,
    trainable: bool = True,
    data_format: str = "NHWC",
) -> tf.Tensor:
    """Returns the expected position of each feature under a softmax over the image.

    Args:
      features: floating `[N, H, W, C]`, or `[N, C, H, W]` with `NCHW`; C known.
      temperature: float, what the variable of that name starts from; None for one.
      name: str or `VariableScope`; None for `spatial_softmax`.
      variables_collections: list of collections, or dict from variable name to list.
      trainable: bool, whether the temperature is trained.
      data_format: `NHWC` or `NCHW`.

    Returns:
      `[N, 2 * C]` in [-1, 1]: down and right for each channel. Variable: `temperature` `[]`.

    Raises:
      ValueError: for another data_format, or an unknown C.

    Source: Finn et al. 2016; `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.variable_scope(name, "spatial_softmax"):
        first = image_format(data_format) == "channels_first"
        size = features.shape.as_list()[1 if first else 3]
        if size is None:
            raise ValueError(
                "The num_channels dimension of the inputs to `spatial_softmax` should be "
                f"defined. Found `None`: {features.shape}."
            )
        with v1.name_scope("spatial_softmax_op", "spatial_softmax_op", [features]):
            rows = features if first else tf.transpose(features, [0, 3, 1, 2])  # [N, C, H, W]
            height, width = tf.unstack(tf.shape(rows)[2:])
            start = v1.constant_initializer(1.0 if temperature is None else temperature)
            collections = variables_collections if trainable else None
            how = (start, collections, trainable)
            heat = parameter("temperature", [], tf.float32, *how)
            down, right = tf.meshgrid(
                tf.linspace(-1.0, 1.0, height), tf.linspace(-1.0, 1.0, width), indexing="ij"
            )
            attention = tf.nn.softmax(tf.reshape(rows, [-1, height * width]) / heat)
            expected = [
                tf.reduce_sum(tf.reshape(place, [-1]) * attention, [1], keepdims=True)
                for place in (down, right)
            ]
            return tf.reshape(tf.concat(expected, 1), [-1, size * 2])
