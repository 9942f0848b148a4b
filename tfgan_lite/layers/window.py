"""The arguments that convolutions and pools share: window sizes, padding, and axis order."""

import tensorflow as tf

DATA_FORMATS = ("channels_first", "channels_last")


def whole_number(value, name):
    """Returns the int that `value` is, as which a `Dimension` and 4.0 pass.

    Raises:
      ValueError: for anything else, naming the argument `name`.
    """
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = None
    if number is None or number != value:
        raise ValueError(f"The `{name}` argument must be an integer. Received: {value}")
    return number


def whole_numbers(value, count, name):
    """Returns `count` ints from an int or a sequence of that many.

    Raises:
      ValueError: for anything else, naming the argument `name`.
    """
    if isinstance(value, int):
        return (value,) * count
    try:
        numbers = tuple(int(number) for number in value)
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) != count:
        raise ValueError(
            f"The `{name}` argument must be a tuple of {count} integers. Received: {value}"
        )
    return numbers


def checked_padding(value, causal=False, explicit=False):
    """Returns `valid` or `same` in lower case; where allowed `causal`, or a list of pairs."""
    if explicit and isinstance(value, (list, tuple)):
        return value
    padding = value.lower()
    if padding == "causal" and not causal:
        raise ValueError("Causal padding is only supported for `Conv1D` and `SeparableConv1D`.")
    if padding not in ("valid", "same", "causal"):
        raise ValueError(
            'The `padding` argument must be one of "valid", "same" (or "causal", only for '
            f"`Conv1D`). Received: {value}"
        )
    return padding


def checked_data_format(value):
    """Returns `channels_first` or `channels_last`, which None stands for."""
    data_format = "channels_last" if value is None else value.lower()
    if data_format not in DATA_FORMATS:
        raise ValueError(
            'The `data_format` argument must be one of "channels_first", "channels_last". '
            f"Received: {value}"
        )
    return data_format


def spatial(sizes, data_format):
    """Returns the spatial part of a list of sizes in either axis order."""
    return sizes[1:-1] if data_format == "channels_last" else sizes[2:]


def with_channels(batch, sizes, channels, data_format):
    """Returns the `TensorShape` of these spatial sizes in either axis order."""
    if data_format == "channels_last":
        return tf.TensorShape([batch, *sizes, channels])
    return tf.TensorShape([batch, channels, *sizes])


def window_count(size, window, stride, padding, dilation=1):
    """Returns how many windows fit an axis; None where its size is None.

    Args:
      size: int or None; padding: `valid`, `same`, `causal`, or (before, after).
    """
    if size is None:
        return None
    reach = dilation * (window - 1)
    if padding == "valid":
        size -= reach
    elif padding not in ("same", "causal"):
        size += sum(padding) - reach
    return -(-size // stride)  # rounded up


def channels_in(input_shape, data_format):
    """Returns (channel axis, number of channels); ValueError where the number is unknown."""
    axis = 1 if data_format == "channels_first" else -1
    # As a list: with `disable_v2_behavior` an entry of a shape is an object, never None.
    channels = input_shape.as_list()[axis]
    if channels is None:
        raise ValueError(
            "The channel dimension of the inputs should be defined. Found `None`. "
            f"Input shape: {input_shape}"
        )
    return axis, channels


def in_channels_last(operation, inputs, data_format, name):
    """Returns `operation(inputs)`, which knows channels_last only, in either axis order.

    TensorFlow's CPU has no kernels for the other order. Where there are some, its layout
    optimizer removes the pair of transposes from a graph. The result in the other order
    bears the name that the operation alone would have borne in TF 1.15.
    """
    if data_format == "channels_last":
        return operation(inputs)
    rank = inputs.shape.rank
    with tf.name_scope("channels_last"):
        inputs = tf.transpose(inputs, [0, *range(2, rank), 1])  # [N, C, ...] -> [N, ..., C]
        outputs = operation(inputs)
    return tf.transpose(outputs, [0, rank - 1, *range(1, rank - 1)], name=name)
