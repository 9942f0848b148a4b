"""Batches of random numbers, for a game whose data is not at hand.

Whether two engines are the same shows with any numbers of the right shape.
"""

import tensorflow as tf

from tfgan_lite import random
from tfgan_lite.data.batching import one_thread
from tfgan_lite.game import Game


def batches(game: Game, batch_size: int, seed: int, first: int | tf.Tensor) -> tf.data.Dataset:
    """Returns batches that are a function of (seed, input, number of the batch).

    Args:
      game: `Game`.
      batch_size: int >= 1.
      seed: int.
      first: int or int64 scalar tensor, the number of the first batch.

    Returns:
      An endless `tf.data.Dataset` of dicts from input name to tensor `[batch_size, ...]`:
      floats in [-1, 1), integers 0 and 1, which are labels of any game with two classes or
      more, and booleans.
    """

    def draw(number: tf.Tensor) -> dict[str, tf.Tensor]:
        return {given.name: _drawn(given, batch_size, seed, number) for given in game.inputs}

    drawn = tf.data.Dataset.range(first, tf.int64.max).map(draw).prefetch(1)
    return drawn.with_options(one_thread())


def _drawn(given, batch_size, seed, number):
    uniform = random.noise(
        [batch_size, *given.shape],
        seed=seed,
        stream=f"data/{given.name}",
        step=number,
        distribution="uniform",
    )
    dtype = tf.as_dtype(given.dtype)
    return tf.cast(2.0 * uniform - 1.0 if dtype.is_floating else tf.floor(2.0 * uniform), dtype)
