"""`layer_norm`: each example centred and scaled by its own statistics."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import finished, known_rank
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import parameter

__all__ = ["layer_norm"]

v1 = tf.compat.v1


@add_arg_scope
def layer_norm(
    inputs: Any,
    center: bool = True,
    scale: bool = True,
    activation_fn: Any = None,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    begin_norm_axis: int = 1,
    begin_params_axis: int = -1,
    scope: Any = None,
) -> tf.Tensor:
    """Centres and scales each example over all of its axes.

    Args:
      inputs: floating, of known rank.
      center, scale: bool, whether there is a `beta`, a `gamma`.
      activation_fn: a function on tensors, or None.
      begin_norm_axis: int, the first of the axes that the statistics are taken over.
      begin_params_axis: int, the first of the axes that `beta` and `gamma` have.
      scope: str or `VariableScope`; None for `LayerNorm`, `LayerNorm_1` ...
      reuse, variables_collections, outputs_collections, trainable: as in `convolution`.

    Returns:
      The shape and dtype of `inputs`. Variables: `beta`, `gamma`, of the shape of the inputs
      from `begin_params_axis` on.

    Raises:
      ValueError: for an unknown rank, an axis that is not there, sizes of parameters that are
        unknown, and TF1's reuse errors.

    Source: Ba, Kiros and Hinton 2016; `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.variable_scope(scope, "LayerNorm", [inputs], reuse=reuse) as sc:
        inputs = tf.convert_to_tensor(inputs)
        rank, dtype = known_rank(inputs), inputs.dtype.base_dtype
        begin_norm_axis += rank if begin_norm_axis < 0 else 0
        if begin_params_axis >= rank or begin_norm_axis >= rank:
            raise ValueError(
                f"begin_params_axis ({begin_params_axis}) and begin_norm_axis "
                f"({begin_norm_axis}) must be < rank(inputs) ({rank})"
            )
        shape = inputs.shape[begin_params_axis:]
        if not shape.is_fully_defined():
            raise ValueError(
                f"Inputs {inputs.name}: shape(inputs)[{begin_params_axis}:] is not fully "
                f"defined: {inputs.shape}"
            )
        how = (variables_collections, trainable)
        zeros, ones = v1.zeros_initializer(), v1.ones_initializer()
        beta = parameter("beta", shape, dtype, zeros, *how) if center else None
        gamma = parameter("gamma", shape, dtype, ones, *how) if scale else None
        mean, variance = tf.nn.moments(inputs, list(range(begin_norm_axis, rank)), keepdims=True)
        epsilon = 1e-3 if dtype == tf.float16 else 1e-12  # TF 1.15's
        outputs = tf.nn.batch_normalization(inputs, mean, variance, beta, gamma, epsilon)
        outputs.set_shape(inputs.shape)
        return finished(outputs, activation_fn, outputs_collections, sc.name)
