"""`flatten`: all axes but the first as one."""

from typing import Any

import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import collect_named_outputs

__all__ = ["flatten"]

v1 = tf.compat.v1


@add_arg_scope
def flatten(inputs: Any, outputs_collections: Any = None, scope: Any = None) -> tf.Tensor:
    """Flattens all axes but the first.

    Args:
      inputs: any dtype, `[N, ...]`.
      outputs_collections: collection or list of them, for the output.
      scope: str, the name scope; None for `Flatten`.

    Returns:
      `[N, D]`, D the product of the other sizes.

    Raises:
      ValueError: for an unknown rank, or a scalar.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.name_scope(scope, "Flatten", [inputs]) as sc:
        outputs = layers.flatten(tf.convert_to_tensor(inputs))
        return collect_named_outputs(outputs_collections, sc, outputs)


@add_arg_scope
def _inner_flatten(
    inputs: Any, new_rank: int, output_collections: Any = None, scope: Any = None
) -> Any:
    """Flattens the last axes into one, so that `new_rank` are left; scripts of the time used it."""
    with v1.name_scope(scope, "InnerFlatten", [inputs, new_rank]) as sc:
        sparse = isinstance(inputs, tf.SparseTensor)
        inputs = inputs if sparse else tf.convert_to_tensor(inputs)
        rank = inputs.shape.rank
        if rank is not None and rank < new_rank:
            raise ValueError(
                f"Inputs has rank less than new_rank. {inputs} must have rank at least "
                f"{new_rank}. Received rank {rank}, shape {inputs.shape}"
            )
        if sparse:
            sizes = inputs.dense_shape
            last = tf.reduce_prod(sizes[new_rank - 1 :], keepdims=True)
            outputs = tf.sparse.reshape(inputs, tf.concat([sizes[: new_rank - 1], last], 0))
        else:
            outputs = _flattened(inputs, new_rank)
        return collect_named_outputs(output_collections, sc, outputs)


def _flattened(inputs, new_rank):
    kept = tf.shape(inputs)[: new_rank - 1]
    outputs = tf.reshape(inputs, tf.concat([kept, [-1]], 0))
    if inputs.shape.rank is not None:
        size = inputs.shape[new_rank - 1 :].num_elements()
        outputs.set_shape(inputs.shape[: new_rank - 1].concatenate([size]))
    return outputs
