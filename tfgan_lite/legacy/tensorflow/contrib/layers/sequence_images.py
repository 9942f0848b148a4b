"""`images_to_sequence` and back: the columns of images as the steps of sequences."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import image_format
from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import collect_named_outputs

__all__ = ["images_to_sequence", "sequence_to_images"]

v1 = tf.compat.v1


@add_arg_scope
def images_to_sequence(
    inputs: Any, data_format: str = "NHWC", outputs_collections: Any = None, scope: Any = None
) -> tf.Tensor:
    """Returns `[W, N * H, C]` of images `[N, H, W, C]`, or `[N, C, H, W]` with `NCHW`.

    Raises:
      ValueError: for another data_format.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    first = image_format(data_format) == "channels_first"
    with v1.name_scope(scope, "ImagesToSequence", [inputs]) as sc:
        inputs = tf.convert_to_tensor(inputs)
        columns = tf.transpose(inputs, [3, 0, 2, 1] if first else [2, 0, 1, 3])  # [W, N, H, C]
        width, _, _, depth = columns.shape.as_list()
        sizes = tf.shape(columns)
        outputs = tf.reshape(columns, [width, sizes[1] * sizes[2], depth])
        return collect_named_outputs(outputs_collections, sc, outputs)


@add_arg_scope
def sequence_to_images(
    inputs: Any,
    height: int,
    output_data_format: str = "channels_last",
    outputs_collections: Any = None,
    scope: Any = None,
) -> tf.Tensor:
    """Returns `[N, height, W, C]` of sequences `[W, N * height, C]`.

    Args:
      inputs: W and C known.
      height: int.
      output_data_format: `channels_last`, or `channels_first` for `[N, C, height, W]`.
      outputs_collections: collection or list of them, for the output.
      scope: str, the name scope; None for `SequenceToImages`.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.name_scope(scope, "SequenceToImages", [inputs]) as sc:
        inputs = tf.convert_to_tensor(inputs)
        width, rows, depth = inputs.shape.as_list()
        count = -1 if rows is None else rows // height
        split = tf.reshape(inputs, [width, count, height, depth])  # [W, N, H, C]
        first = output_data_format == "channels_first"
        outputs = tf.transpose(split, [1, 3, 2, 0] if first else [1, 2, 0, 3])
        return collect_named_outputs(outputs_collections, sc, outputs)
