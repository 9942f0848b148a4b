"""[N, spatial ..., C] -> [N, spatial ..., filters]: convolutions over one, two or three axes."""

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.layers.window import (
    channels_in,
    checked_data_format,
    checked_padding,
    in_channels_last,
    spatial,
    whole_number,
    whole_numbers,
    window_count,
    with_channels,
)

_NAMES = {1: "conv1d/Squeeze", 2: "Conv2D", 3: "Conv3D"}  # of the results, in TF 1.15


class Convolution(Layer):
    """What all convolutions share: the arguments, the bias and the activation.

    A subclass sets `rank`, the number of spatial axes. For the arguments see `conv2d`.

    Attributes:
      kernel: the variable `[spatial ..., C, filters]`.
      bias: the variable `[filters]`, or None.
    """

    rank: int
    causal = False  # whether padding="causal" is allowed

    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format="channels_last",
        dilation_rate=1,
        activation=None,
        use_bias=True,
        kernel_initializer=None,
        bias_initializer=by_name.ZEROS,
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        trainable=True,
        name=None,
        **kwargs,
    ):
        super().__init__(
            trainable=trainable, name=name, activity_regularizer=activity_regularizer, **kwargs
        )
        self.filters = whole_number(filters, "filters")
        self.kernel_size = whole_numbers(kernel_size, self.rank, "kernel_size")
        self.strides = whole_numbers(strides, self.rank, "strides")
        self.padding = checked_padding(padding, self.causal, explicit=True)
        self.data_format = checked_data_format(data_format)
        self.dilation_rate = whole_numbers(dilation_rate, self.rank, "dilation_rate")
        self.activation = by_name.activation(activation)
        self.use_bias = use_bias
        self.kernel_initializer = by_name.initializer(kernel_initializer)
        self.bias_initializer = by_name.initializer(bias_initializer)
        self.kernel_regularizer = by_name.regularizer(kernel_regularizer)
        self.bias_regularizer = by_name.regularizer(bias_regularizer)
        self.kernel_constraint = by_name.constraint(kernel_constraint)
        self.bias_constraint = by_name.constraint(bias_constraint)
        self.input_spec = InputSpec(ndim=self.rank + 2)
        self.bias = None

    def build(self, input_shape):
        dtype = self._variable_dtype
        if not (dtype.is_floating or dtype.is_complex):
            raise TypeError(
                f"Layer {self.name} wants inputs of a floating dtype; got {dtype.name}. "
                "Cast the inputs."
            )
        axis, channels = channels_in(tf.TensorShape(input_shape), self.data_format)
        self.input_spec = InputSpec(ndim=self.rank + 2, axes={axis: channels})
        self._build_kernels(channels)
        if self.use_bias:
            self.bias = self.add_weight(
                "bias",
                [self.filters],
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
            )
        self.built = True

    def call(self, inputs):
        outputs = self._add_bias(self._convolve(self._pad(inputs)))
        return outputs if self.activation is None else self.activation(outputs)

    def _build_kernels(self, channels):
        self.kernel = self.add_weight(
            "kernel",
            self._kernel_shape(channels),
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )

    def _kernel_shape(self, channels):
        return [*self.kernel_size, channels, self.filters]

    def _convolve(self, inputs):
        if max(self.dilation_rate) == 1:
            name = _NAMES[self.rank]
            return in_channels_last(self._undilated, inputs, self.data_format, name)
        if max(self.strides) > 1:
            raise ValueError(
                "strides > 1 not supported in conjunction with dilation_rate > 1. "
                f"Received strides: {self.strides}, dilation_rate: {self.dilation_rate}"
            )
        return in_channels_last(self._dilated, inputs, self.data_format, "BatchToSpaceND")

    def _undilated(self, inputs):
        return self._operation(inputs, [1, *self.strides, 1], self._op_padding())

    def _dilated(self, inputs):
        # Through space to batch, as in TF 1.15: the CPU lacks some of the dilated kernels.
        return tf.nn.with_space_to_batch(
            inputs,
            self.dilation_rate,
            self._op_padding(),
            lambda blocks, _, padding: self._operation(blocks, [1] * (self.rank + 2), padding),
            filter_shape=self.kernel_size,
            spatial_dims=list(range(1, self.rank + 1)),
        )

    def _operation(self, inputs, strides, padding):
        operation = {1: tf.nn.conv1d, 2: tf.nn.conv2d, 3: tf.nn.conv3d}[self.rank]
        return operation(inputs, self.kernel, strides, padding)

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output for inputs of a shape."""
        known = tf.TensorShape(input_shape).as_list()
        sizes = spatial(known, self.data_format)
        paddings = [self.padding] * self.rank
        if not isinstance(self.padding, str):
            paddings = spatial(list(self.padding), self.data_format)
        arguments = (sizes, self.kernel_size, self.strides, paddings, self.dilation_rate)
        counts = [window_count(*axis) for axis in zip(*arguments, strict=True)]
        return with_channels(known[0], counts, self.filters, self.data_format)

    def _op_padding(self):
        """What the operation, which runs in channels_last, is told."""
        if isinstance(self.padding, str):
            return "VALID" if self.padding == "causal" else self.padding.upper()
        return [[0, 0], *spatial(list(self.padding), self.data_format), [0, 0]]

    def _pad(self, inputs):
        if self.padding != "causal":
            return inputs
        before = [self.dilation_rate[0] * (self.kernel_size[0] - 1), 0]
        last = self.data_format == "channels_last"
        return tf.pad(inputs, [[0, 0], before, [0, 0]] if last else [[0, 0], [0, 0], before])

    def _add_bias(self, outputs):
        """Adds the bias to each channel, by an addition and not by `tf.nn.bias_add`.

        The gradients of a convolution's kernel and of a `bias_add` behind it are merged into
        one operation by oneDNN, where nothing wants the gradient of the inputs: in a graph and
        in `tf.function`, but not in eager code. The merged one sums in another order.
        """
        if self.bias is None:
            return outputs
        first = self.data_format == "channels_first"
        wide = tf.reshape(self.bias, [1, -1] + [1] * self.rank) if first else self.bias
        name = "add" if first and self.rank == 1 else "BiasAdd"  # as TF 1.15 names them
        return tf.add(outputs, wide, name=name)


class Conv1D(Convolution):
    """The layer object of `conv1d`; the same arguments, without `inputs` and `reuse`."""

    rank = 1
    causal = True


class Conv2D(Convolution):
    """The layer object of `conv2d`; the same arguments, without `inputs` and `reuse`."""

    rank = 2


class Conv3D(Convolution):
    """The layer object of `conv3d`; the same arguments, without `inputs` and `reuse`."""

    rank = 3
