"""Batches of beams: `[N, ...]` repeated for each beam, and beams read back to their beginnings."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def tile_batch(t: Any, multiplier: Any, name: Any = None) -> Any:
    """Returns a nest of `[N, ...]` with each row repeated: `[N * multiplier, ...]`.

    Source: TensorFlow 1.15.
    """
    with v1.name_scope(name, "tile_batch"):
        return tf.nest.map_structure(lambda tensor: _tiled(tensor, multiplier), t)


def gather_tree(
    step_ids: Any,
    parent_ids: Any,
    max_sequence_lengths: Any,
    end_token: Any,
    name: Any = None,
) -> tf.Tensor:
    """Returns the symbols of each beam, from its end back to its beginning.

    Args:
      step_ids: int32 `[T, N, K]`, the symbol that each beam got at each step.
      parent_ids: int32 `[T, N, K]`, the beam of the step before that it came from.
      max_sequence_lengths: int32 `[N]`.
      end_token: int32 scalar, which fills what lies past a beam's first end token.
      name: str, of the operations.

    Returns:
      int32 `[T, N, K]`.

    Source: TensorFlow 1.15, where it is one operation.
    """
    with v1.name_scope(name, "gather_tree"):
        step_ids, parent_ids = tf.convert_to_tensor(step_ids), tf.convert_to_tensor(parent_ids)
        own = tf.zeros_like(parent_ids[0]) + tf.range(tf.shape(parent_ids)[2])  # [N, K]
        blank = tf.zeros_like(own) + end_token

        def back(later, now):
            time, symbols, parents = now
            beam = later[1]
            inside = tf.broadcast_to((time < max_sequence_lengths)[:, tf.newaxis], tf.shape(own))
            symbols = v1.where(inside, tf.gather(symbols, beam, batch_dims=1), blank)
            return symbols, v1.where(inside, tf.gather(parents, beam, batch_dims=1), own)

        steps = tf.range(tf.shape(step_ids)[0])
        symbols, _ = tf.scan(back, (steps, step_ids, parent_ids), (blank, own), reverse=True)
        ended = tf.cumsum(tf.cast(tf.equal(symbols, end_token), tf.int32), exclusive=True) > 0
        made = v1.where(ended, tf.zeros_like(symbols) + end_token, symbols)
        made.set_shape(step_ids.shape)
        return made


def _tiled(tensor, multiplier):
    tensor = tf.convert_to_tensor(tensor)
    if not tensor.shape.rank:
        raise ValueError(
            f"tile_batch: t must have statically known rank, one or more; got {tensor.shape}."
        )
    rows = tensor.shape.as_list()[0]
    made = tf.repeat(tensor, multiplier, axis=0)
    known = tf.get_static_value(tf.convert_to_tensor(multiplier))
    tiled = None if rows is None or known is None else rows * int(known)
    made.set_shape([tiled, *tensor.shape.as_list()[1:]])
    return made
