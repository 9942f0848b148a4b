"""`dense_to_sparse`: padded label sequences as a sparse tensor, as a CTC loss wants them."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope
from tfgan_lite.legacy.tensorflow.contrib.layers.named_outputs import collect_named_outputs

__all__ = ["dense_to_sparse"]

v1 = tf.compat.v1


@add_arg_scope
def dense_to_sparse(
    tensor: Any, eos_token: int = 0, outputs_collections: Any = None, scope: Any = None
) -> tf.SparseTensor:
    """Returns the values that differ from `eos_token`, with their places.

    Args:
      tensor: integer, of any shape.
      eos_token: int.
      outputs_collections: collection or list of them, for the output.
      scope: str or `VariableScope`; None for `dense_to_sparse`.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    with v1.variable_scope(scope, "dense_to_sparse", [tensor]) as sc:
        tensor = tf.convert_to_tensor(tensor)
        indices = tf.where(tf.not_equal(tensor, tf.constant(eos_token, tensor.dtype)))
        values = tf.gather_nd(tensor, indices)
        outputs = tf.SparseTensor(indices, values, tf.shape(tensor, out_type=tf.int64))
        return collect_named_outputs(outputs_collections, sc.name, outputs)
