"""Noise to images: a chunk at a time, and the part of a graph that does it."""

from collections.abc import Callable, Mapping

import numpy as np
import tensorflow as tf

from tfgan_lite import stateful_random, update_ops
from tfgan_lite.game import Game

CHUNK = 256


def in_chunks(
    paint_chunk: Callable[[dict[str, np.ndarray]], np.ndarray], noise: Mapping[str, np.ndarray]
) -> np.ndarray:
    """Paints images, a chunk at a time so that memory stays bounded.

    Args:
      paint_chunk: function from noise to images.
      noise: dict from noise name to float array `[N, ...]`, N >= 1; of a game without noise,
        empty, and what it paints is one chunk.

    Returns:
      float32 array `[N, H, W, C]` in [-1, 1].
    """
    if not noise:
        return paint_chunk({})
    count = len(next(iter(noise.values())))
    return np.concatenate(
        [
            paint_chunk({k: np.asarray(v[i : i + CHUNK], np.float32) for k, v in noise.items()})
            for i in range(0, count, CHUNK)
        ]
    )


def paint(game: Game, noise: Mapping[str, tf.Tensor]) -> tf.Tensor:
    """Returns `game.sample` of noise; what it draws beside is the same at each call.

    Updates that layers make on the way, of running averages for one, are dropped: to look at a
    game must not change it.
    """
    with stateful_random.replayed(0, step=0), update_ops.collecting():
        return game.sample(**noise)


class Painting:
    """Builds `game.sample` into the default graph, below placeholders for its noise.

    Args:
      game: `Game`.
    """

    def __init__(self, game: Game) -> None:
        self._noise = {
            drawn.name: tf.compat.v1.placeholder(
                tf.float32, [None, *drawn.shape], f"sample/{drawn.name}"
            )
            for drawn in game.noise
        }
        self._images = paint(game, self._noise)

    def run(self, session: tf.compat.v1.Session, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images; see `in_chunks`."""

        def run_chunk(part):
            return session.run(self._images, {self._noise[k]: v for k, v in part.items()})

        return in_chunks(run_chunk, noise)
