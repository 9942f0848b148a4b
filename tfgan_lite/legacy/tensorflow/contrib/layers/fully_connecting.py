"""`fully_connected` and its kin: a matrix product, then a bias or a normalizer, then a ReLU."""

import functools
import numbers
from typing import Any

import tensorflow as tf

from tfgan_lite.layers import Dense
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import finished, normalized
from tfgan_lite.legacy.tensorflow.contrib.layers.initializers import XAVIER, ZEROS
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (
    BIASES_AND_WEIGHTS,
    collect_variable,
    model_variable_getter,
)

__all__ = ["elu", "fully_connected", "linear", "relu", "relu6"]

v1 = tf.compat.v1


@add_arg_scope
def fully_connected(
    inputs: Any,
    num_outputs: int,
    activation_fn: Any = tf.nn.relu,
    normalizer_fn: Any = None,
    normalizer_params: Any = None,
    weights_initializer: Any = XAVIER,
    weights_regularizer: Any = None,
    biases_initializer: Any = ZEROS,
    biases_regularizer: Any = None,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    scope: Any = None,
) -> tf.Tensor:
    """Multiplies the last axis by a matrix.

    Args:
      inputs: floating `[..., C]` of rank two or more; C known.
      num_outputs: int.
      scope: str or `VariableScope`; None for `fully_connected`, `fully_connected_1` ...
      activation_fn, normalizer_fn, normalizer_params, weights_initializer,
      weights_regularizer, biases_initializer, biases_regularizer, reuse,
      variables_collections, outputs_collections, trainable: as in `convolution`.

    Returns:
      `[..., num_outputs]`. Variables: `weights` `[C, num_outputs]`, `biases` `[num_outputs]`.

    Raises:
      ValueError: for a number of outputs that is no int, an unknown C, a rank below two, and
        TF1's reuse errors.

    Source: `tf.contrib.layers` of TensorFlow 1.15. Departure: a NumPy int, too, is an int.
    """
    if not isinstance(num_outputs, numbers.Integral):
        raise ValueError(
            f"num_outputs type should be one of [int], got {type(num_outputs)}: {num_outputs}. "
            "Give int(num_outputs); a size from a shape is one after as_list()."
        )
    getter = model_variable_getter(BIASES_AND_WEIGHTS)
    with v1.variable_scope(
        scope, "fully_connected", [inputs], reuse=reuse, custom_getter=getter
    ) as sc:
        inputs = tf.convert_to_tensor(inputs)
        layer = Dense(
            units=int(num_outputs),
            use_bias=not normalizer_fn and biases_initializer is not None,
            kernel_initializer=weights_initializer,
            bias_initializer=biases_initializer,
            kernel_regularizer=weights_regularizer,
            bias_regularizer=biases_regularizer,
            trainable=trainable,
            name=sc.name,
            dtype=inputs.dtype.base_dtype,
            _scope=sc,
            _reuse=reuse,
        )
        outputs = layer(inputs)
        collect_variable(layer.kernel, variables_collections, "weights")
        if layer.bias is not None:
            collect_variable(layer.bias, variables_collections, "biases")
        outputs = normalized(outputs, normalizer_fn, normalizer_params)
        return finished(outputs, activation_fn, outputs_collections, sc.name)


elu = functools.partial(fully_connected, activation_fn=tf.nn.elu)
linear = functools.partial(fully_connected, activation_fn=None)
relu = functools.partial(fully_connected, activation_fn=tf.nn.relu)
relu6 = functools.partial(fully_connected, activation_fn=tf.nn.relu6)
