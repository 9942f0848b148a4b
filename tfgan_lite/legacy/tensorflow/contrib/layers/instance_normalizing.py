"""`instance_norm`: each channel of each example centred and scaled by its own statistics."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import (
    channels,
    finished,
    image_format,
    known_rank,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import parameter

__all__ = ["instance_norm"]

v1 = tf.compat.v1


@add_arg_scope
def instance_norm(
    inputs: Any,
    center: bool = True,
    scale: bool = True,
    epsilon: float = 1e-6,
    activation_fn: Any = None,
    param_initializers: Any = None,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    data_format: str = "NHWC",
    scope: Any = None,
) -> tf.Tensor:
    """Centres and scales each channel of each example.

    Args:
      inputs: floating `[N, ..., C]`, or `[N, C, ...]` with `NCHW`; C known.
      center, scale: bool, whether there is a `beta`, a `gamma`.
      epsilon: float, added to the variance.
      activation_fn: a function on tensors, or None.
      param_initializers: dict of initializers for `beta` and `gamma`; None for zeros and ones.
      data_format: `NHWC` or `NCHW`.
      scope: str or `VariableScope`; None for `InstanceNorm`, `InstanceNorm_1` ...
      reuse, variables_collections, outputs_collections, trainable: as in `convolution`.

    Returns:
      The shape and dtype of `inputs`. Variables `[C]`: `beta`, `gamma`.

    Raises:
      ValueError: for another data_format, an unknown rank or C, and TF1's reuse errors.

    Source: Ulyanov et al. 2016; `tf.contrib.layers` of TensorFlow 1.15.
    """
    inputs = tf.convert_to_tensor(inputs)
    rank = known_rank(inputs)
    first = image_format(data_format) == "channels_first"
    with v1.variable_scope(scope, "InstanceNorm", [inputs], reuse=reuse) as sc:
        axis = 1 if first else rank - 1
        size = channels(inputs, axis)
        initializers = param_initializers or {}

        def made(name: str, default: Any) -> tf.Tensor:
            how = (initializers.get(name, default), variables_collections, trainable)
            variable = parameter(name, [size], inputs.dtype.base_dtype, *how)
            return tf.reshape(variable, [1, size] + [1] * (rank - 2)) if first else variable

        beta = made("beta", v1.zeros_initializer()) if center else None
        gamma = made("gamma", v1.ones_initializer()) if scale else None
        pooled = [a for a in range(1, rank) if a != axis]
        mean, variance = tf.nn.moments(inputs, pooled, keepdims=True)
        outputs = tf.nn.batch_normalization(
            inputs, mean, variance, beta, gamma, epsilon, name="instancenorm"
        )
        return finished(outputs, activation_fn, outputs_collections, sc.name)
