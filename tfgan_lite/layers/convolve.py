"""The functional convolutions: `conv1d`, `conv2d`, `conv3d`."""

from tfgan_lite.layers import by_name
from tfgan_lite.layers.call_once import call_once, plain_python
from tfgan_lite.layers.convolution import Conv1D, Conv2D, Conv3D


@plain_python
def conv2d(
    inputs,
    filters,
    kernel_size,
    strides=(1, 1),
    padding="valid",
    data_format="channels_last",
    dilation_rate=(1, 1),
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
    """Convolves images with a kernel, as `tf.layers.conv2d`.

    Args:
      inputs: floating `[N, H, W, C]`, or `[N, C, H, W]` with channels_first; C known.
      filters: int, the channels of the output.
      kernel_size: int or two ints, height and width of the window.
      strides: int or two ints.
      padding: `valid` or `same`, in any case.
      data_format: `channels_last` or `channels_first`.
      dilation_rate: int or two ints; above one only with strides of one.
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
      name: str, the variable scope; None for `conv2d`, `conv2d_1` ...
      reuse: True, False, None or `tf.compat.v1.AUTO_REUSE`, as in `variable_scope`.

    Returns:
      `[N, H', W', filters]`, or `[N, filters, H', W']`, of the dtype of `inputs`. H' is
      ceil(H / stride) with padding `same`, ceil((H - kernel + 1) / stride) with `valid`.
      Variables: `kernel` `[kernel height, kernel width, C, filters]`, `bias` `[filters]`.

    Raises:
      ValueError: for inputs of another rank or unknown C, arguments outside these, and TF1's
        reuse errors.

    Source: TensorFlow 1.15.
    """
    return call_once(Conv2D, locals())


@plain_python
def conv1d(
    inputs,
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
    reuse=None,
):
    """Convolves sequences, as `tf.layers.conv1d`; `padding` may also be `causal`.

    Args:
      inputs: floating `[N, T, C]`, or `[N, C, T]` with channels_first. The other arguments,
        the variables and the errors are those of `conv2d` with one axis instead of two.

    Returns:
      `[N, T', filters]`, or `[N, filters, T']`. With `causal`, T' is that of `same`, and no
      output sees a later input.
    """
    return call_once(Conv1D, locals())


@plain_python
def conv3d(
    inputs,
    filters,
    kernel_size,
    strides=(1, 1, 1),
    padding="valid",
    data_format="channels_last",
    dilation_rate=(1, 1, 1),
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
    """Convolves volumes, as `tf.layers.conv3d`.

    Args:
      inputs: floating `[N, D, H, W, C]`, or `[N, C, D, H, W]` with channels_first. The other
        arguments, the variables and the errors are those of `conv2d` with three axes
        instead of two.

    Returns:
      `[N, D', H', W', filters]`, or `[N, filters, D', H', W']`.
    """
    return call_once(Conv3D, locals())
