"""`group_norm`: each example centred and scaled within groups of its channels."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import (
    channels,
    finished,
    known_rank,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import parameter

__all__ = ["group_norm"]

v1 = tf.compat.v1


@add_arg_scope
def group_norm(
    inputs: Any,
    groups: int = 32,
    channels_axis: int = -1,
    reduction_axes: Any = (-3, -2),
    center: bool = True,
    scale: bool = True,
    epsilon: float = 1e-6,
    activation_fn: Any = None,
    param_initializers: Any = None,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    scope: Any = None,
    mean_close_to_zero: bool = False,
) -> tf.Tensor:
    """Centres and scales groups of channels by their own statistics.

    Args:
      inputs: floating, with a known number of channels.
      groups: int that divides the number of channels.
      channels_axis: int, the axis of the channels.
      reduction_axes: axes over which, besides a group, the statistics are taken.
      mean_close_to_zero: bool, whether the variance is the mean square less the squared mean.
      center, scale, epsilon, activation_fn, param_initializers, reuse, variables_collections,
      outputs_collections, trainable: as in `instance_norm`.
      scope: str or `VariableScope`; None for `GroupNorm`, `GroupNorm_1` ...

    Returns:
      The shape and dtype of `inputs`. Variables `[C]`: `beta`, `gamma`.

    Raises:
      ValueError: for axes that are not there or overlap, unknown sizes, and a number of groups
        that does not divide that of the channels.

    Source: Wu and He 2018; `tf.contrib.layers` of TensorFlow 1.15.
    """
    inputs = tf.convert_to_tensor(inputs)
    axis, size, pooled = _checked(inputs, groups, channels_axis, reduction_axes)
    static, dynamic = inputs.shape.as_list(), tf.shape(inputs)
    sizes = [dynamic[i] if n is None else n for i, n in enumerate(static)]
    split = [groups, size // groups]
    wide = [1] * axis + split + [1] * (len(sizes) - axis - 1)
    grouped = tf.reshape(inputs, sizes[:axis] + split + sizes[axis + 1 :])
    with v1.variable_scope(scope, "GroupNorm", [grouped], reuse=reuse) as sc:
        initializers = param_initializers or {}

        def made(name: str, default: Any) -> tf.Tensor:
            how = (initializers.get(name, default), variables_collections, trainable)
            return tf.reshape(parameter(name, [size], inputs.dtype.base_dtype, *how), wide)

        beta = made("beta", v1.zeros_initializer()) if center else None
        gamma = made("gamma", v1.ones_initializer()) if scale else None
        mean, variance = _moments(grouped, pooled, mean_close_to_zero)
        gain = tf.math.rsqrt(variance + epsilon)
        gain = gain if gamma is None else gain * gamma
        offset = -mean * gain
        offset = offset if beta is None else offset + beta
        outputs = tf.reshape(grouped * gain + offset, sizes)
        outputs.set_shape(inputs.shape)
        return finished(outputs, activation_fn, outputs_collections, sc.name)


def _checked(inputs, groups, channels_axis, reduction_axes):
    """Returns (channel axis, number of channels, axes to pool of the grouped tensor)."""
    rank = known_rank(inputs)
    axes = [axis + rank if axis < 0 else axis for axis in (channels_axis, *reduction_axes)]
    if any(not 0 <= axis < rank for axis in axes):
        raise ValueError(
            f"Axis is out of bounds: channels_axis {channels_axis}, reduction_axes "
            f"{reduction_axes} of inputs {inputs.shape}."
        )
    axis, *pooled = axes
    size = channels(inputs, axis)
    for other in pooled:
        channels(inputs, other)
    if axis in pooled:
        raise ValueError("reduction_axis must be mutually exclusive with channels_axis")
    if groups > size:
        raise ValueError(f"Invalid groups {groups} for {size} channels.")
    if size % groups:
        raise ValueError(f"{size} channels is not commensurate with {groups} groups.")
    return axis, size, [axis + 1] + [a + 1 if a > axis else a for a in pooled]


def _moments(grouped, pooled, mean_close_to_zero):
    if not mean_close_to_zero:
        return tf.nn.moments(grouped, pooled, keepdims=True)
    statistics = tf.nn.sufficient_statistics(grouped, pooled, keepdims=True)
    return tf.nn.normalize_moments(*statistics[:3], shift=None)
