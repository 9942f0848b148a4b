"""`dropout`: some values set to zero, the others scaled up to keep the mean."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import Dropout
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import model_variable_getter
from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import collect_named_outputs

__all__ = ["dropout"]

v1 = tf.compat.v1


@add_arg_scope
def dropout(
    inputs: Any,
    keep_prob: Any = 0.5,
    noise_shape: Any = None,
    is_training: Any = True,
    outputs_collections: Any = None,
    scope: Any = None,
    seed: int | None = None,
) -> tf.Tensor:
    """Keeps a random share of the values, and sets the others to zero.

    Args:
      inputs: floating, of any shape.
      keep_prob: float in (0, 1], or scalar tensor: the share that is kept.
      noise_shape: the mask's shape, which is broadcast; None for the whole shape.
      is_training: bool, or boolean scalar tensor; the inputs come back where it is False.
      outputs_collections: collection or list of them, for the output.
      scope: str or `VariableScope`; None for `Dropout`, `Dropout_1` ...
      seed: int, of the operation, or None.

    Returns:
      The shape and dtype of `inputs`; what is kept is divided by `keep_prob`.

    Source: Srivastava et al. 2014; `tf.contrib.layers` of TensorFlow 1.15.
    """
    getter = model_variable_getter()
    with v1.variable_scope(scope, "Dropout", [inputs], custom_getter=getter) as sc:
        layer = Dropout(
            rate=1 - keep_prob, noise_shape=noise_shape, seed=seed, name=sc.name, _scope=sc
        )
        outputs = layer(tf.convert_to_tensor(inputs), training=is_training)
        return collect_named_outputs(outputs_collections, sc.name, outputs)
