"""`batch_norm`: which of three ways a call takes, and the one that `tf.layers` goes too."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import BatchNormalization
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.batch_statistics import Statistics
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import (
    channels,
    finished,
    image_format,
    known_rank,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.fused_batch_normalizing import (
    fused_batch_norm,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import (
    collect_variable,
    model_variable_getter,
)

__all__ = ["batch_norm"]

v1 = tf.compat.v1


@add_arg_scope
def batch_norm(
    inputs: Any,
    decay: Any = 0.999,
    center: bool = True,
    scale: bool = False,
    epsilon: float = 0.001,
    activation_fn: Any = None,
    param_initializers: Any = None,
    param_regularizers: Any = None,
    updates_collections: Any = v1.GraphKeys.UPDATE_OPS,
    is_training: Any = True,
    reuse: Any = None,
    variables_collections: Any = None,
    outputs_collections: Any = None,
    trainable: bool = True,
    batch_weights: Any = None,
    fused: bool | None = None,
    data_format: str = "NHWC",
    zero_debias_moving_mean: bool = False,
    scope: Any = None,
    renorm: bool = False,
    renorm_clipping: Any = None,
    renorm_decay: Any = 0.99,
    adjustment: Any = None,
) -> tf.Tensor:
    """Centres and scales each channel by the statistics of the batch.

    Args:
      inputs: floating `[N, ..., C]`, or `[N, C, ...]` with `NCHW`; C known.
      decay: float, the share of the moving averages that stays at an update.
      center: bool, whether there is a `beta`.
      scale: bool, whether there is a `gamma`.
      epsilon: float, added to the variance; where the fused operation does it (rank 2 or 4
        without the extras) 1.001e-5 at least.
      activation_fn: a function on tensors, or None.
      param_initializers: dict of initializers for `beta`, `gamma`, `moving_mean`,
        `moving_variance`; None for zeros, ones, zeros, ones.
      param_regularizers: dict of functions to a scalar loss for `beta` and `gamma`, or None.
      updates_collections: collection or list of them for the two updates of the averages, which
        a training step has to run; None to update them whenever the output is computed.
      is_training: bool, or boolean scalar tensor: to use the statistics of the batch, or the
        moving averages.
      reuse: True, False, None or `tf.AUTO_REUSE`, as in `tf.variable_scope`.
      variables_collections: list of collections, or dict from variable name to list.
      outputs_collections: collection or list of them, for the output.
      trainable: bool, whether `beta` and `gamma` go to TRAINABLE_VARIABLES.
      batch_weights: `[N]`, how often each example counts; or None.
      fused: False for the formula written out; None or True for the one operation where it can.
      data_format: `NHWC` or `NCHW`.
      zero_debias_moving_mean: bool, whether the average's start from zero is made up for, by
        two more variables.
      scope: str or `VariableScope`; None for `BatchNorm`, `BatchNorm_1` ...
      renorm: bool, batch renormalization; `renorm_clipping` may hold `rmin`, `rmax`, `dmax`, and
        `renorm_decay` is that of its own averages.
      adjustment: a function from the shape tensor to (scale, bias), for training.

    Returns:
      The shape and dtype of `inputs`. Variables `[C]`: `beta`, `gamma`, `moving_mean`,
      `moving_variance`.

    Raises:
      ValueError: for another data_format, an unknown rank or C, renorm with one of the
        arguments that it does not go with, and TF1's reuse errors.

    Source: Ioffe and Szegedy 2015; `tf.contrib.layers` of TensorFlow 1.15.
    """
    inputs = tf.convert_to_tensor(inputs)
    given = dict(locals())
    plain_updates = updates_collections == v1.GraphKeys.UPDATE_OPS and not zero_debias_moving_mean
    fusible = batch_weights is None and not renorm and adjustment is None
    rank = inputs.shape.rank
    wanted = rank == 2 or not plain_updates  # what the layer of `tf.layers` does not do
    if (fused is None or fused) and fusible and rank in (2, 4) and wanted:
        return fused_batch_norm(given)
    axis = 1 if image_format(data_format) == "channels_first" else -1
    getter = model_variable_getter()
    with v1.variable_scope(scope, "BatchNorm", [inputs], reuse=reuse, custom_getter=getter) as sc:
        if batch_weights is None and plain_updates:
            outputs = _by_layer(given, sc, axis)
        elif renorm:
            raise ValueError(
                "renorm is not supported with batch_weights, updates_collections or "
                "zero_debias_moving_mean. Leave these three at their defaults."
            )
        else:
            outputs = _by_formula(given, axis)
        return finished(outputs, activation_fn, outputs_collections, sc.name)


def _by_layer(given, scope, axis):
    initializers = given["param_initializers"] or {}
    regularizers = given["param_regularizers"] or {}
    fused = given["fused"]
    layer = BatchNormalization(
        axis=axis,
        momentum=given["decay"],
        epsilon=given["epsilon"],
        center=given["center"],
        scale=given["scale"],
        beta_initializer=initializers.get("beta", v1.zeros_initializer()),
        gamma_initializer=initializers.get("gamma", v1.ones_initializer()),
        moving_mean_initializer=initializers.get("moving_mean", v1.zeros_initializer()),
        moving_variance_initializer=initializers.get("moving_variance", v1.ones_initializer()),
        beta_regularizer=regularizers.get("beta"),
        gamma_regularizer=regularizers.get("gamma"),
        trainable=given["trainable"],
        renorm=given["renorm"],
        renorm_clipping=given["renorm_clipping"],
        renorm_momentum=given["renorm_decay"],
        adjustment=given["adjustment"],
        name=scope.name,
        _scope=scope,
        _reuse=given["reuse"],
        fused=True if fused is None else fused,
    )
    outputs = layer(given["inputs"], training=given["is_training"])
    for name in ("moving_mean", "moving_variance", "beta", "gamma"):
        variable = getattr(layer, name)
        if variable is not None:
            collect_variable(variable, given["variables_collections"], name)
    return outputs


def _by_formula(given, axis):
    """The formula written out, with updates that go where they are told."""
    inputs = given["inputs"]
    rank = known_rank(inputs)
    size = channels(inputs, axis)
    statistics = Statistics(given, size, inputs.dtype.base_dtype, regularized=False)
    pooled = [a for a in range(rank) if a != axis % rank]
    mean, variance = statistics.used(lambda: _moments(inputs, pooled, given["batch_weights"]))
    wide = [1, size] + [1] * (rank - 2)

    def broadcast(value: Any) -> Any:
        return value if value is None or axis == -1 else tf.reshape(value, wide)

    parameters = (mean, variance, statistics.beta, statistics.gamma)
    outputs = tf.nn.batch_normalization(
        inputs, *(broadcast(value) for value in parameters), given["epsilon"]
    )
    outputs.set_shape(inputs.shape)
    return outputs


def _moments(inputs, pooled, batch_weights):
    """The mean and variance `[C]` of the batch."""
    if batch_weights is None:
        return tf.nn.moments(inputs, pooled)
    weights = tf.convert_to_tensor(batch_weights)
    inputs.shape[0:1].assert_is_compatible_with(weights.shape)
    weights = tf.reshape(weights, [-1] + [1] * (inputs.shape.rank - 1))
    return v1.nn.weighted_moments(inputs, pooled, weights)
