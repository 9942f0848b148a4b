"""[N, spatial ..., C] -> [N, spatial ..., filters]: each channel alone, then a mixture."""

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.call_once import call_once, plain_python
from tfgan_lite.layers.convolution import Convolution
from tfgan_lite.layers.window import checked_padding, in_channels_last, whole_number


class SeparableConvolution(Convolution):
    """What both separable convolutions share. For the arguments see `separable_conv2d`.

    Attributes:
      depthwise_kernel: the variable `[spatial ..., C, depth_multiplier]`.
      pointwise_kernel: the variable `[1 ..., C * depth_multiplier, filters]`.
      bias: the variable `[filters]`, or None.
    """

    def __init__(
        self,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format="channels_last",
        dilation_rate=1,
        depth_multiplier=1,
        activation=None,
        use_bias=True,
        depthwise_initializer=None,
        pointwise_initializer=None,
        bias_initializer=by_name.ZEROS,
        depthwise_regularizer=None,
        pointwise_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        depthwise_constraint=None,
        pointwise_constraint=None,
        bias_constraint=None,
        trainable=True,
        name=None,
        **kwargs,
    ):
        super().__init__(
            filters,
            kernel_size,
            strides=strides,
            padding=padding,
            data_format=data_format,
            dilation_rate=dilation_rate,
            activation=activation,
            use_bias=use_bias,
            bias_initializer=bias_initializer,
            bias_regularizer=bias_regularizer,
            activity_regularizer=activity_regularizer,
            bias_constraint=bias_constraint,
            trainable=trainable,
            name=name,
            **kwargs,
        )
        self.padding = checked_padding(padding, self.causal)
        self.depth_multiplier = whole_number(depth_multiplier, "depth_multiplier")
        self.depthwise_initializer = by_name.initializer(depthwise_initializer)
        self.pointwise_initializer = by_name.initializer(pointwise_initializer)
        self.depthwise_regularizer = by_name.regularizer(depthwise_regularizer)
        self.pointwise_regularizer = by_name.regularizer(pointwise_regularizer)
        self.depthwise_constraint = by_name.constraint(depthwise_constraint)
        self.pointwise_constraint = by_name.constraint(pointwise_constraint)

    def _build_kernels(self, channels):
        self.depthwise_kernel = self.add_weight(
            "depthwise_kernel",
            [*self.kernel_size, channels, self.depth_multiplier],
            initializer=self.depthwise_initializer,
            regularizer=self.depthwise_regularizer,
            constraint=self.depthwise_constraint,
        )
        self.pointwise_kernel = self.add_weight(
            "pointwise_kernel",
            [1] * self.rank + [channels * self.depth_multiplier, self.filters],
            initializer=self.pointwise_initializer,
            regularizer=self.pointwise_regularizer,
            constraint=self.pointwise_constraint,
        )

    def _separable(self, inputs, depthwise, pointwise, strides, rate):
        return tf.compat.v1.nn.separable_conv2d(
            inputs, depthwise, pointwise, [1, *strides, 1], self._op_padding(), rate=rate
        )


class SeparableConv1D(SeparableConvolution):
    """The layer object of `separable_conv1d`; its arguments without `inputs` and `reuse`."""

    rank = 1
    causal = True

    def call(self, inputs):
        outputs = in_channels_last(self._flat, self._pad(inputs), self.data_format, "Squeeze")
        return outputs if self.activation is None else self.activation(outputs)

    def _flat(self, inputs):
        outputs = self._separable(
            inputs[:, tf.newaxis],  # [N, 1, T, C]
            self.depthwise_kernel[tf.newaxis],
            self.pointwise_kernel[tf.newaxis],
            self.strides * 2,  # the operation wants equal strides
            [1, *self.dilation_rate],
        )
        if self.bias is not None:  # added as `Convolution` does, for the same reason
            outputs = tf.add(outputs, self.bias, name="BiasAdd")
        return tf.squeeze(outputs, [1])  # [N, T', filters]


class SeparableConv2D(SeparableConvolution):
    """The layer object of `separable_conv2d`; its arguments without `inputs` and `reuse`."""

    rank = 2

    def _convolve(self, inputs):
        return in_channels_last(self._images, inputs, self.data_format, "separable_conv2d")

    def _images(self, inputs):
        kernels = self.depthwise_kernel, self.pointwise_kernel
        return self._separable(inputs, *kernels, self.strides, self.dilation_rate)


@plain_python
def separable_conv2d(
    inputs,
    filters,
    kernel_size,
    strides=(1, 1),
    padding="valid",
    data_format="channels_last",
    dilation_rate=(1, 1),
    depth_multiplier=1,
    activation=None,
    use_bias=True,
    depthwise_initializer=None,
    pointwise_initializer=None,
    bias_initializer=by_name.ZEROS,
    depthwise_regularizer=None,
    pointwise_regularizer=None,
    bias_regularizer=None,
    activity_regularizer=None,
    depthwise_constraint=None,
    pointwise_constraint=None,
    bias_constraint=None,
    trainable=True,
    name=None,
    reuse=None,
):
    """Convolves each channel of images alone, then mixes channels, as `tf.layers` did.

    Args:
      inputs: floating `[N, H, W, C]`, or `[N, C, H, W]` with channels_first; C known.
      filters: int, the channels of the output.
      kernel_size: int or two ints, height and width of the window.
      strides: int or two equal ints.
      padding: `valid` or `same`.
      data_format: `channels_last` or `channels_first`.
      dilation_rate: int or two ints; above one only with strides of one.
      depth_multiplier: int, the number of windows for each channel.
      depthwise_initializer, pointwise_initializer: None for the scope's, else Glorot uniform.
      depthwise_regularizer, pointwise_regularizer: functions to a scalar loss, or None.
      depthwise_constraint, pointwise_constraint: functions applied after an optimizer's step.
      activation, use_bias, bias_initializer, bias_regularizer, activity_regularizer,
      bias_constraint, trainable, name, reuse: as in `conv2d`.

    Returns:
      `[N, H', W', filters]`, or `[N, filters, H', W']`, of the dtype of `inputs`. Variables:
      `depthwise_kernel` `[kernel height, kernel width, C, depth_multiplier]`,
      `pointwise_kernel` `[1, 1, C * depth_multiplier, filters]`, `bias` `[filters]`.

    Raises:
      ValueError: for inputs of another rank or unknown C, arguments outside these, and TF1's
        reuse errors.

    Source: Chollet 2017; TensorFlow 1.15.
    """
    return call_once(SeparableConv2D, locals())


@plain_python
def separable_conv1d(
    inputs,
    filters,
    kernel_size,
    strides=1,
    padding="valid",
    data_format="channels_last",
    dilation_rate=1,
    depth_multiplier=1,
    activation=None,
    use_bias=True,
    depthwise_initializer=None,
    pointwise_initializer=None,
    bias_initializer=by_name.ZEROS,
    depthwise_regularizer=None,
    pointwise_regularizer=None,
    bias_regularizer=None,
    activity_regularizer=None,
    depthwise_constraint=None,
    pointwise_constraint=None,
    bias_constraint=None,
    trainable=True,
    name=None,
    reuse=None,
):
    """Convolves each channel of sequences alone, then mixes channels, as `tf.layers` did.

    Args:
      inputs: floating `[N, T, C]`, or `[N, C, T]` with channels_first. The other arguments,
        the variables and the errors are those of `separable_conv2d` with one axis instead of
        two; `padding` may also be `causal`.

    Returns:
      `[N, T', filters]`, or `[N, filters, T']`.
    """
    return call_once(SeparableConv1D, locals())
