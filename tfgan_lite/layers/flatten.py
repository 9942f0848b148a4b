"""[N, ...] -> [N, product of the rest]."""

import math

import tensorflow as tf

from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.layers.window import checked_data_format


class Flatten(Layer):
    """The layer object of `flatten`; the same arguments, without `inputs`."""

    def __init__(self, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = checked_data_format(data_format)
        self.input_spec = InputSpec(min_ndim=1)

    def call(self, inputs):
        rank = inputs.shape.rank
        if self.data_format == "channels_first" and rank > 1:
            # Channels go last, so that both formats give the same order of values.
            inputs = tf.transpose(inputs, [0, *range(2, rank), 1])
        batch = inputs.shape.as_list()[0]
        outputs = tf.reshape(inputs, [tf.shape(inputs)[0] if batch is None else batch, -1])
        outputs.set_shape(self.compute_output_shape(inputs.shape))
        return outputs

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output for inputs of a shape."""
        batch, *rest = tf.TensorShape(input_shape).as_list()
        return tf.TensorShape([batch, None if None in rest else math.prod(rest)])


def flatten(inputs, name=None, data_format="channels_last"):
    """Flattens all axes but the first, as `tf.layers.flatten`.

    Args:
      inputs: any dtype, `[N, ...]`.
      name: str, of the scope of the operations.
      data_format: `channels_last` or `channels_first` (`[N, C, ...]`; channels are moved last).

    Returns:
      `[N, D]`, D the product of the other sizes; `[N, 1]` for inputs `[N]`.

    Raises:
      ValueError: for another data_format, or an input without a rank.

    Source: TensorFlow 1.15.
    """
    return Flatten(name=name, data_format=data_format)(inputs)
