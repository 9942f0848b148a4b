"""`legacy_fully_connected` and its kin, from before `fully_connected`: linear by default."""

import functools
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import XAVIER, ZEROS

__all__ = ["legacy_fully_connected", "legacy_linear", "legacy_relu"]

v1 = tf.compat.v1


def legacy_fully_connected(
    x: Any,
    num_output_units: int,
    activation_fn: Any = None,
    weight_init: Any = XAVIER,
    bias_init: Any = ZEROS,
    name: Any = None,
    weight_collections: Any = (v1.GraphKeys.WEIGHTS,),
    bias_collections: Any = (v1.GraphKeys.BIASES,),
    output_collections: Any = (v1.GraphKeys.ACTIVATIONS,),
    trainable: bool = True,
    weight_regularizer: Any = None,
    bias_regularizer: Any = None,
) -> tf.Tensor:
    """Multiplies the last axis by a matrix.

    Args:
      x: floating `[..., C]` of rank two or more; C known.
      num_output_units: int.
      activation_fn: a function on tensors, or None.
      weight_init, bias_init: initializers; no bias where the latter is None.
      name: str, the variable scope; None for `fully_connected`, `fully_connected_1` ...
      weight_collections, bias_collections: for the variables, besides GLOBAL_VARIABLES.
      output_collections: for the output, besides ACTIVATIONS.
      trainable: bool.
      weight_regularizer, bias_regularizer: functions to a scalar loss, or None.

    Returns:
      `[..., num_output_units]`. Variables: `weights` `[C, num_output_units]`,
      `bias` `[num_output_units]`.

    Raises:
      ValueError: for an unknown rank or C, and a rank below two.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.variable_scope(name, "fully_connected", [x]):
        x = tf.convert_to_tensor(x)
        size = _inputs(x)

        def made(name: str, shape: Any, how: Any, collections: Any, regularizer: Any) -> Any:
            return v1.get_variable(
                name,
                shape=shape,
                dtype=x.dtype.base_dtype,
                initializer=how,
                collections=list({*(collections or ()), v1.GraphKeys.GLOBAL_VARIABLES}),
                regularizer=regularizer,
                trainable=trainable,
            )

        shape = [size, num_output_units]
        weights = made("weights", shape, weight_init, weight_collections, weight_regularizer)
        y = tf.matmul(tf.reshape(x, [-1, size]), weights)
        if bias_init is not None:
            how = (bias_init, bias_collections, bias_regularizer)
            y = tf.nn.bias_add(y, made("bias", [num_output_units], *how))
        y = tf.reshape(y, tf.concat([tf.shape(x)[:-1], [num_output_units]], 0))
        y.set_shape([*x.shape.as_list()[:-1], num_output_units])
        y = y if activation_fn is None else activation_fn(y)
        v1.add_to_collections([*(output_collections or ()), v1.GraphKeys.ACTIVATIONS], y)
        return y


legacy_linear = functools.partial(legacy_fully_connected, activation_fn=None)
legacy_relu = functools.partial(legacy_fully_connected, activation_fn=tf.nn.relu)


def _inputs(x):
    if x.shape.rank is None:
        raise ValueError("dims of x must be known but is None")
    if x.shape.rank < 2:
        raise ValueError(f"rank of x must be at least 2 not: {x.shape.rank}")
    size = x.shape.as_list()[-1]
    if size is None:
        raise ValueError("last dimension of x must be known but is None")
    return size
