"""Tensors conditioned on others. Source: TensorFlow 1.14; van den Oord et al. 2016 (WaveNet)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib import layers

v1 = tf.compat.v1


def condition_tensor(tensor: tf.Tensor, conditioning: tf.Tensor) -> tf.Tensor:
    """Returns `tensor` plus a linear function of `conditioning`.

    The function's variables are those of `tf.contrib.layers.linear`: `fully_connected/weights`
    and `fully_connected/biases`.

    Args:
      tensor: float `[N, ...]`; all but N must be known.
      conditioning: float `[N, ...]` of rank 2 or more.

    Raises:
      ValueError: for unknown dimensions, or a lower rank.
    """
    tensor.shape[1:].assert_is_fully_defined()
    features = tensor.shape[1:].num_elements()
    if conditioning.shape.rank < 2:
        raise ValueError(
            f"condition_tensor: conditioning wants rank 2 or more; got {conditioning.shape}."
        )
    mapped = layers.linear(layers.flatten(conditioning), features)
    if not mapped.shape.is_compatible_with(tensor.shape):
        known = tensor.shape.is_fully_defined()
        mapped = tf.reshape(mapped, tensor.shape.as_list() if known else v1.shape(tensor))
    return tensor + mapped


def condition_tensor_from_onehot(
    tensor: tf.Tensor, one_hot_labels: Any, embedding_size: int = 256
) -> tf.Tensor:
    """Returns `tensor` conditioned on the embedding of a class; its variable is `embedding`.

    Args:
      tensor: float `[N, ...]`; all but N must be known.
      one_hot_labels: `[N, classes]`; the number of classes must be known.
      embedding_size: int.

    Raises:
      ValueError: for another rank, or unknown dimensions.
    """
    one_hot_labels.shape.assert_has_rank(2)
    one_hot_labels.shape[1:].assert_is_fully_defined()
    classes = one_hot_labels.shape.as_list()[1]
    label = tf.argmax(one_hot_labels, axis=1)
    embedding = v1.get_variable("embedding", [classes, embedding_size])
    embedded = v1.nn.embedding_lookup(embedding, label, name="token_to_embedding")
    return condition_tensor(tensor, embedded)
