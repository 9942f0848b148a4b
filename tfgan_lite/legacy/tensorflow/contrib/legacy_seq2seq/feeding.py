"""What a decoder reads: the given symbols, or those that it has just written."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def embedded_argmax(
    embedding: Any, output_projection: Any = None, update_embedding: bool = True
) -> Callable[[Any, Any], tf.Tensor]:
    """Returns a loop function, from the last output to the vector of its likeliest symbol.

    Args:
      embedding: `[symbols, size]`.
      output_projection: pair of `[outputs, symbols]` and `[symbols]`, which makes logits of
        outputs; None where the outputs are logits.
      update_embedding: bool, whether gradients pass into the embedding.
    """

    def loop_function(previous: Any, step: Any) -> tf.Tensor:
        del step
        if output_projection is not None:
            weights, biases = output_projection
            previous = v1.nn.xw_plus_b(previous, weights, biases)
        vectors = v1.nn.embedding_lookup(embedding, tf.argmax(previous, 1))
        return vectors if update_embedding else tf.stop_gradient(vectors)

    return loop_function


def check_projection(output_projection: Any, symbols: int, dtype: Any = None) -> None:
    """Raises ValueError if the biases or weights of a projection fit no `symbols`."""
    if output_projection is None:
        return
    for value, shape in zip(output_projection, ([None, symbols], [symbols]), strict=True):
        value = tf.convert_to_tensor(value, dtype=dtype)
        value.shape.assert_is_compatible_with(shape)


def decoded_either_way(
    feed_previous: Any, decode: Callable[[bool], Any], state_like: Any, steps: int
) -> Any:
    """Returns outputs and state of `decode(True)` or `decode(False)`, as a bool or a tensor tells.

    Args:
      feed_previous: bool, or scalar bool tensor: then both are built, with the same variables.
      decode: a function from bool to a list of outputs and a state.
      state_like: a state whose structure the result gets.
      steps: int, how many outputs there are.
    """

    def branch(feed):
        reuse = None if feed else True  # TensorFlow 1 builds the true branch first
        with v1.variable_scope(v1.get_variable_scope(), reuse=reuse):
            outputs, state = decode(feed)
        return [*outputs, *tf.nest.flatten(state)]

    made = v1.cond(feed_previous, lambda: branch(True), lambda: branch(False))
    return made[:steps], tf.nest.pack_sequence_as(state_like, made[steps:])
