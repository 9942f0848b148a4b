"""[N, spatial ..., C] -> [N, smaller spatial ..., C]: the largest or the mean of each window."""

from collections.abc import Callable

import tensorflow as tf

from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.layers.max_pool import max_pool2d, max_pool3d
from tfgan_lite.layers.window import (
    checked_data_format,
    checked_padding,
    in_channels_last,
    spatial,
    whole_numbers,
    window_count,
    with_channels,
)


class Pooling(Layer):
    """What all pools share. A subclass sets the number of axes, the operation, its name.

    For the arguments see `max_pooling2d`.
    """

    rank: int
    operation: Callable
    result_name: str  # of the operation with channels_first, and of every 2D one, in TF 1.15

    def __init__(
        self, pool_size, strides, padding="valid", data_format="channels_last", name=None, **kwargs
    ):
        super().__init__(name=name, **kwargs)
        if strides is None:
            raise ValueError("Argument `strides` must not be None.")
        self.pool_size = whole_numbers(pool_size, self.rank, "pool_size")
        self.strides = whole_numbers(strides, self.rank, "strides")
        self.padding = checked_padding(padding)
        self.data_format = checked_data_format(data_format)
        self.input_spec = InputSpec(ndim=self.rank + 2)

    def call(self, inputs):
        return in_channels_last(self._pool, inputs, self.data_format, self.result_name)

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output for inputs of a shape."""
        known = tf.TensorShape(input_shape).as_list()
        arguments = (spatial(known, self.data_format), self.pool_size, self.strides)
        counts = [window_count(*axis, self.padding) for axis in zip(*arguments, strict=True)]
        channels = known[1 if self.data_format == "channels_first" else -1]
        return with_channels(known[0], counts, channels, self.data_format)

    def _pool(self, inputs):
        window, strides = [1, *self.pool_size, 1], [1, *self.strides, 1]
        name = self.result_name if self.rank == 2 else None
        return type(self).operation(inputs, window, strides, self.padding.upper(), name=name)


class Pooling1D(Pooling):
    """A pool over one axis: images of width one."""

    rank = 1
    result_name = "Squeeze"

    def _pool(self, inputs):
        window, strides = [1, *self.pool_size, 1, 1], [1, *self.strides, 1, 1]
        images = inputs[:, :, tf.newaxis]  # [N, T, 1, C]
        pooled = type(self).operation(images, window, strides, self.padding.upper())
        return tf.squeeze(pooled, [2])  # [N, T', C]


class MaxPooling1D(Pooling1D):
    """The layer object of `max_pooling1d`; the same arguments, without `inputs`."""

    operation = staticmethod(max_pool2d)


class MaxPooling2D(Pooling):
    """The layer object of `max_pooling2d`; the same arguments, without `inputs`."""

    rank = 2
    operation = staticmethod(max_pool2d)
    result_name = "MaxPool"


class MaxPooling3D(Pooling):
    """The layer object of `max_pooling3d`; the same arguments, without `inputs`."""

    rank = 3
    operation = staticmethod(max_pool3d)
    result_name = "transpose_1"


class AveragePooling1D(Pooling1D):
    """The layer object of `average_pooling1d`; the same arguments, without `inputs`."""

    operation = staticmethod(tf.nn.avg_pool2d)


class AveragePooling2D(Pooling):
    """The layer object of `average_pooling2d`; the same arguments, without `inputs`."""

    rank = 2
    operation = staticmethod(tf.nn.avg_pool2d)
    result_name = "AvgPool"


class AveragePooling3D(Pooling):
    """The layer object of `average_pooling3d`; the same arguments, without `inputs`."""

    rank = 3
    operation = staticmethod(tf.nn.avg_pool3d)
    result_name = "transpose_1"


def max_pooling2d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None
):
    """Returns the largest value of each window, as `tf.layers.max_pooling2d`.

    Args:
      inputs: floating `[N, H, W, C]`, or `[N, C, H, W]` with channels_first.
      pool_size: int or two ints, height and width of the window.
      strides: int or two ints.
      padding: `valid` or `same`.
      data_format: `channels_last` or `channels_first`.
      name: str, of the scope of the operations.

    Returns:
      `[N, H', W', C]`, or `[N, C, H', W']`, of the dtype of `inputs`.

    Raises:
      ValueError: for inputs of another rank, or arguments outside these.

    Source: TensorFlow 1.15.
    """
    return MaxPooling2D(pool_size, strides, padding, data_format, name)(inputs)


def max_pooling1d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None
):
    """Returns the largest value of each window of `[N, T, C]`; otherwise `max_pooling2d`."""
    return MaxPooling1D(pool_size, strides, padding, data_format, name)(inputs)


def max_pooling3d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None
):
    """Returns the largest value of each window of `[N, D, H, W, C]`; otherwise `max_pooling2d`."""
    return MaxPooling3D(pool_size, strides, padding, data_format, name)(inputs)


def average_pooling2d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None
):
    """Returns the mean of each window of `[N, H, W, C]`; otherwise `max_pooling2d`."""
    return AveragePooling2D(pool_size, strides, padding, data_format, name)(inputs)


def average_pooling1d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None
):
    """Returns the mean of each window of `[N, T, C]`; otherwise `max_pooling2d`."""
    return AveragePooling1D(pool_size, strides, padding, data_format, name)(inputs)


def average_pooling3d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None
):
    """Returns the mean of each window of `[N, D, H, W, C]`; otherwise `max_pooling2d`."""
    return AveragePooling3D(pool_size, strides, padding, data_format, name)(inputs)
