"""Layer normalization of one gate: zero mean and unit variance over the units."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables

v1 = tf.compat.v1
_EPSILON = 1e-12  # of tf.contrib.layers.layer_norm; 1e-3 for float16


def normalized(
    inputs: tf.Tensor, scope: str, gain: float, shift: float, dtype: Any = tf.float32
) -> tf.Tensor:
    """Returns `[N, H]` normalized over H, times `gamma`, plus `beta`.

    Args:
      inputs: `[N, H]`, H known.
      scope: str, in which `gamma` and `beta`, `[H]` each, lie.
      gain: float that gamma starts at.
      shift: float that beta starts at.
      dtype: of the variables.

    Source: Ba et al. 2016, arXiv 1607.06450; TensorFlow 1.15.
    """
    with v1.variable_scope(scope):
        gamma, beta = (
            variables.get_variable(
                name,
                shape=inputs.shape[-1:],
                initializer=v1.constant_initializer(start),
                dtype=dtype,
            )
            for name, start in (("gamma", gain), ("beta", shift))
        )
        mean, variance = v1.nn.moments(inputs, [1], keep_dims=True)
        epsilon = 1e-3 if inputs.dtype == tf.float16 else _EPSILON
        return tf.nn.batch_normalization(inputs, mean, variance, beta, gamma, epsilon)
