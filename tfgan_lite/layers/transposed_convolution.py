"""[N, spatial ..., C] -> [N, larger spatial ..., filters]: the gradient of a convolution."""

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.call_once import call_once, plain_python
from tfgan_lite.layers.convolution import Convolution
from tfgan_lite.layers.window import (
    checked_padding,
    in_channels_last,
    spatial,
    whole_numbers,
    with_channels,
)


class TransposedConvolution(Convolution):
    """What both transposed convolutions share. For the arguments see `conv2d_transpose`.

    Attributes:
      kernel: the variable `[spatial ..., filters, C]`: outputs first, unlike `conv2d`'s.
      bias: the variable `[filters]`, or None.
    """

    result_name: str  # of the operation with channels_first, in TF 1.15

    # `output_padding` and `dilation_rate` (2D, stride 1) came to TF 1.15's objects from Keras;
    # the functions do not offer them.

    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format="channels_last",
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
        output_padding = kwargs.pop("output_padding", None)
        super().__init__(
            filters,
            kernel_size,
            strides=strides,
            padding=padding,
            data_format=data_format,
            activation=activation,
            use_bias=use_bias,
            kernel_initializer=kernel_initializer,
            bias_initializer=bias_initializer,
            kernel_regularizer=kernel_regularizer,
            bias_regularizer=bias_regularizer,
            activity_regularizer=activity_regularizer,
            kernel_constraint=kernel_constraint,
            bias_constraint=bias_constraint,
            trainable=trainable,
            name=name,
            **kwargs,
        )
        self.padding = checked_padding(padding)
        self.output_padding = output_padding
        if output_padding is not None:
            self.output_padding = whole_numbers(output_padding, self.rank, "output_padding")
            if any(
                extra >= step for extra, step in zip(self.output_padding, self.strides, strict=True)
            ):
                raise ValueError(
                    f"Stride {self.strides} must be greater than output padding {output_padding}"
                )
        if len(set(self.dilation_rate)) > 1 or max(self.dilation_rate) > 1 < max(self.strides):
            raise ValueError(
                "A transposed convolution wants one dilation_rate for all axes, and strides of 1 "
                f"with it; got dilation_rate {self.dilation_rate}, strides {self.strides}."
            )

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output for inputs of a shape."""
        known = tf.TensorShape(input_shape).as_list()
        sizes = enumerate(spatial(known, self.data_format))
        lengths = [None if size is None else self._length(axis, size) for axis, size in sizes]
        return with_channels(known[0], lengths, self.filters, self.data_format)

    def _kernel_shape(self, channels):
        return [*self.kernel_size, self.filters, channels]

    def _convolve(self, inputs):
        return in_channels_last(self._transposed, inputs, self.data_format, self.result_name)

    def _transposed(self, inputs):
        batch, *sizes, _ = inputs.shape.as_list()
        dynamic = tf.shape(inputs)
        lengths = [
            self._length(axis, dynamic[axis + 1] if size is None else size)
            for axis, size in enumerate(sizes)
        ]
        shape = tf.stack([dynamic[0] if batch is None else batch, *lengths, self.filters])
        outputs = self._operation(inputs, shape, self.padding.upper())
        known = [
            None if size is None else length for size, length in zip(sizes, lengths, strict=True)
        ]
        outputs.set_shape([batch, *known, self.filters])
        return outputs

    def _operation(self, inputs, shape, padding):
        if max(self.dilation_rate) > 1:
            rate = self.dilation_rate[0]
            return tf.nn.atrous_conv2d_transpose(inputs, self.kernel, shape, rate, padding)
        operation = {2: tf.nn.conv2d_transpose, 3: tf.nn.conv3d_transpose}[self.rank]
        name = f"conv{self.rank}d_transpose"
        return operation(inputs, self.kernel, shape, [1, *self.strides, 1], padding, name=name)

    def _length(self, axis, size):
        """Of all lengths whose convolution has this size: the one that TF 1.15 picks."""
        stride = self.strides[axis]
        window = 1 + self.dilation_rate[axis] * (self.kernel_size[axis] - 1)
        if self.output_padding is not None:
            margin = 2 * (window // 2) if self.padding == "same" else 0
            return (size - 1) * stride + window - margin + self.output_padding[axis]
        return size * stride + (max(window - stride, 0) if self.padding == "valid" else 0)


class Conv2DTranspose(TransposedConvolution):
    """The layer object of `conv2d_transpose`; its arguments without `inputs` and `reuse`."""

    rank = 2
    result_name = "transpose_1"


class Conv3DTranspose(TransposedConvolution):
    """The layer object of `conv3d_transpose`; its arguments without `inputs` and `reuse`."""

    rank = 3
    result_name = "conv3d_transpose"


@plain_python
def conv2d_transpose(
    inputs,
    filters,
    kernel_size,
    strides=(1, 1),
    padding="valid",
    data_format="channels_last",
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
    reuse=None,
):
    """Enlarges images by a learned kernel, as `tf.layers.conv2d_transpose`.

    Args:
      inputs: floating `[N, H, W, C]`, or `[N, C, H, W]` with channels_first; C known.
      filters: int, the channels of the output.
      kernel_size: int or two ints, height and width of the window.
      strides: int or two ints: how many times larger the output is.
      padding: `same`: H' = H * stride. `valid`: H' = H * stride + max(kernel - stride, 0).
      data_format: `channels_last` or `channels_first`.
      activation: a function on tensors, or None.
      use_bias: bool.
      kernel_initializer: None for the scope's, else Glorot uniform.
      bias_initializer: zeros by default.
      kernel_regularizer: a function from the kernel to a scalar loss, or None.
      bias_regularizer: a function from the bias to a scalar loss, or None.
      activity_regularizer: a function from the output to a scalar loss, which is divided by N.
      kernel_constraint: a function that an optimizer applies to the kernel after a step.
      bias_constraint: the same for the bias.
      trainable: bool, whether the variables go to `TRAINABLE_VARIABLES`.
      name: str, the variable scope; None for `conv2d_transpose`, `conv2d_transpose_1` ...
      reuse: True, False, None or `tf.compat.v1.AUTO_REUSE`, as in `variable_scope`.

    Returns:
      `[N, H', W', filters]`, or `[N, filters, H', W']`, of the dtype of `inputs`. Variables:
      `kernel` `[kernel height, kernel width, filters, C]`, `bias` `[filters]`.

    Raises:
      ValueError: for inputs of another rank or unknown C, arguments outside these, and TF1's
        reuse errors.

    Source: TensorFlow 1.15.
    """
    return call_once(Conv2DTranspose, locals())


@plain_python
def conv3d_transpose(
    inputs,
    filters,
    kernel_size,
    strides=(1, 1, 1),
    padding="valid",
    data_format="channels_last",
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
    reuse=None,
):
    """Enlarges volumes by a learned kernel, as `tf.layers.conv3d_transpose`.

    Args:
      inputs: floating `[N, D, H, W, C]`, or `[N, C, D, H, W]` with channels_first. The other
        arguments, the variables and the errors are those of `conv2d_transpose` with three
        axes instead of two.

    Returns:
      `[N, D', H', W', filters]`, or `[N, filters, D', H', W']`.
    """
    return call_once(Conv3DTranspose, locals())
